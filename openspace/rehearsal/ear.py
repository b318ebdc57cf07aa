"""The live socket of a simulated person: it follows what the page follows, and says it is there."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import asdict

from websockets.asyncio.client import ClientConnection

from openspace.rehearsal.sockets import socket_at
from openspace.rehearsal.visitor import Visitor

PULSE = 20.0
RELOAD = '{"say":"reload"'


class Ear:
    """``heard`` is called with every frame, as it came."""

    def __init__(self, visitor: Visitor, heard: Callable[[str], None]) -> None:
        self._visitor = visitor
        self._heard = heard

    async def listen(self) -> None:
        """Listen until the connection ends or is cancelled."""
        async with socket_at(self._visitor, "live") as socket, asyncio.TaskGroup() as tasks:
            others = [tasks.create_task(self._follow(socket)), tasks.create_task(_pulse(socket))]
            async for frame in socket:
                text = str(frame)
                self._heard(text)
                if text.startswith(RELOAD):
                    await self._visitor.open(self._visitor.page)
            for each in others:
                each.cancel()

    async def _follow(self, socket: ClientConnection) -> None:
        while True:
            self._visitor.turned.clear()
            channels = [asdict(each) for each in self._visitor.channels]
            await socket.send(json.dumps({"say": "follow", "channels": channels}))
            await self._visitor.turned.wait()


async def _pulse(socket: ClientConnection) -> None:
    while True:
        await asyncio.sleep(PULSE)
        await socket.send('{"say":"pulse"}')

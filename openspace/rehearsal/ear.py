"""The live socket of a simulated person: it follows what the page follows, and says it is there.

Rules:
    EA1 A push is heard once and in order, as the page's own script does: one that ends before what
        was seen adds nothing, one that begins after it is asked for again.
    EA2 Told to load anew, a page waits a random moment, as every browser does.
"""

import asyncio
import json
import random
from collections.abc import Callable
from dataclasses import asdict

from websockets.asyncio.client import ClientConnection

from openspace.rehearsal.reading import PUSH, Followed
from openspace.rehearsal.sockets import socket_at
from openspace.rehearsal.visitor import Visitor

PULSE = 20.0
RELOAD = '{"say":"reload"'
SPREAD = 3.0


class Ear:
    """``heard`` is called with every push that counts, and with whatever else is said."""

    def __init__(self, visitor: Visitor, heard: Callable[[str], None]) -> None:
        self._visitor = visitor
        self._heard = heard
        self._page: tuple[Followed, ...] | None = None
        self._seen: dict[str, Followed] = {}
        self._renewing: asyncio.Task[None] | None = None
        self._socket: ClientConnection | None = None
        self.was_cut = False
        """Whether the line that there is, or was, has been let go by whose it is."""

    async def listen(self) -> None:
        """Listen until the connection ends or is cancelled."""
        async with socket_at(self._visitor, "live") as socket, asyncio.TaskGroup() as tasks:
            self._socket, self.was_cut = socket, False
            others = [tasks.create_task(self._follow(socket)), tasks.create_task(_pulse(socket))]
            async for frame in socket:
                text = str(frame)
                if text.startswith(RELOAD):
                    self._renew_soon(tasks)
                elif self._counts(text):
                    self._heard(text)
            for each in others:
                each.cancel()
            if self._renewing:
                self._renewing.cancel()

    def fall_silent(self) -> None:
        """Neither hear nor answer any more, as when the line is gone."""
        self.was_cut = True
        if self._socket:
            self._socket.transport.pause_reading()

    def cut(self) -> None:
        """Let the line go without a word."""
        if self._socket:
            self._socket.transport.abort()

    async def _follow(self, socket: ClientConnection) -> None:
        while True:
            self._visitor.turned.clear()
            self._look()
            channels = [asdict(each) for each in self._seen.values()]
            await socket.send(json.dumps({"say": "follow", "channels": channels}))
            await self._visitor.turned.wait()

    def _look(self) -> None:
        """Begin anew with what another page says of itself."""
        if self._page is not self._visitor.channels:
            self._page = self._visitor.channels
            self._seen = {each.channel: each for each in self._page}

    def _counts(self, frame: str) -> bool:
        said = PUSH.match(frame)
        if said is None:
            return True
        self._look()
        channel, epoch = said[1], said[2]
        since, to = int(said[3]), int(said[4])
        before = self._seen.get(channel)
        if before is None:
            return False
        if epoch != before.epoch or since > before.seen:
            self._visitor.turned.set()
            return False
        if to <= before.seen:
            return False
        self._seen[channel] = Followed(channel, epoch, to)
        return True

    def _renew_soon(self, tasks: asyncio.TaskGroup) -> None:
        if self._renewing is None or self._renewing.done():
            self._renewing = tasks.create_task(self._renew())

    async def _renew(self) -> None:
        await asyncio.sleep(random.uniform(0, SPREAD))  # noqa: S311
        await self._visitor.open(self._visitor.page)


async def _pulse(socket: ClientConnection) -> None:
    while True:
        await asyncio.sleep(PULSE)
        await socket.send('{"say":"pulse"}')

"""Somebody between us and a real Janus, who passes frames on or does worse.

The rule: what a test meddles with is one thing at a time; everything else stays Janus's own words.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.client import connect
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

from tests.calls.servers import Janus

JANUS = [Subprotocol("janus-protocol")]
Twist = Callable[[dict[str, Any]], Sequence[str]]


def honest(frame: dict[str, Any]) -> Sequence[str]:
    """Only what Janus says."""
    return [json.dumps(frame)]


def silent(_: dict[str, Any]) -> Sequence[str]:
    """Nothing at all."""
    return []


@dataclass
class Meddler:
    """``twist`` turns each thing that Janus says into what is heard, in this order."""

    janus: Janus
    address: str = ""
    twist: Twist = honest
    sockets: list[ServerConnection] = field(default_factory=list)

    async def pass_on(self, ours: ServerConnection) -> None:
        self.sockets.append(ours)
        async with connect(self.janus.address, subprotocols=JANUS, proxy=None) as theirs:

            async def asked() -> None:
                async for frame in ours:
                    await theirs.send(frame)

            async def answered() -> None:
                async for frame in theirs:
                    for heard in self.twist(json.loads(frame)):
                        await ours.send(heard)

            tasks = [asyncio.create_task(asked()), asyncio.create_task(answered())]
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def say(self, frame: str | bytes) -> None:
        """Say this to every line that is open, out of the blue."""
        for socket in self.sockets:
            with suppress(ConnectionClosed):
                await socket.send(frame)


@asynccontextmanager
async def meddling(janus: Janus) -> AsyncIterator[Meddler]:
    meddler = Meddler(janus)
    async with serve(meddler.pass_on, "127.0.0.1", 0, subprotocols=JANUS) as server:
        port = next(iter(server.sockets)).getsockname()[1]
        meddler.address = f"ws://127.0.0.1:{port}"
        yield meddler

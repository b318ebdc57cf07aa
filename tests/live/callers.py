"""People at a call's line, without a browser: they say words and wait for words."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

from websockets.asyncio.client import ClientConnection

from tests.live.live_server import Served, word

SDP = "v=0\r\n"


@dataclass(frozen=True)
class AtTheLine:
    """Somebody's line to a call; ``you`` is the id of their seat."""

    line: ClientConnection
    you: str = ""

    async def say(self, say: str, **told: object) -> None:
        await self.line.send(json.dumps({"say": say, **told}))

    async def until(self, say: str) -> dict[str, Any]:
        """The next word of this kind; what comes before is passed over."""
        while (said := await word(self.line))["say"] != say:
            pass
        return said

    async def next(self) -> dict[str, Any]:
        """The next word."""
        return await word(self.line)

    async def silent(self) -> None:
        """Nothing waits to be heard: the next thing is the answer to a pulse."""
        await self.say("pulse")
        assert await self.next() == {"say": "pulse"}


@asynccontextmanager
async def lines(
    served: Served, person: str, room: str = "b1", **asked: Any
) -> AsyncIterator[AtTheLine]:
    """A line that has said nothing yet."""
    async with served.line(person, f"calls/{room}", **asked) as line:
        yield AtTheLine(line)


@asynccontextmanager
async def calling(
    served: Served, person: str, room: str = "b1", tab: str = ""
) -> AsyncIterator[AtTheLine]:
    """Somebody who has a seat."""
    async with lines(served, person, room) as at:
        await at.say("join", tab=tab or f"the-tab-of-{person}-".ljust(24, "x"))
        welcome = await at.until("welcome")
        yield AtTheLine(at.line, welcome["you"])

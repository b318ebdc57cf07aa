"""What everyone sees, asked for every few seconds by one for all, and waiting with an eye on it."""

import asyncio
import random
from contextlib import suppress
from itertools import count
from typing import Final

import httpx2

from openspace.rehearsal import reading
from openspace.rehearsal.reading import Clock
from openspace.rehearsal.sight import Seen
from openspace.rehearsal.visitor import Visitor

EVERY: Final = 3.0
CLOCK_EVERY: Final = 10
"""How many looks go without one at the page's clock, unless somebody calls."""

QUICKEST: Final = 0.5
SLOWEST: Final = 10.0
"""Seconds that people take to notice that another phase has begun."""

TWINS: Final = ("topics.json", "agenda.json", "whereabouts.json")


class Lookout:
    """Looks with the eyes of somebody who is inside, on a page of their own.

    ``slow`` is how many seconds the slowest takes to notice that another phase has begun.
    """

    def __init__(self, visitor: Visitor, slow: float = SLOWEST) -> None:
        self._slow = slow
        self._visitor = visitor
        self._clock: Clock | None = None
        self._seen: Seen | None = None
        self._called = asyncio.Event()
        self._turned = asyncio.Event()

    @property
    def seen(self) -> Seen:
        """How things stood a moment ago; there must have been one look."""
        if self._seen is None:
            raise LookupError("nobody has looked yet")
        return self._seen

    @property
    def ends(self) -> float:
        """When the open phase ends (seconds since 1970); 0 when it does not."""
        return self._clock.until / 1000 if self._clock else 0.0

    async def look(self) -> None:
        """See how things stand now."""
        clock = self._clock = self._clock or reading.clock(await self._visitor.open(""))
        wall, grid, rooms = [await self._visitor.twin(name) for name in TWINS]
        self._saw(reading.seen(clock, wall, grid, rooms))

    def call(self) -> None:
        """Something is happening: look at once."""
        self._called.set()

    async def watch(self) -> None:
        """Look again and again, until cancelled; a server that is away is no reason to end."""
        for look in count(1):
            with suppress(TimeoutError):
                async with asyncio.timeout(EVERY):
                    await self._called.wait()
            if self._called.is_set() or look % CLOCK_EVERY == 0:
                self._clock = None
            self._called.clear()
            with suppress(httpx2.HTTPError):
                await self.look()

    async def wait(self, seconds: float, dice: random.Random) -> None:
        """Let time pass; when another phase begins meanwhile, only some moments more."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._turned.wait()
            await asyncio.sleep(dice.uniform(QUICKEST, self._slow))

    def _saw(self, seen: Seen) -> None:
        before, self._seen = self._seen, seen
        if before and (before.phase, before.slot) != (seen.phase, seen.slot):
            self._turned.set()
            self._turned = asyncio.Event()

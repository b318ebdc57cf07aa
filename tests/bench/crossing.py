"""Votes on their way: sent by one, waited for in the sockets of the others.

The rule: a topic carries one vote at a time, so a frame that names the topic is about that vote.
"""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

LOST = 10.0


@dataclass(eq=False)
class Crossing:
    """One vote: when it was sent, who waits for it, and when it came to the second and the last."""

    sent: float
    second: int
    waiting: set[int]
    came_to_second: float = 0.0
    came_to_last: float = 0.0
    over: asyncio.Event = field(default_factory=asyncio.Event)

    def came(self, to: int, at: float) -> None:
        """A frame about it came to this person."""
        self.waiting.discard(to)
        if to == self.second and not self.came_to_second:
            self.came_to_second = at
        if not self.waiting and not self.came_to_last:
            self.came_to_last = at
            self.over.set()


@dataclass
class Crossings:
    """The votes that are under way, by their topic, and what was measured of those that came."""

    topics: list[str]
    people: int
    dice: random.Random
    under_way: dict[str, Crossing] = field(default_factory=dict)
    to_second: list[float] = field(default_factory=list)
    to_last: list[float] = field(default_factory=list)
    acknowledged: list[float] = field(default_factory=list)
    lost: int = 0
    frames: int = 0
    bytes: int = 0

    def came(self, to: int, frame: str) -> None:
        """A frame came to somebody."""
        at = time.perf_counter()
        self.frames += 1
        self.bytes += len(frame)
        for topic, crossing in self.under_way.items():
            if topic in frame:
                crossing.came(to, at)

    async def vote(self, person: int, send: Callable[[str], Awaitable[object]]) -> None:
        """Let somebody vote on a topic that is free, and wait until everyone has it."""
        free = [topic for topic in self.topics if topic not in self.under_way]
        if not free:
            return
        topic = self.dice.choice(free)
        others = set(range(self.people)) - {person}
        crossing = Crossing(time.perf_counter(), self.dice.choice(sorted(others)), others)
        self.under_way[topic] = crossing
        await send(topic)
        self.acknowledged.append(time.perf_counter() - crossing.sent)
        try:
            async with asyncio.timeout(LOST):
                await crossing.over.wait()
            self.to_second.append(crossing.came_to_second - crossing.sent)
            self.to_last.append(crossing.came_to_last - crossing.sent)
        except TimeoutError:
            self.lost += 1
        del self.under_way[topic]

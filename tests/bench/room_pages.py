"""A page of somebody who goes from room to room, as a bench keeps it: loaded, moved, pushed.

The rule: a page is what it was loaded with and the pushes that came since; of all that it shows,
kept is how many are in each room.
"""

import asyncio
import re
import time
from dataclasses import dataclass, field

from openspace.rehearsal import reading
from openspace.rehearsal.reading import Followed
from tests.bench.gathered import Gathered, Someone
from tests.bench.wire import Line, Sight, line_to, sight_of

INSIDE = "SELECT room, count(*) FROM whereabouts WHERE away = 0 AND room <> '' GROUP BY room"
HEADS = re.compile(rb'id=\\?"other_(\w+)\\?".*?<small>(\d+)', re.DOTALL)
PUSH = re.compile(rb'\{"say":"push","channel":"([\w:-]+)","epoch":"\w+","from":(\d+),"to":(\d+)')
SENT_ON = re.compile(rb"\r\nlocation: (\S+)", re.IGNORECASE)

Heads = dict[str, int]
"""How many are in each room that has somebody in it."""


@dataclass
class Frames:
    """What frames say of the rooms; everyone gets the same ones, so each is read once."""

    read: dict[bytes, Heads] = field(default_factory=dict)
    size: int = 0
    many: int = 0

    def heads(self, frame: bytes) -> Heads:
        """How many a frame says are in its rooms."""
        self.size += len(frame)
        self.many += 1
        if frame not in self.read:
            self.read[frame] = heads_in(frame)
        return self.read[frame]


@dataclass
class Page:
    """Somebody's page: the rooms as it shows them, and when that last changed."""

    someone: Someone
    frames: Frames
    address: str
    heads: Heads = field(default_factory=dict)
    epoch: str = ""
    seen: dict[str, int] = field(default_factory=dict)
    changed: float = 0.0
    answered: float = 0.0
    took: float = 0.0
    back: float = 0.0
    sight: Sight | None = None
    renewing: asyncio.Task[None] | None = None
    renewals: int = 0

    @property
    def rooms(self) -> Heads:
        """Those that it says have somebody in them."""
        return {room: many for room, many in self.heads.items() if many}

    @property
    def followed(self) -> tuple[Followed, ...]:
        """What it follows, from the version that it shows."""
        return tuple(Followed(name, self.epoch, seen) for name, seen in self.seen.items())

    def close(self) -> None:
        """Hang up."""
        if self.sight:
            self.sight.close()

    def cut(self) -> None:
        """The line breaks, without a word to either side."""
        assert self.sight and self.sight.out
        self.sight.out.abort()

    async def come_back(self) -> None:
        """On a new line, follow from what it shows."""
        self.sight = await sight_of(self.someone.door, self.followed, self.heard)
        self.back = time.perf_counter()

    def heard(self, frame: bytes, at: float) -> None:
        """A frame came; one that is not newer than the page says nothing."""
        if frame.startswith(b'{"say":"reload"'):
            if self.renewing is None or self.renewing.done():
                self.renewals += 1
                self.renewing = asyncio.create_task(self._renew())
            return
        push = PUSH.match(frame)
        if push is None or int(push[3]) <= self.seen.get(push[1].decode(), 0):
            return
        self.seen[push[1].decode()] = int(push[3])
        self._now(self.frames.heads(frame), at)

    async def move(self, room: str) -> None:
        """Go in, and look where the answer sends one."""
        door, began = self.someone.door, time.perf_counter()
        async with line_to(door) as line:
            answer = await line.ask(door.post(f"rooms/{room}/entrance", b"", self.address))
            self.answered = time.perf_counter()
            self.took = self.answered - began
            on = SENT_ON.search(answer.head)
            assert answer.status == 303 and on, answer.head
            self.address = on[1].decode().partition(f"/g/{door.code}/")[2]
            await self._load(line)

    async def _renew(self) -> None:
        async with line_to(self.someone.door) as line:
            await self._load(line)

    async def _load(self, line: Line) -> None:
        """Fetch the page, and follow it from the version that it shows."""
        answer = await line.ask(self.someone.door.get(self.address))
        assert answer.status == 200, answer.head
        channels = reading.channels(answer.body.decode())
        self.epoch = channels[0].epoch
        self.seen = {each.channel: each.seen for each in channels}
        self._now(heads_in(answer.body), time.perf_counter())
        if self.sight:
            self.sight.follow(channels)

    def _now(self, heads: Heads, at: float) -> None:
        fresh = self.heads | heads
        if fresh != self.heads:
            self.heads, self.changed = fresh, at


def heads_in(html: bytes) -> Heads:
    """How many some html says are in its rooms."""
    return {room.decode(): int(many) for room, many in HEADS.findall(html)}


def kept(there: Gathered) -> Heads:
    """How many the store says are in each room."""
    return {room: int(many) for room, many in there.rows(INSIDE)}

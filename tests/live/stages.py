"""A stage whose frames a test makes and sees: pages that follow by the browser's own rule.

The rule of a page: a push counts if it begins no later than what was seen and leads further;
one that begins later is a gap, and the page asks again; "load anew" fetches the page of now.
"""

import asyncio
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from openspace.bus.channels import Channel
from openspace.bus.stream import Bus
from openspace.domain.facts import Fact
from openspace.domain.facts.marketplace import VoteCast
from openspace.live.stage import Stage
from tests.cast import CODE, at
from tests.live.note_sockets import until

WALL = Channel(CODE, "wall")


def vote(person: int) -> VoteCast:
    return VoteCast(CODE, "t1", f"p{person}", at(9, 45))


@dataclass
class Hall:
    """A bus and a stage; frames are made of the facts' people, when the pen is free."""

    bus: Bus = field(default_factory=Bus)
    drawn: list[tuple[str, str, int]] = field(default_factory=list)
    broken: BaseException | None = None
    people: int = 0

    def __post_init__(self) -> None:
        self.stage = Stage(self.bus, self.render)
        self.pen = asyncio.Event()
        self.pen.set()

    async def render(
        self, channel: Channel, facts: tuple[Fact, ...], languages: frozenset[str]
    ) -> Mapping[str, str]:
        """Says who voted; counted in ``drawn``."""
        self.drawn += [(channel.name, language, len(facts)) for language in sorted(languages)]
        await self.pen.wait()
        if self.broken:
            raise self.broken
        said = " ".join(fact.participant for fact in facts if isinstance(fact, VoteCast))
        return dict.fromkeys(languages, said)

    def votes(self, times: int = 1) -> None:
        for _ in range(times):
            self.people += 1
            self.bus.publish(vote(self.people))

    @property
    def sequence(self) -> int:
        return self.bus.sequence(WALL)

    @property
    def present(self) -> set[str]:
        """What a page that is fetched now shows."""
        return {f"p{number + 1}" for number in range(self.people)}


@dataclass(eq=False)
class Page:
    """A page in the hall. ``shown`` says whose votes it shows; ``lost`` frames never come."""

    hall: Hall
    language: str = "en"
    participant: str | None = None
    lost: int = 0
    frames: list[str] = field(default_factory=list)
    gaps: int = 0

    def __post_init__(self) -> None:
        self.fetch()

    def fetch(self) -> None:
        """Load the page of now."""
        self.epoch, self.seen = self.hall.bus.epoch, self.hall.sequence
        self.shown = set(self.hall.present)

    async def follow(self, channel: Channel = WALL) -> None:
        await self.hall.stage.follow(channel, self, self.epoch, self.seen)

    def offer(self, frame: str) -> None:
        if self.lost:
            self.lost -= 1
            return
        self.frames.append(frame)
        said = json.loads(frame)
        if said["say"] == "reload":
            self.fetch()
        elif said["epoch"] != self.epoch or said["from"] > self.seen:
            self.gaps += 1
        elif said["to"] > self.seen:
            self.shown |= set(said["html"].split())
            self.seen = said["to"]

    @property
    def said(self) -> list[dict[str, Any]]:
        return [json.loads(frame) for frame in self.frames]

    @property
    def steps(self) -> list[tuple[int, int]]:
        """From where to where its pushes led."""
        return [(each["from"], each["to"]) for each in self.said]

    async def equal(self) -> None:
        """Wait until it shows what a fresh page shows, without a gap."""
        await until(lambda: self.seen == self.hall.sequence)
        assert (self.shown, self.gaps) == (self.hall.present, 0)


async def equal(pages: Sequence[Page]) -> None:
    for page in pages:
        await page.equal()

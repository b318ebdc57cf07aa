"""A topic and what was said about it, as a workbook prints it: plain values.

The idea: a chapter holds only what may be printed; whoever builds it leaves out the names of those
who did not agree to be named.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from openspace.domain.counting import Counts
from openspace.domain.facts.marketplace import Link
from openspace.domain.notes import Block, lines
from openspace.domain.reports import Step


@dataclass(frozen=True, slots=True)
class Convener:
    """Who named the topic, as they agreed to be named; an empty name is left out."""

    name: str
    organisation: str = ""
    sector: str = ""


@dataclass(frozen=True, slots=True)
class Listed:
    """A participant who agreed to stand in the list."""

    name: str
    organisation: str = ""


@dataclass(frozen=True, slots=True)
class Guest:
    """A topic that came along with another one: its number and title stand in that chapter."""

    number: int
    title: str


@dataclass(frozen=True, slots=True)
class Distilled:
    """What one conversation came to; texts may have several lines, of which none is empty."""

    summary: str = ""
    agree: str = ""
    differ: str = ""
    steps: tuple[Step, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Added:
    """What somebody added afterwards; an empty name is left out. Aware datetime."""

    name: str
    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Amended:
    """Who wrote in a chapter's report or notes after the closing, and when last; an empty name is
    left out. Aware datetime."""

    name: str
    what: Literal["report", "notes"]
    at: datetime


@dataclass(frozen=True, slots=True)
class Chapter:
    """A topic and what was said. Those who were there: ``present`` agreed to be named, and have
    an organisation where they agreed to be listed too; ``others`` did not; ``sectors`` counts them
    all, ``note_takers`` agreed too. ``again`` are slot and place of its further runs,
    ``came_along`` the topics that went into it, ``reports`` are what each of its conversations came
    to, ``additions`` what anybody added to them, the oldest first; ``amended`` is who wrote in it
    after the closing, the last one last."""

    number: int
    title: str
    language: str | None = None
    conveners: tuple[Convener, ...] = ()
    note_takers: tuple[str, ...] = ()
    slot: str | None = None
    place: str | None = None
    again: tuple[tuple[str, str], ...] = ()
    votes: int | None = 0
    sectors: Counts = ()
    present: tuple[Listed, ...] = ()
    others: int = 0
    sdgs: tuple[int, ...] = ()
    challenges: tuple[str, ...] = ()
    description: str = ""
    notes: tuple[Block, ...] = ()
    reports: tuple[Distilled, ...] = ()
    came_along: tuple[Guest, ...] = ()
    additions: tuple[Added, ...] = ()
    amended: tuple[Amended, ...] = ()

    @property
    def people(self) -> int:
        """How many were there."""
        counted = sum(count for _, count in self.sectors)
        return max(len(self.present) + self.others, counted)

    @property
    def reported(self) -> bool:
        """Whether anybody wrote anything."""
        return bool(self.reports) or next(lines(self.notes), None) is not None

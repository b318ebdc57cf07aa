"""How the book is made up: what was chosen for it, what was left out, who was reminded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class BookEdited(Fact):
    """A part of the book's make-up says this from now on; ``values`` are its fields."""

    part: str
    values: Mapping[str, str]
    participant: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ChapterLeftOut(Fact):
    """A topic's chapter does not stand in the book."""

    topic: str
    reason: str
    participant: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ChapterTakenIn(Fact):
    """A chapter that was left out stands in the book again."""

    topic: str
    participant: str


@dataclass(frozen=True, slots=True)
class ConvenersReminded(Fact):
    """Those who convene a topic were told that something is missing in its chapter."""

    topic: str
    participant: str
    at: datetime

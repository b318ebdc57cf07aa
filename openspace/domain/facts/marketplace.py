"""What happened on the wall."""

from dataclasses import dataclass
from datetime import datetime

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class Link:
    """Something to read or see that belongs to a topic; ``title`` may be empty."""

    address: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class TopicProposed(Fact):
    """A topic was put up; ``breakout`` is its first run, whose id lasts."""

    topic: str
    number: int
    breakout: str
    title: str
    description: str
    sdgs: tuple[int, ...]
    challenges: tuple[str, ...]
    convener: str | None
    convener_name: str
    convener_organisation: str
    convener_sector: str
    at: datetime
    tags: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class TopicRetitled(Fact):
    """A topic has another title."""

    topic: str
    title: str


@dataclass(frozen=True, slots=True)
class TopicReworded(Fact):
    """What is written about a topic under its title has changed."""

    topic: str
    description: str
    sdgs: tuple[int, ...]
    challenges: tuple[str, ...]
    tags: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class TopicWithdrawn(Fact):
    """A topic was taken off the wall; its votes, notes and number stay with it."""

    topic: str


@dataclass(frozen=True, slots=True)
class VoteCast(Fact):
    """A participant marked interest in a topic; a ``quiet`` one is told to them and the desk."""

    topic: str
    participant: str
    at: datetime
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class VoteTakenBack(Fact):
    """A participant took a mark of interest back; a ``quiet`` one as above."""

    topic: str
    participant: str
    quiet: bool = False

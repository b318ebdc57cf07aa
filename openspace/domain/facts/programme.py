"""What happened to the fixed programme."""

from dataclasses import dataclass
from datetime import datetime

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class SeminarAdded(Fact):
    """A seminar stands in the programme; like a topic it has a breakout and a number."""

    topic: str
    number: int
    breakout: str
    title: str
    track: str
    speakers: tuple[str, ...]
    description: str
    at: datetime
    language: str = ""


@dataclass(frozen=True, slots=True)
class SeminarChanged(Fact):
    """A seminar's words are others."""

    topic: str
    title: str
    track: str
    speakers: tuple[str, ...]
    description: str

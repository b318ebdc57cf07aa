"""What facilitators say to many at once, and that they ask everyone to come together."""

from dataclasses import dataclass
from datetime import datetime

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class Announced(Fact):
    """Something was said to everyone, to the room or to the sector ``of``.

    ``people`` are those who are told of it now, where that is not everyone.
    """

    announcement: str
    text: str
    language: str
    audience: str
    of: str
    by: str
    at: datetime
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CalledTogether(Fact):
    """Everyone is asked to come to a room; ``text`` may be empty."""

    announcement: str
    text: str
    language: str
    room: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AnnouncementWithdrawn(Fact):
    """It stands no longer, for anybody; ``by`` is empty where that came by itself."""

    announcement: str
    by: str = ""


@dataclass(frozen=True, slots=True)
class AnnouncementPutAway(Fact):
    """Somebody does not want to see it any more."""

    announcement: str
    participant: str

"""What people do in a room: raise a hand, take the notes, ask for a facilitator, say a line.

A room is the id of a breakout or of a standing room.
"""

from dataclasses import dataclass
from datetime import datetime

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class HandRaised(Fact):
    """Somebody wants to speak."""

    hand: str
    room: str
    participant: str
    at: datetime


@dataclass(frozen=True, slots=True)
class HandLowered(Fact):
    """A hand is down again, by its owner or by whoever leads the room."""

    hand: str
    room: str
    participant: str


@dataclass(frozen=True, slots=True)
class NoteTakerChanged(Fact):
    """Somebody takes a breakout's notes from now on; None when the role was given back.

    ``before`` held it until then.
    """

    breakout: str
    participant: str | None
    before: str | None


@dataclass(frozen=True, slots=True)
class HelpAsked(Fact):
    """Those in a room ask for a facilitator; ``people`` are the facilitators, who are told."""

    help: str
    room: str
    participant: str
    why: str
    people: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class HelpAnswered(Fact):
    """A facilitator is on the way (``by``), or it is ``done``: by them, or in the room itself."""

    help: str
    room: str
    by: str
    people: tuple[str, ...]
    done: bool = False


@dataclass(frozen=True, slots=True)
class LineSaid(Fact):
    """Somebody said something in a room's chat. What, only the memory of the server knows."""

    room: str
    line: str


@dataclass(frozen=True, slots=True)
class LineTakenAway(Fact):
    """A line of a room's chat is gone."""

    room: str
    line: str


@dataclass(frozen=True, slots=True)
class ChatForgotten(Fact):
    """All that was said in a room's chat is gone."""

    room: str

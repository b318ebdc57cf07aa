"""What is added to a conversation afterwards, and taken away again."""

from dataclasses import dataclass
from datetime import datetime

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class AdditionMade(Fact):
    """Somebody added this to what was said in a breakout."""

    breakout: str
    addition: str
    text: str
    participant: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AdditionWithdrawn(Fact):
    """Whoever made it took it back."""

    breakout: str
    addition: str
    participant: str


@dataclass(frozen=True, slots=True)
class AdditionTakenAway(Fact):
    """A facilitator took away what a participant had added."""

    breakout: str
    addition: str
    participant: str
    by: str
    at: datetime

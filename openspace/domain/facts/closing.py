"""What was said in the closing circle: a line each."""

from dataclasses import dataclass
from datetime import datetime

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class ReflectionSaid(Fact):
    """Somebody said a line, or another than before; ``named`` with their name."""

    reflection: str
    participant: str
    text: str
    named: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class ReflectionTakenBack(Fact):
    """Whoever said it took it back."""

    reflection: str
    participant: str


@dataclass(frozen=True, slots=True)
class ReflectionTakenAway(Fact):
    """A facilitator took away what somebody had said."""

    reflection: str
    participant: str
    by: str
    at: datetime

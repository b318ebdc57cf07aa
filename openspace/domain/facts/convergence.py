"""What happened while the gathering converged: its rules, and the dots that were laid."""

from dataclasses import dataclass
from datetime import datetime

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class ConvergenceRulesSet(Fact):
    """How the gathering converges from now on, and which bodies follow its actions up."""

    way: str
    dots: int
    counts: str
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CountsRevealed(Fact):
    """A facilitator lets everyone read how many dots each topic has."""


@dataclass(frozen=True, slots=True)
class CountsCovered(Fact):
    """A facilitator covers the numbers up again."""


@dataclass(frozen=True, slots=True)
class DotLaid(Fact):
    """A participant laid a dot, and has so many on the topic now; ``quiet``: they alone see it."""

    topic: str
    participant: str
    dots: int
    at: datetime
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class DotTakenBack(Fact):
    """A participant took a dot back, and has so many left on the topic; ``quiet`` as above."""

    topic: str
    participant: str
    dots: int
    quiet: bool = False

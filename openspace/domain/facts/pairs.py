"""Which topics are kept apart or together, and in which rounds a convener cannot."""

from dataclasses import dataclass

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class TopicsPaired(Fact):
    """Two topics are kept ``apart`` or ``together``; ``first`` sorts before ``second``."""

    first: str
    second: str
    kind: str


@dataclass(frozen=True, slots=True)
class TopicsUnpaired(Fact):
    """Two topics hang as they will again."""

    first: str
    second: str


@dataclass(frozen=True, slots=True)
class AvailabilityTold(Fact):
    """Somebody cannot convene in these slots, and in all others they can."""

    participant: str
    unavailable: tuple[str, ...]

"""Who takes part in the building."""

from dataclasses import dataclass

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class InHallTold(Fact):
    """Somebody said that they are ``in_hall``, or online; ``room`` is where they are now."""

    participant: str
    in_hall: bool
    room: str | None

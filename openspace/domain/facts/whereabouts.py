"""Who went where. Stored is where somebody is now, never the way they took."""

from dataclasses import dataclass

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class ParticipantMoved(Fact):
    """Somebody changed room. ``None`` stands for the hallway.

    ``away`` says that the person is out of reach: not counted anywhere, and back in the
    same room when they come again.
    """

    participant: str
    breakout: str | None
    from_breakout: str | None
    away: bool = False

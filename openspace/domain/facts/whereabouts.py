"""Who went where. Stored is where somebody is now, never the way they took."""

from dataclasses import dataclass

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class ParticipantMoved(Fact):
    """Somebody changed room: a breakout or a standing room. ``None`` stands for the hallway.

    ``away`` says that the person is out of reach: not counted anywhere, and back in the
    same room when they come again. ``followers`` are asked along.
    """

    participant: str
    room: str | None
    from_room: str | None
    away: bool = False
    followers: tuple[str, ...] = ()

"""The law of mobility: everyone goes where they will, one move at a time.

Rules:
    H1 Somebody is in one room, or in the hallway; a second tab does not double them. A room is
       a breakout or a standing room.
    H2 Going where one is already changes nothing.
    H3 When a room closes, those in it stand in the hallway.
    H4 Who is out of reach is away: counted nowhere, and back in the same room on return.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from openspace.domain.facts import Fact
from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.domain.refusal import Outcome, Refusal

NO_SUCH_ROOM = Refusal("no_such_room", "That room is not here any more. Choose another one.")


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where somebody is: the id of a breakout or of a standing room; None is the hallway.

    ``followers`` are told when they move; asked for one person, not of everybody present.
    """

    participant: str
    room: str | None = None
    away: bool = True
    followers: tuple[str, ...] = ()


def enter(gathering: str, now: Whereabouts, room: str, is_there: bool) -> Outcome:
    """Go into a room. ``is_there`` says whether the gathering has one of that id."""
    if not is_there:
        return NO_SUCH_ROOM
    return _moved(gathering, now, room, away=False)


def leave(gathering: str, now: Whereabouts) -> Outcome:
    """Go out into the hallway."""
    return _moved(gathering, now, None, away=False)


def arrive(gathering: str, now: Whereabouts) -> Outcome:
    """Be in reach (again), in the room one was in (H4)."""
    return _moved(gathering, now, now.room, away=False)


def vanish(gathering: str, now: Whereabouts) -> Outcome:
    """Be out of reach (H4)."""
    return _moved(gathering, now, now.room, away=True)


def sent_out(gathering: str, inside: Iterable[Whereabouts]) -> tuple[Fact, ...]:
    """What closing a room does to those whose room it is (H3)."""
    return tuple(
        ParticipantMoved(gathering, each.participant, None, each.room, each.away, each.followers)
        for each in inside
    )


def _moved(gathering: str, now: Whereabouts, to: str | None, *, away: bool) -> Outcome:
    if (now.room, now.away) == (to, away):
        return ()
    return (ParticipantMoved(gathering, now.participant, to, now.room, away, now.followers),)

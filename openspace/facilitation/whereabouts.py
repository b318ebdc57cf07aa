"""Verbs of moving about."""

from collections.abc import Callable
from datetime import datetime

from openspace.domain import whereabouts as domain
from openspace.domain.foyer import may_enter
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome
from openspace.domain.rooms import standing
from openspace.facilitation.house import verb
from openspace.facilitation.loading import gathering_of
from openspace.store import marketplace, whereabouts
from openspace.store.keeping import Transaction


@verb(Act.MOVE)
def enter(tx: Transaction, caller: Caller, _: datetime, room: str) -> Outcome:
    """Go into a breakout or a standing room."""
    is_there = has_open_room(tx, caller, room)
    now = whereabouts.of(tx, caller.person)
    return domain.enter(caller.gathering, now, room, is_there=is_there)


@verb(Act.MOVE)
def leave(tx: Transaction, caller: Caller, _: datetime) -> Outcome:
    """Go out into the hallway."""
    return domain.leave(caller.gathering, whereabouts.of(tx, caller.person))


@verb(Act.MOVE)
def arrive(tx: Transaction, caller: Caller, _: datetime) -> Outcome:
    """Be in reach, in the room one was in."""
    return domain.arrive(caller.gathering, whereabouts.of(tx, caller.person))


@verb(None)
def vanish(
    tx: Transaction, caller: Caller, _: datetime, is_back: Callable[[], bool] = lambda: False
) -> Outcome:
    """Be out of reach, unless somebody is back by the time this is decided."""
    if is_back():
        return ()
    return domain.vanish(caller.gathering, whereabouts.of(tx, caller.person))


def has_open_room(tx: Transaction, caller: Caller, room: str) -> bool:
    """Whether one can go into a room now."""
    if found := standing(room):
        gathering = gathering_of(tx, caller)
        rooms = whereabouts.by_room(tx, caller.gathering)
        heads = {room: len(people) for room, people in rooms.items()}
        return may_enter(found, gathering.timetable.now.phase, len(gathering.tables), heads)
    return marketplace.has_open_breakout(tx, caller.gathering, room)

"""Looking round for the desk: every few seconds, in every gathering where a round runs.

The rule: what is seen is told when it changes, and kept nowhere.
"""

from collections import Counter
from datetime import datetime
from typing import NamedTuple

from openspace.domain.attention import Room, limit_of
from openspace.domain.calls import Means
from openspace.domain.facts.attention import RoomsLookedAt
from openspace.domain.permissions import Caller, Role
from openspace.facilitation.house import House
from openspace.facilitation.loading import gathering_of
from openspace.store import agenda, gatherings, notes, whereabouts
from openspace.store.keeping import Transaction


class Seen(NamedTuple):
    """The rooms of a round that runs, and when it began."""

    gathering: str
    rooms: tuple[Room, ...]
    began: datetime


async def look_round(house: House) -> None:
    """Tell the desks what has changed since the last look."""
    seen = await house.store.read(lambda tx: _seen(tx, house.means))
    here = [each.gathering for each in seen]
    changed = [each.gathering for each in seen if house.looks.look(*each, house.clock())]
    changed += [each for each in house.looks.elsewhere(here) if house.looks.over(each)]
    for each in changed:
        house.bus.publish(RoomsLookedAt(each, house.looks.found(each)))


def _seen(tx: Transaction, means: Means) -> tuple[Seen, ...]:
    return tuple(_round_of(tx, each, means) for each in gatherings.in_a_round(tx))


def _round_of(tx: Transaction, code: str, means: Means) -> Seen:
    gathering = gathering_of(tx, Caller(code, None, Role.OUTSIDE))
    grid = agenda.agenda(tx, gathering)
    opened = gathering.timetable.now
    heads = Counter(each.room for each in whereabouts.present(tx, code))
    written = notes.lengths(tx, code)
    rooms = []
    for hung in grid.placements_in(opened.slot or ""):
        limit = limit_of(gathering, grid.place(hung.place), means)
        _, at = written.get(hung.breakout, (0, None))
        rooms.append(Room(hung.breakout, heads[hung.breakout], limit, at))
    return Seen(code, tuple(rooms), opened.starts)

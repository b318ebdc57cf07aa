"""Looking for somewhere lively, or somewhere quiet. Going there is a move like any other."""

from collections import Counter
from collections.abc import Collection

from openspace.domain.agenda import Agenda, Breakout, breakouts_of
from openspace.domain.permissions import Caller
from openspace.domain.rooms import slot_shown
from openspace.domain.wandering import Found, Nowhere, Talk, somewhere
from openspace.facilitation.loading import gathering_of
from openspace.store import agenda, marketplace, whereabouts
from openspace.store.keeping import Transaction


def found(tx: Transaction, caller: Caller, kind: str, told: Collection[str]) -> Found | Nowhere:
    """A room of this kind among those of the round that the hall shows."""
    gathering = gathering_of(tx, caller)
    grid = agenda.agenda(tx, gathering)
    slot = slot_shown(gathering.timetable, grid.slots)
    present = whereabouts.present(tx, caller.gathering)
    heads = Counter(each.room for each in present)
    people = {each.room: each.participant for each in present if heads[each.room] == 1}
    runs = {each.id: each for each in breakouts_of(marketplace.topics(tx, caller.gathering))}
    talks = [
        _talk(grid, runs[each.breakout], heads[each.breakout], people.get(each.breakout))
        for each in (grid.placements_in(slot.id) if slot else ())
        if each.breakout in runs
    ]
    here = whereabouts.of(tx, caller.person)
    return somewhere(kind, talks, here.room, told)


def _talk(grid: Agenda, run: Breakout, count: int, alone: str | None) -> Talk:
    hung = grid.of(run.id)
    place = grid.place(hung.place) if hung else None
    host_alone = alone is not None and alone in (each.participant for each in run.topic.conveners)
    return Talk(run.id, run.topic.number, count, place.seats if place else None, host_alone)

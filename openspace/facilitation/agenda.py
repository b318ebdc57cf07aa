"""Verbs on the grid."""

from datetime import datetime

from openspace.domain import agenda as domain
from openspace.domain.permissions import Act, Caller
from openspace.domain.placing import place_rest as placed_by_interest
from openspace.domain.refusal import Outcome
from openspace.facilitation.house import new_id, verb
from openspace.facilitation.loading import NO_SUCH_TOPIC, gathering_of, topic_of
from openspace.store import agenda, marketplace
from openspace.store.keeping import Transaction


@verb(Act.PLACE)
def place(
    tx: Transaction, caller: Caller, _: datetime, topic: str, cell: tuple[str, str]
) -> Outcome:
    """Put a topic into a cell (slot and place), or move it there."""
    found = topic_of(tx, caller, topic)
    if found is None:
        return NO_SUCH_TOPIC
    gathering = gathering_of(tx, caller)
    grid = agenda.agenda(tx, gathering)
    there = grid.at(*cell)
    holder = topic_of(tx, caller, there.topic) if there else None
    return domain.place(caller, gathering.timetable, grid, found, cell, holder)


@verb(Act.PLACE)
def unplace(tx: Transaction, caller: Caller, _: datetime, topic: str) -> Outcome:
    """Take a topic off the grid; it hangs on the wall again."""
    found = topic_of(tx, caller, topic)
    if found is None:
        return NO_SUCH_TOPIC
    return domain.unplace(caller, agenda.agenda(tx, gathering_of(tx, caller)), found)


@verb(Act.PLACE_REST)
def place_rest(tx: Transaction, caller: Caller, _: datetime) -> Outcome:
    """Give every topic without a place one, by interest."""
    gathering = gathering_of(tx, caller)
    return placed_by_interest(
        gathering,
        agenda.agenda(tx, gathering),
        marketplace.topics(tx, gathering.code),
        marketplace.votes(tx, gathering.code),
        new_id,
    )

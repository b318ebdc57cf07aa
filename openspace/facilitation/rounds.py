"""Verbs on the timetable: rounds are added, moved to other times, and removed."""

from datetime import datetime

from openspace.domain import extending
from openspace.domain import rounds as domain
from openspace.domain.clocks import Typed
from openspace.domain.notices import tell_of_removal
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation.house import new_id, verb
from openspace.facilitation.loading import concerned_by, gathering_of
from openspace.store import agenda, marketplace
from openspace.store.keeping import Transaction


@verb(Act.SET_UP)
def add_round(tx: Transaction, caller: Caller, at: datetime, typed: Typed) -> Outcome:
    """Add a round to the timetable."""
    gathering = gathering_of(tx, caller)
    return domain.add_round(gathering, typed, new_id(), at, concerned_by(tx, gathering))


@verb(Act.SET_UP)
def change_round(
    tx: Transaction, caller: Caller, at: datetime, slot: str, typed: Typed, seen: str
) -> Outcome:
    """Give a round other times."""
    gathering = gathering_of(tx, caller)
    position = domain.position_called(gathering.timetable, slot)
    return domain.change_times(gathering, position, typed, seen, at, concerned_by(tx, gathering))


@verb(Act.SET_UP)
def change_phase(
    tx: Transaction, caller: Caller, at: datetime, position: int, typed: Typed, seen: str
) -> Outcome:
    """Give what stands at a position of the timetable other times."""
    gathering = gathering_of(tx, caller)
    return domain.change_times(gathering, position, typed, seen, at, concerned_by(tx, gathering))


@verb(Act.OPEN_PHASE)
def extend(tx: Transaction, caller: Caller, at: datetime, minutes: int, seen: str) -> Outcome:
    """Give what is on more time, or less."""
    gathering = gathering_of(tx, caller)
    return extending.extend(gathering, minutes, seen, at, concerned_by(tx, gathering))


@verb(Act.SET_UP)
def remove_round(tx: Transaction, caller: Caller, at: datetime, slot: str, seen: str) -> Outcome:
    """Take a round out; what hung in it hangs on the wall again, and its hosts are told."""
    gathering = gathering_of(tx, caller)
    grid = agenda.agenda(tx, gathering)
    outcome = domain.remove_round(gathering, grid, slot, seen, at, concerned_by(tx, gathering))
    found = grid.slot(slot)
    if isinstance(outcome, Refusal) or found is None:
        return outcome
    topics = {each.id: each for each in marketplace.topics(tx, gathering.code)}
    gone = ("slot_removed", {"slot": found.number})
    return (*outcome, *tell_of_removal(caller, topics, grid.placements_in(slot), gone, new_id, at))

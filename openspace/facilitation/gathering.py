"""Verbs on the gathering as a whole: its phases."""

from datetime import datetime

from openspace.domain import timetable as domain
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome
from openspace.facilitation.house import verb
from openspace.facilitation.loading import gathering_of
from openspace.store.keeping import Transaction


@verb(Act.OPEN_PHASE)
def open_phase(tx: Transaction, caller: Caller, at: datetime, position: int, seen: int) -> Outcome:
    """Open a phase by hand, forward or back; ``seen`` is what the hand saw open."""
    timetable = gathering_of(tx, caller).timetable
    return domain.open_phase(caller.gathering, timetable, position, seen, at)


@verb(None)
def advance(tx: Transaction, caller: Caller, at: datetime) -> Outcome:
    """Open what is due by the clock."""
    return domain.advance(caller.gathering, gathering_of(tx, caller).timetable, at)


@verb(None)
def resume(tx: Transaction, caller: Caller, at: datetime) -> Outcome:
    """Give an overdue phase its planned length again: a demo goes on where it was left."""
    return domain.resume(caller.gathering, gathering_of(tx, caller).timetable, at)

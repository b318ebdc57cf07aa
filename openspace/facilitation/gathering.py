"""Verbs on the gathering as a whole: its phases.

The rule: when a phase closes a standing room, those in it stand in the hallway (H3).
"""

from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from openspace.domain import announcements
from openspace.domain import timetable as domain
from openspace.domain.facts import Fact
from openspace.domain.facts.gathering import PhaseOpened
from openspace.domain.notices import Telling, tell_of_reports
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.rooms import closed
from openspace.domain.timetable import Timetable
from openspace.domain.whereabouts import sent_out
from openspace.facilitation.house import new_id, verb
from openspace.facilitation.loading import gathering_of
from openspace.store import agenda, log, marketplace, reports
from openspace.store.announcements import standing
from openspace.store.keeping import Transaction
from openspace.store.whereabouts import inside

JUST_NOW: Final = timedelta(seconds=1.5)
"""For so long a press may have been meant for what stood there before."""


@verb(Act.OPEN_PHASE)
def open_phase(tx: Transaction, caller: Caller, at: datetime, position: int, seen: int) -> Outcome:
    """Open a phase by hand, forward or back; ``seen`` is what the hand saw open.

    A hand that was on its way to a button which somebody else's press has just put another in the
    place of has not seen what it pressed.
    """
    timetable = gathering_of(tx, caller).timetable
    if _just_opened_by_another(tx, caller, at):
        return domain.CHANGED
    outcome = domain.open_phase(caller.gathering, timetable, position, seen, at)
    return _emptied(tx, caller, timetable, outcome, at)


@verb(None)
def advance(tx: Transaction, caller: Caller, at: datetime) -> Outcome:
    """Open what is due by the clock."""
    timetable = gathering_of(tx, caller).timetable
    return _emptied(tx, caller, timetable, domain.advance(caller.gathering, timetable, at), at)


@verb(None)
def resume(tx: Transaction, caller: Caller, at: datetime) -> Outcome:
    """Give an overdue phase its planned length again: a demo goes on where it was left."""
    return domain.resume(caller.gathering, gathering_of(tx, caller).timetable, at)


def _just_opened_by_another(tx: Transaction, caller: Caller, at: datetime) -> bool:
    opened = {"group": "day", "kind": "opened"}
    last = next(iter(log.lines(tx, caller.gathering, opened, most=1)), None)
    return bool(last and last.by != caller.participant and at - last.at < JUST_NOW)


def _emptied(
    tx: Transaction, caller: Caller, before: Timetable, outcome: Outcome, at: datetime
) -> Outcome:
    """What opening a phase does, to those in rooms that it closes, and to missing reports (N6)."""
    if isinstance(outcome, Refusal):
        return outcome
    opened = [fact.position for fact in outcome if isinstance(fact, PhaseOpened)]
    rooms = (
        room
        for position in opened
        for room in closed(before.now.phase, before.stretches[position].phase)
    )
    out = (sent_out(caller.gathering, inside(tx, caller.gathering, each)) for each in rooms)
    told = (
        _reminded(tx, caller, slot, at)
        for left, to in pairwise((before.position, *opened))
        if to > left and (slot := before.stretches[left].slot)
    )
    another = any(position != before.position for position in opened)
    asked = standing(tx, caller.gathering) if another else ()
    over = announcements.overtaken(caller.gathering, asked)
    return (*outcome, *(fact for facts in (*out, *told, over) for fact in facts))


def _reminded(tx: Transaction, caller: Caller, over: str, at: datetime) -> tuple[Fact, ...]:
    """What conveners are told when the round of this slot is over."""
    grid = agenda.agenda(tx, gathering_of(tx, caller))
    topics = marketplace.hanging(tx, caller.gathering)
    begun = reports.reports(tx, caller.gathering)
    tell = Telling(caller.gathering, None, at, new_id)
    return tell_of_reports(tell, grid, topics, over, begun)

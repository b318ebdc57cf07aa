"""Verbs on reports: write a field, take a step out, file it.

The rule: who may write is read from the store each time (DR1).
"""

from datetime import datetime

from openspace.domain import reports as domain
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.reports import Entry, Writer
from openspace.facilitation.house import verb
from openspace.store import marketplace, reports, rooms, whereabouts
from openspace.store.keeping import Transaction

NO_SUCH_ROOM = Refusal("no_such_room", "That room is not here any more. Choose another one.")


@verb(Act.REPORT)
def write(tx: Transaction, caller: Caller, at: datetime, breakout: str, entry: Entry) -> Outcome:
    """Write a field of a breakout's report."""
    if not whereabouts.has_breakout(tx, caller.gathering, breakout):
        return NO_SUCH_ROOM
    report = reports.report(tx, breakout)
    return domain.write(caller.gathering, report, entry, _writer(tx, caller, at, breakout))


@verb(Act.REPORT)
def take_out(tx: Transaction, caller: Caller, at: datetime, breakout: str, step: int) -> Outcome:
    """Take a next step out."""
    if not whereabouts.has_breakout(tx, caller.gathering, breakout):
        return NO_SUCH_ROOM
    report = reports.report(tx, breakout)
    return domain.take_out(caller.gathering, report, step, _writer(tx, caller, at, breakout))


@verb(Act.REPORT)
def file(tx: Transaction, caller: Caller, at: datetime, breakout: str) -> Outcome:
    """Let a report be read on the news wall."""
    topic = marketplace.topic_held_in(tx, caller.gathering, breakout)
    if topic is None:
        return NO_SUCH_ROOM
    heads = len(whereabouts.came(tx, breakout))
    writer = _writer(tx, caller, at, breakout)
    return domain.file(caller.gathering, reports.report(tx, breakout), topic, heads, writer)


def _writer(tx: Transaction, caller: Caller, at: datetime, breakout: str) -> Writer:
    held = marketplace.topic_held_in(tx, caller.gathering, breakout)
    may = domain.writes(
        caller,
        marketplace.topic(tx, caller.gathering, held) if held else None,
        was_there=whereabouts.was_in(tx, breakout, caller.person),
        took_notes=rooms.note_takers(tx, caller.gathering).get(breakout) == caller.person,
    )
    return Writer(caller.person, may, at)

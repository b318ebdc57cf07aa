"""Verbs on notes: words are committed to the log before anybody sees them as saved."""

from collections.abc import Sequence
from datetime import datetime

from openspace.domain.facts.notes import NoteEdited
from openspace.domain.permissions import Act, Caller, may
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation.house import NOT_ALLOWED, verb
from openspace.store import notes, whereabouts
from openspace.store.keeping import Transaction

NO_SUCH_NOTE = Refusal("no_such_note", "There is no such note here.")


@verb(None)
def write(
    tx: Transaction,
    house: Caller,
    at: datetime,
    breakout: str,
    words: Sequence[tuple[Caller, bytes]],
) -> Outcome:
    """Add what several people wrote, in the order given; each must be allowed to write."""
    if not all(
        may(caller, Act.WRITE) and caller.gathering == house.gathering for caller, _ in words
    ):
        return NOT_ALLOWED
    if not whereabouts.has_breakout(tx, house.gathering, breakout):
        return NO_SUCH_NOTE
    rows = [(caller.person, update) for caller, update in words]
    notes.append(tx, house.gathering, breakout, rows, at)
    writers = dict.fromkeys(person for person, _ in rows)
    return tuple(NoteEdited(house.gathering, breakout, person) for person in writers)

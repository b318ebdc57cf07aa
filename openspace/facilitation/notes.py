"""Verbs on notes: words are committed to the log before anybody sees them as saved."""

from collections.abc import Sequence
from datetime import datetime

from openspace.domain.facts.notes import NoteEdited
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation.house import verb
from openspace.store import notes, whereabouts
from openspace.store.keeping import Transaction

NO_SUCH_NOTE = Refusal("no_such_note", "There is no such note here.")


@verb(Act.WRITE)
def write(
    tx: Transaction, caller: Caller, at: datetime, breakout: str, updates: Sequence[bytes]
) -> Outcome:
    """Add a participant's updates to a breakout's log, in the order given."""
    if not whereabouts.has_breakout(tx, caller.gathering, breakout):
        return NO_SUCH_NOTE
    notes.append(tx, caller.gathering, breakout, caller.person, updates, at)
    return (NoteEdited(caller.gathering, breakout, caller.person),)

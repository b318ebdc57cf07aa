"""Notes in the store: a log of updates a breakout, in one total order."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlmodel import col, select

from openspace.domain.facts.notes import NoteEdited
from openspace.store.keeping import Transaction, keep
from openspace.store.tables import NoteRow, NoteUpdateRow


def log(tx: Transaction, breakout: str) -> list[bytes]:
    """Every update of a note, in order."""
    rows = select(NoteUpdateRow.update).where(NoteUpdateRow.breakout == breakout)
    return list(tx.exec(rows.order_by(col(NoteUpdateRow.number))))


def lengths(tx: Transaction, gathering: str) -> Mapping[str, tuple[int, datetime]]:
    """How many updates each note has, and when the last one came; empty notes are left out."""
    rows = tx.exec(select(NoteRow).where(NoteRow.gathering == gathering))
    return {row.breakout: (row.length, row.edited_at) for row in rows}


def append(
    tx: Transaction,
    gathering: str,
    breakout: str,
    participant: str,
    updates: Sequence[bytes],
    at: datetime,
) -> None:
    """Add updates at the end of the log."""
    note = tx.get(NoteRow, breakout) or NoteRow(
        breakout=breakout, gathering=gathering, edited_at=at
    )
    first = note.length + 1
    note.length += len(updates)
    note.edited_at = at
    tx.add(note)
    tx.flush()
    tx.add_all(
        NoteUpdateRow(breakout=breakout, number=number, participant=participant, update=update)
        for number, update in enumerate(updates, first)
    )
    tx.flush()


@keep.register
def _(fact: NoteEdited, tx: Transaction) -> None:
    """Nothing: the words were appended to the log already."""

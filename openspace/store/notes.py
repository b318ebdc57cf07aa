"""Notes in the store: a log of updates a breakout, in one total order."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import insert, update
from sqlmodel import col, select

from openspace.domain.facts.notes import NoteEdited
from openspace.store.keeping import Transaction, keep
from openspace.store.room_tables import NoteRow, NoteUpdateRow

Words = tuple[str, bytes]
"""A participant's id, and an update of theirs."""


def log(tx: Transaction, breakout: str, after: int = 0) -> list[Words]:
    """Every update of a note and whose it is, in order; but for so many of the first."""
    number = col(NoteUpdateRow.number)
    rows = select(NoteUpdateRow.participant, NoteUpdateRow.update)
    here = rows.where(NoteUpdateRow.breakout == breakout, number > after)
    return [(participant, update) for participant, update in tx.exec(here.order_by(number))]


def lengths(tx: Transaction, gathering: str) -> Mapping[str, tuple[int, datetime]]:
    """How many updates each note has, and when the last one came; empty notes are left out."""
    rows = tx.exec(select(NoteRow).where(NoteRow.gathering == gathering))
    return {row.breakout: (row.length, row.edited_at) for row in rows}


def append(
    tx: Transaction, gathering: str, breakout: str, words: Sequence[Words], at: datetime
) -> None:
    """Add updates of several participants at the end of the log, in this order.

    Plain statements: every keystroke of everyone comes this way.
    """
    first = _lengthened(tx, gathering, breakout, len(words), at)
    rows = [
        {"breakout": breakout, "number": number, "participant": participant, "update": update}
        for number, (participant, update) in enumerate(words, first)
    ]
    if rows:
        tx.connection().execute(insert(NoteUpdateRow), rows)


def _lengthened(tx: Transaction, gathering: str, breakout: str, by: int, at: datetime) -> int:
    """Make a note longer, and answer the number of the first update that is new."""
    here = col(NoteRow.breakout) == breakout
    longer = update(NoteRow).where(here).values(length=NoteRow.length + by, edited_at=at)
    length = tx.connection().execute(longer.returning(col(NoteRow.length))).scalar()
    if length is not None:
        return int(length) - by + 1
    row = {"breakout": breakout, "gathering": gathering, "length": by, "edited_at": at}
    tx.connection().execute(insert(NoteRow), [row])
    return 1


@keep.register
def _(fact: NoteEdited, tx: Transaction) -> None:
    """Nothing: the words were appended to the log already."""

"""Notes in the store: a log of updates a breakout, in one total order."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, insert, update
from sqlmodel import col, select

from openspace.domain.facts.notes import NoteEdited
from openspace.store.keeping import Transaction, keep
from openspace.store.room_tables import NoteRow, NoteUpdateRow
from openspace.store.rows import rows_of, table_of

Words = tuple[str, bytes]
"""A participant's id, and an update of theirs."""

LENGTHEN = (
    update(NoteRow)
    .where(col(NoteRow.breakout) == bindparam("here"))
    .where(col(NoteRow.gathering) == bindparam("there"))
    .values(length=col(NoteRow.length) + bindparam("by"), edited_at=bindparam("at"))
    .returning(col(NoteRow.length))
)
NOTE = table_of(NoteRow)
BEGUN = rows_of(NOTE).where(NOTE.c.gathering == bindparam("gathering"))
ADD = insert(NoteUpdateRow)
BEGIN = insert(NoteRow).values(length=0, generation=1)


def log(tx: Transaction, breakout: str, after: int = 0) -> list[Words]:
    """Every update of a note and whose it is, in order; but for so many of the first."""
    number = col(NoteUpdateRow.number)
    rows = select(NoteUpdateRow.participant, NoteUpdateRow.update)
    here = rows.where(NoteUpdateRow.breakout == breakout, number > after)
    return [(participant, update) for participant, update in tx.exec(here.order_by(number))]


def lengths(tx: Transaction, gathering: str) -> Mapping[str, tuple[int, datetime]]:
    """How many updates each note has, and when the last one came; empty notes are left out."""
    begun = tx.ask(BEGUN, gathering=gathering)
    return {row.breakout: (row.length, row.edited_at) for row in begun}


def append(
    tx: Transaction, gathering: str, breakout: str, words: Sequence[Words], at: datetime
) -> None:
    """Add updates of several participants at the end of the log, in this order."""
    if not lengthen(tx, gathering, breakout, words, at):
        tx.ask(BEGIN, breakout=breakout, gathering=gathering, edited_at=at)
        lengthen(tx, gathering, breakout, words, at)


def lengthen(
    tx: Transaction, gathering: str, breakout: str, words: Sequence[Words], at: datetime
) -> bool:
    """The same for a note that has begun; answers whether it has.

    Statements made once: every keystroke of everyone comes this way.
    """
    here = {"here": breakout, "there": gathering, "by": len(words), "at": at}
    length = tx.ask(LENGTHEN, **here).scalar()
    if length is None:
        return False
    first = length - len(words) + 1
    rows = [
        {"breakout": breakout, "number": number, "participant": participant, "update": update}
        for number, (participant, update) in enumerate(words, first)
    ]
    if rows:
        tx.connection().execute(ADD, rows)
    return True


@keep.register
def _(fact: NoteEdited, tx: Transaction) -> None:
    """Nothing: the words were appended to the log already."""

"""Notes in the store: a log of updates a breakout, in one total order."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import bindparam, insert

from openspace.domain.facts.notes import NoteEdited, WritersChanged
from openspace.store.keeping import Transaction, keep
from openspace.store.room_tables import NoteRow
from openspace.store.rows import rows_of, table_of, written

Words = tuple[str, bytes]
"""A participant's id, and an update of theirs."""

LENGTHEN = (
    "UPDATE note SET length = length + ?, edited_at = ? WHERE breakout = ? AND gathering = ?"
    " AND generation = ? RETURNING length"
)
ADD = (
    'INSERT INTO note_update (breakout, number, participant, "update", written_at)'
    " VALUES (?, ?, ?, ?, ?)"
)
LOG = (
    'SELECT participant, "update" FROM note_update WHERE breakout = ? AND number > ?'
    " ORDER BY number"
)
NOTE = table_of(NoteRow)
BEGUN = rows_of(NOTE).where(NOTE.c.gathering == bindparam("gathering"), NOTE.c.length > 0)
BEGIN = insert(NoteRow).values(length=0, generation=1)


def log(tx: Transaction, breakout: str, after: int = 0) -> list[Words]:
    """Every update of a note and whose it is, in order; but for so many of the first."""
    return logged(tx.plain, breakout, after)


def logged(held: sqlite3.Connection, breakout: str, after: int = 0) -> list[Words]:
    """The same, where there are statements alone."""
    return held.execute(LOG, (breakout, after)).fetchall()


def lengths(tx: Transaction, gathering: str) -> Mapping[str, tuple[int, datetime]]:
    """How many updates each note has, and when the last one came; empty notes are left out."""
    begun = tx.ask(BEGUN, gathering=gathering)
    return {row.breakout: (row.length, row.edited_at) for row in begun}


def append(
    tx: Transaction, gathering: str, breakout: str, words: Sequence[Words], at: datetime
) -> None:
    """Add updates of several participants at the end of the log, in this order."""
    if not lengthen(tx.plain, gathering, breakout, words, at):
        tx.ask(BEGIN, breakout=breakout, gathering=gathering, edited_at=at)
        lengthen(tx.plain, gathering, breakout, words, at)


def lengthen(
    held: sqlite3.Connection,
    gathering: str,
    breakout: str,
    words: Sequence[Words],
    at: datetime,
    generation: int = 1,
) -> bool:
    """The same for a note that has begun, in this generation; answers whether it has. A jotting.

    Every keystroke of everyone comes this way.
    """
    by = len(words)
    row = held.execute(LENGTHEN, (by, written(at), breakout, gathering, generation)).fetchone()
    if row is None:
        return False
    numbers, when = range(row[0] - by + 1, row[0] + 1), written(at)
    rows = [(breakout, number, *each, when) for number, each in zip(numbers, words, strict=True)]
    held.executemany(ADD, rows)
    return True


@keep.register(NoteEdited)
@keep.register(WritersChanged)
def _(fact: NoteEdited | WritersChanged, tx: Transaction) -> None:
    """Nothing: the words were appended to the log already."""

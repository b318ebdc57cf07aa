"""What the logs of notes say about who wrote when.

The rule: an update that was committed before times were kept has none, and is told without.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import func
from sqlmodel import col, select

from openspace.store.keeping import Transaction
from openspace.store.room_tables import NoteRow, NoteUpdateRow
from openspace.store.whereabouts import has_breakout

LATELY: Final = timedelta(minutes=10)
MOST_LOOKED_AT: Final = 1_000
"""The last updates of a note, in which its last writers are sought; so many are read at once."""


@dataclass(frozen=True, slots=True)
class Row:
    """One update of a note, whose it is and when it was committed."""

    number: int
    participant: str
    at: datetime | None
    update: bytes


@dataclass(frozen=True, slots=True)
class Lately:
    """Who wrote in a note in the ten minutes up to its last words, the last first; and when."""

    people: tuple[str, ...] = ()
    at: datetime | None = None


def length(tx: Transaction, gathering: str, breakout: str) -> int | None:
    """How many updates a note has; None if the gathering has no such breakout."""
    if not has_breakout(tx, gathering, breakout):
        return None
    note = tx.get(NoteRow, breakout)
    return note.length if note else 0


def rows(tx: Transaction, breakout: str, after: int, until: int) -> list[Row]:
    """The updates after so many of the first, up to so many."""
    row = NoteUpdateRow
    asked = select(row.number, row.participant, row.written_at, row.update)
    here = asked.where(row.breakout == breakout, row.number > after, row.number <= until)
    return [Row(*each) for each in tx.exec(here.order_by(col(row.number)))]


def written_at(tx: Transaction, breakout: str, number: int) -> datetime | None:
    """When an update was committed, if that is known."""
    row = tx.get(NoteUpdateRow, (breakout, number))
    return row.written_at if row else None


def lately(tx: Transaction, breakout: str) -> Lately:
    """Who wrote last. Nobody's clock is asked: it is so until somebody writes again."""
    note = tx.get(NoteRow, breakout)
    if note is None:
        return Lately()
    number, last = col(NoteUpdateRow.number), func.max(NoteUpdateRow.written_at)
    rows = select(NoteUpdateRow.participant, last, func.max(number))
    here = rows.where(
        NoteUpdateRow.breakout == breakout, number > note.length - MOST_LOOKED_AT
    ).group_by(NoteUpdateRow.participant)
    found = [
        (at, latest, participant) for participant, at, latest in tx.exec(here) if at is not None
    ]
    if not found:
        return Lately()
    newest = max(at for at, _, _ in found)
    recent = sorted((each for each in found if newest - each[0] <= LATELY), reverse=True)
    return Lately(tuple(participant for _, _, participant in recent), newest)

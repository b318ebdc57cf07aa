"""What notes begin with, in the store.

Rules:
    BN1 A note begins when it is first opened: then it takes the gathering's template of that
        moment, as the snapshot of no updates at all, in one transaction. However many open it at
        once, it has begun once, and nothing is written into it afterwards.
    BN2 Where the template is changed, notes in which nobody has written lose theirs and get
        another generation: who still holds the old one is never merged with the new. A note in
        which somebody has written is not touched.
"""

import sqlite3
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import delete, update
from sqlmodel import col, select

from openspace.domain.facts.notes import NoteTemplateSet
from openspace.notes.beginning import beginning
from openspace.notes.ledger import Ledger
from openspace.notes.reader import read_update
from openspace.notes.reading import from_markdown
from openspace.store import snapshots
from openspace.store.keeping import Transaction, keep
from openspace.store.room_tables import NoteRow, NoteSnapshotRow
from openspace.store.tables import GatheringRow

STANDING: Final = (
    "SELECT json_extract(frame, '$.note_template'), note.length, note.generation, snapshot.length"
    " FROM breakout JOIN gathering ON code = breakout.gathering"
    " LEFT JOIN note ON note.breakout = breakout.id"
    " LEFT JOIN note_snapshot AS snapshot ON snapshot.breakout = note.breakout"
    " AND snapshot.generation = note.generation"
    " WHERE breakout.id = ? AND breakout.gathering = ?"
)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a note stands: how long its log is, and whether it has yet to begin."""

    generation: int = 1
    length: int = 0
    to_begin: bool = False


def standing(held: sqlite3.Connection, gathering: str, breakout: str) -> Standing | None:
    """The note of a gathering's breakout; None if there is no such breakout."""
    found = held.execute(STANDING, (breakout, gathering)).fetchone()
    if found is None:
        return None
    template, length, generation, snapshot = found
    to_begin = bool(template) and not length and snapshot is None
    return Standing(generation or 1, length or 0, to_begin)


def is_to_begin(tx: Transaction, gathering: str, breakout: str) -> bool:
    """Whether there is something that this note should begin with and does not."""
    found = standing(tx.plain, gathering, breakout)
    return found is not None and found.to_begin


def begin(tx: Transaction, gathering: str, breakout: str, at: datetime) -> None:
    """Let a note begin with the gathering's template, unless it has begun (BN1)."""
    if not is_to_begin(tx, gathering, breakout):
        return
    frame: dict[str, Any] = tx.get_one(GatheringRow, gathering).frame
    whole = beginning(from_markdown(frame["note_template"]))
    ledger = Ledger()
    ledger.recall(read_update(whole), "")
    if tx.get(NoteRow, breakout) is None:
        tx.add(NoteRow(breakout=breakout, gathering=gathering, edited_at=at))
        tx.flush()
    snapshots.replace(tx, breakout, snapshots.Snapshot(0, ledger.dumped(), whole))


@keep.register
def _(fact: NoteTemplateSet, tx: Transaction) -> None:
    row = tx.get_one(GatheringRow, fact.gathering)
    row.frame = {**row.frame, "note_template": fact.template}
    tx.add(row)
    unwritten = select(NoteRow.breakout).where(
        NoteRow.gathering == fact.gathering, NoteRow.length == 0
    )
    gone = delete(NoteSnapshotRow).where(col(NoteSnapshotRow.breakout).in_(unwritten))
    tx.execute(gone)
    anew = update(NoteRow).where(col(NoteRow.gathering) == fact.gathering)
    tx.execute(anew.where(col(NoteRow.length) == 0).values(generation=col(NoteRow.generation) + 1))
    tx.flush()

"""Snapshots of notes beside their logs: how a long note opens, and what a newcomer is given.

Rules:
    H1 The log is the truth and the history: it is never shortened, and nothing in it changes.
    H2 A snapshot says what the first so many updates of the log say, and replaces the one before
       in one transaction. Whatever stops at whatever moment, one or the other is there, whole.
    H3 A snapshot of another generation of the note is not one.
    H4 What a note began with stands in no log: it is the snapshot of no updates, and in all later.
"""

import sqlite3
from dataclasses import dataclass
from typing import Final

from openspace.store import notes
from openspace.store.keeping import Transaction
from openspace.store.room_tables import NoteSnapshotRow

LAST: Final = (
    "SELECT snapshot.rowid, snapshot.length, ledger FROM note_snapshot AS snapshot"
    " JOIN note USING (breakout, generation) WHERE breakout = ?"
)
GENERATION: Final = "SELECT generation FROM note WHERE breakout = ?"


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What the first ``length`` updates say: as one update, and as what a ledger knows."""

    length: int
    ledger: bytes
    whole: bytes


@dataclass(frozen=True, slots=True)
class Opening:
    """What a note is opened with: a snapshot of its first updates, if there is one; the rest."""

    last: Snapshot | None = None
    rest: tuple[notes.Words, ...] = ()
    generation: int = 1


def generation(tx: Transaction, breakout: str) -> int:
    """A note's generation; the first is 1."""
    return _generation(tx.plain, breakout)


def _generation(held: sqlite3.Connection, breakout: str) -> int:
    found = held.execute(GENERATION, (breakout,)).fetchone()
    return found[0] if found else 1


def opening(held: sqlite3.Connection, breakout: str) -> Opening:
    """A note as it stands."""
    found = last(held, breakout)
    rest = notes.logged(held, breakout, after=found.length if found else 0)
    return Opening(found, tuple(rest), _generation(held, breakout))


def snapshot(tx: Transaction, breakout: str) -> Snapshot | None:
    """The snapshot, if there is one (H3)."""
    return last(tx.plain, breakout)


def last(held: sqlite3.Connection, breakout: str) -> Snapshot | None:
    """The same, where there are statements alone, all of them of one moment.

    Its text is read into the place where it stays: a statement's answer has it once more beside it,
    which took a quarter of what reading a long one does.
    """
    found = held.execute(LAST, (breakout,)).fetchone()
    if found is None:
        return None
    row, length, ledger = found
    with held.blobopen("note_snapshot", "whole", row, readonly=True) as whole:
        return Snapshot(length, ledger, whole.read())


def all_of(tx: Transaction, breakout: str) -> tuple[Snapshot | None, list[notes.Words]]:
    """The snapshot and the rest of the log."""
    found = snapshot(tx, breakout)
    return found, notes.log(tx, breakout, after=found.length if found else 0)


def replace(tx: Transaction, breakout: str, new: Snapshot) -> None:
    """Put a snapshot in the place of a shorter one (H2)."""
    row = tx.get(NoteSnapshotRow, breakout)
    now = generation(tx, breakout)
    if row and row.generation == now and row.length >= new.length:
        return
    row = row or NoteSnapshotRow(breakout=breakout, generation=0, length=0, ledger=b"", whole=b"")
    row.generation, row.length = now, new.length
    row.ledger, row.whole = new.ledger, new.whole
    tx.add(row)

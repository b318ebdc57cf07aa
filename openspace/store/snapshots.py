"""Snapshots of notes beside their logs: how a long note opens, and what a newcomer is given.

Rules:
    H1 The log is the truth and the history: it is never shortened, and nothing in it changes.
    H2 A snapshot says what the first so many updates of the log say, and replaces the one before
       in one transaction. Whatever stops at whatever moment, one or the other is there, whole.
    H3 A snapshot of another generation of the note is not one.
    H4 What a note began with stands in no log: it is the snapshot of no updates, and in all later.
"""

from dataclasses import dataclass

from openspace.store import notes
from openspace.store.keeping import Transaction
from openspace.store.room_tables import NoteSnapshotRow

WHOLE = (
    "SELECT snapshot.length, ledger, whole FROM note_snapshot AS snapshot"
    " JOIN note USING (breakout, generation) WHERE breakout = ?"
)
GENERATION = "SELECT generation FROM note WHERE breakout = ?"


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
    found = tx.plain.execute(GENERATION, (breakout,)).fetchone()
    return found[0] if found else 1


def opening(tx: Transaction, breakout: str) -> Opening:
    """A note as it stands."""
    found, rest = all_of(tx, breakout)
    return Opening(found, tuple(rest), generation(tx, breakout))


def snapshot(tx: Transaction, breakout: str) -> Snapshot | None:
    """The snapshot, if there is one (H3)."""
    found = tx.plain.execute(WHOLE, (breakout,)).fetchone()
    return Snapshot(*found) if found else None


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

"""What was erased goes from the files too, not only from the tables.

The rule: what is to be scoured is known by a row that is written with the erasure itself, so a
server that is killed in between does it when it starts. What is deleted is overwritten where it
stood (D8), so emptying the log, when nobody reads in it any more, leaves nothing of it; until that
is done it is tried again. Rewriting the whole database holds up all writing, so it waits for the
next start: it is for what was deleted before deleting overwrote.
"""

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from openspace.store.keeping import Transaction

PENDING: Final = "scouring"
"""The secret that says what is still to be done: ``vacuum``, which is all, ``checkpoint``, or
``rewrite``, which waits for the next start."""
DUE: Final = ("vacuum", "checkpoint")

PATIENCE = 200
"""Milliseconds for which everybody's writing waits for those who still read."""


@dataclass(frozen=True, slots=True)
class Chore:
    """What the writer does between two transactions; its work says whether nothing is left."""

    work: Callable[[sqlite3.Connection], bool]

    def __call__(self, _: Transaction) -> Any:
        """Not to be called."""
        raise AssertionError("a chore is no work in a transaction")


def scour(connection: sqlite3.Connection) -> bool:
    """Empty the log; whether that is done."""
    left = _left(connection)
    if left not in DUE:
        return True
    if done := _emptied(connection):
        _leave(connection, "rewrite" if left == "vacuum" else None)
    return done


def rewrite(connection: sqlite3.Connection) -> bool:
    """Rewrite the database if that is to be done, and empty its log."""
    if _left(connection) in ("vacuum", "rewrite"):
        connection.execute("VACUUM")
        _leave(connection, "checkpoint")
    return scour(connection)


def _left(connection: sqlite3.Connection) -> str | None:
    asked = "SELECT value FROM secret WHERE name = ?"
    found = connection.execute(asked, (PENDING,)).fetchone()
    return found[0] if found else None


def _leave(connection: sqlite3.Connection, value: str | None) -> None:
    if value is None:
        connection.execute("DELETE FROM secret WHERE name = ?", (PENDING,))
    else:
        connection.execute("UPDATE secret SET value = ? WHERE name = ?", (value, PENDING))


def _emptied(connection: sqlite3.Connection) -> bool:
    connection.execute(f"PRAGMA busy_timeout={PATIENCE}")
    try:
        return not connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    finally:
        connection.execute("PRAGMA busy_timeout=10000")

"""What was erased goes from the files too, not only from the tables.

The rule: what is to be scoured is known by a row that is written with the erasure itself, so a
server that is killed in between does it when it starts. First the database is rewritten, which
leaves nothing of what was deleted, however long ago; then the log is emptied, when nobody reads in
it any more. Until both are done it is tried again.
"""

import sqlite3
from typing import Any, Final

from openspace.store.keeping import Transaction

PENDING: Final = "scouring"
"""The secret that says what is still to be done: ``vacuum``, or only ``checkpoint``."""

PATIENCE = 200
"""Milliseconds for which everybody's writing waits for those who still read."""


def SCOUR(_: Transaction) -> Any:  # noqa: N802  a piece of work that is known by its name
    """Stands for scouring among the work that is handed to the writer."""
    raise AssertionError("scouring is no work in a transaction")


def scour(connection: sqlite3.Connection) -> bool:
    """Rewrite the database and empty its log; whether nothing is left to do."""
    asked = "SELECT value FROM secret WHERE name = ?"
    found = connection.execute(asked, (PENDING,)).fetchone()
    if found is None:
        return True
    if found[0] == "vacuum":
        connection.execute("VACUUM")
        connection.execute("UPDATE secret SET value = 'checkpoint' WHERE name = ?", (PENDING,))
    connection.execute(f"PRAGMA busy_timeout={PATIENCE}")
    try:
        busy = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    finally:
        connection.execute("PRAGMA busy_timeout=10000")
    if not busy:
        connection.execute("DELETE FROM secret WHERE name = ?", (PENDING,))
    return not busy

"""A gathering's rows as plain lines, and back: what it is made of, without keys.

Rules:
    EX1 Every table is taken along (``TAKEN``) or is not (``LEFT``); a test reads the schema. Left
        are keys and links, what is one person's alone, what was said about now, and the answers of
        feedback, of which nobody is shown fewer than five.
    EX2 A row stands as the database holds it, bytes in base64. The file says of which schema.
    EX3 It comes back through a database of that schema, that is brought to today's: so an older
        file is what an older database would be.
    EX4 An id that comes back is a plain word: folders are called by some.
    EX5 Its code may be another; its ids are the same, so a house has it once.
    EX6 Whose a reflection is that was said without a name is not in it: those come back as an
        erased person's, of whom there is one in it for that.
"""

import base64
import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from sqlalchemy import Integer, Table
from sqlmodel import SQLModel

from openspace.domain.facts.exporting import ExportTaken
from openspace.store.erasure import ANONYMOUS
from openspace.store.keeping import Transaction, keep

TAKEN: Final = frozenset(
    {
        *("gathering", "stretch", "participant", "place", "topic", "breakout", "convener"),
        *("vote", "placement", "arrangement", "pair", "unavailable", "revision"),
        *("convergence", "dot", "action", "action_step", "action_helper", "reflection"),
        *("book_choice", "left_out", "reminder", "edition", "edition_act", "image"),
        *("report_field", "report", "addition", "passage", "attendance", "note_taker"),
        *("note", "note_update", "note_snapshot", "log", "retention", "erasure"),
    }
)
LEFT: Final = frozenset(
    {
        *("secret", "key", "calendar", "invitation", "sign_in", "passkey"),
        *("organiser", "organiser_key", "door_code"),
        *("reach", "mailed_link", "guest", "guest_link", "waiting", "waiting_key"),
        *("card", "given_card", "leave_to_follow", "following", "notice", "offer", "letter"),
        *("whereabouts", "in_hall", "raised_hand", "help", "pressing", "erasure_told"),
        *("feedback", "feedback_given", "announcement", "announcement_put_away"),
    }
)
BYTES: Final = "base64"
Row = dict[str, Any]
UNNAMED: Final = "SELECT 1 FROM reflection WHERE gathering = :here AND NOT named LIMIT 1"
PLAIN: Final = re.compile(r"[\w-]{1,100}")
BOOKS: Final = re.compile(r"[a-z0-9]{1,100}")
"""How an edition is called, by which its folder is."""


class Strange(Exception):
    """A sentence that says what is wrong with the lines of an export."""


def taken() -> tuple[Table, ...]:
    """The tables that are taken along, what is referred to before what refers to it."""
    return tuple(each for each in SQLModel.metadata.sorted_tables if each.name in TAKEN)


def belonging(table: Table) -> str:
    """The condition that a row is of the gathering ``:here``.

    The plus has it looked for row by row: by an index, rows would have to be sorted, in memory.
    """
    if table.name == "gathering":
        return "code = :here"
    if "gathering" in table.c:
        return "+gathering = :here"
    keys = (key for column in table.c for key in column.foreign_keys)
    key = next(each for each in keys if each.column.table.name in TAKEN)
    parent = key.column.table
    inner = f'SELECT {key.column.name} FROM "{parent.name}" WHERE {belonging(parent)}'  # noqa: S608
    return f"+{key.parent.name} IN ({inner})"


def lines(tx: Transaction, table: Table, code: str, nobody: str) -> Iterator[bytes]:
    """The rows of a table, one after the other (EX2); ``nobody`` is the id for EX6."""
    asked = f'SELECT * FROM "{table.name}" WHERE {belonging(table)} ORDER BY rowid'  # noqa: S608
    found = tx.plain.execute(asked, {"here": code})
    names = [each[0] for each in found.description]
    rows: Iterator[Row] = (
        {name: _told(each) for name, each in zip(names, row, strict=True)} for row in found
    )
    if table.name == "reflection":
        rows = (each if each["named"] else {**each, "participant": nobody} for each in rows)
    elif table.name == "participant" and tx.plain.execute(UNNAMED, {"here": code}).fetchone():
        rows = _and_nobody(rows, nobody)
    for told in rows:
        yield json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _and_nobody(rows: Iterable[Row], nobody: str) -> Iterator[Row]:
    """These and somebody who was never here, and is erased: a row like any other (EX6)."""
    like: Row = {}
    for row in rows:
        like = like or row
        yield row
    if like:
        since = like["registered_at"]
        gone = {**ANONYMOUS, "removed_at": since, "erased_at": since, "removed_by": None}
        yield {**like, **gone, "id": nobody, "days": "[]"}


def take_in(database: sqlite3.Connection, name: str, told: Iterable[bytes]) -> int:
    """Put lines into a table of a database of their schema; how many. Raises ``Strange``."""
    known = [row[1] for row in database.execute(f'PRAGMA table_info("{name}")')]
    if not known or name in LEFT:
        raise Strange(f"It holds {name!r}, which no export has.")
    count = 0
    for line in told:
        row = _row(line, name, known)
        columns = ", ".join(f'"{each}"' for each in row)
        marks = ", ".join("?" * len(row))
        statement = f'INSERT INTO "{name}" ({columns}) VALUES ({marks})'  # noqa: S608
        try:
            database.execute(statement, list(row.values()))
        except sqlite3.Error as unfit:
            raise Strange(f"A row of {name!r} does not fit: {unfit}.") from unfit
        count += 1
    return count


def rename(database: sqlite3.Connection, before: str, code: str) -> None:
    """Give what was taken in another code. Raises ``Strange`` where it is not one gathering's."""
    for table in taken():
        column = "code" if table.name == "gathering" else "gathering"
        if column not in table.c:
            continue
        asked = f'SELECT count(*) FROM "{table.name}" WHERE "{column}" IS NOT ?'  # noqa: S608
        if database.execute(asked, [before]).fetchone()[0]:
            raise Strange("It holds more than one gathering.")
        database.execute(f'UPDATE "{table.name}" SET "{column}" = ?', [code])  # noqa: S608
    if database.execute("PRAGMA foreign_key_check").fetchone():
        raise Strange("It refers to what is not in it.")


def bring_over(tx: Transaction, database: sqlite3.Connection) -> None:
    """Put all that was taken in among the others. Raises ``IntegrityError`` where it is there."""
    here = tx.plain
    here.execute("PRAGMA defer_foreign_keys=ON")
    for table in taken():
        columns = [each.name for each in table.c if not _counted(table, each.name)]
        listed = ", ".join(f'"{each}"' for each in columns)
        rows = database.execute(f'SELECT {listed} FROM "{table.name}" ORDER BY rowid')  # noqa: S608
        marks = ", ".join("?" * len(columns))
        statement = f'INSERT INTO "{table.name}" ({listed}) VALUES ({marks})'  # noqa: S608
        here.executemany(statement, rows)


def _counted(table: Table, column: str) -> bool:
    """Whether a house numbers this column by itself."""
    own = [each.name for each in table.primary_key]
    return own == [column] and isinstance(table.c[column].type, Integer)


def _told(value: Any) -> Any:
    return {BYTES: base64.b64encode(value).decode()} if isinstance(value, bytes) else value


def _row(line: bytes, name: str, known: Iterable[str]) -> Mapping[str, Any]:
    try:
        told = json.loads(line)
        row = {each: _value(value) for each, value in told.items()}
    except (ValueError, AttributeError, KeyError, TypeError, RecursionError) as strange:
        raise Strange(f"A row of {name!r} cannot be read.") from strange
    if not row or not row.keys() <= set(known):
        raise Strange(f"A row of {name!r} has columns that it never had.")
    allowed = BOOKS if name == "edition" else PLAIN
    if "id" in row and not allowed.fullmatch(str(row["id"])):
        raise Strange(f"A row of {name!r} is called what none can be.")
    return row


def _value(told: Any) -> Any:
    if isinstance(told, dict):
        return base64.b64decode(told[BYTES], validate=True)
    if told is not None and not isinstance(told, str | int | float):
        raise TypeError(told)
    return told


@keep.register
def _(fact: ExportTaken, tx: Transaction) -> None:
    """Taking changes nothing: the log tells of it."""

"""A backup put back into a data folder: looked through first, then in place all at once.

Rules:
    RS1 Nothing of a backup is believed: names are those that a backup has, no file is larger than
        it says, each has its checksum, and the database is whole and of no later schema than ours.
    RS2 What was there is set aside in a folder beside it, named by when, and never thrown away.
    RS3 Both are moves that are written down first. Whoever opens the folder next finishes them, and
        clears away what was unpacked and never came so far.
"""

import json
import re
import shutil
import sqlite3
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from openspace.store import erased_list
from openspace.store.backup import CONTENTS, FORMAT, Kept, hashed_copy, settle
from openspace.store.bookshelf import FOLDER as BOOKS
from openspace.store.engine import FILE
from openspace.store.migrations import is_known

UNPACKED, MOVES, ASIDE = ".restoring", "moves.json", "before-"
STAYS: Final = ("lock", UNPACKED)
NAME: Final = re.compile(
    rf"{re.escape(FILE)}|{re.escape(erased_list.FILE)}|{BOOKS}/[a-z0-9-]+/[a-z0-9]+/workbook\.[a-z]+"
)
LARGEST_CONTENTS: Final = 16 << 20


class Unfit(Exception):
    """A sentence that says why this backup is not put back."""


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup says of itself."""

    at: datetime
    files: Mapping[str, Kept]


def unpack(file: Path, folder: Path) -> Backup:
    """Take a backup apart into ``folder``, which is made anew (RS1).

    Raises ``Unfit``, ``OSError``.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        with ZipFile(file) as packed:
            told = _contents(packed)
            for name, kept in told.files.items():
                _take_out(packed, name, kept, folder)
    except (BadZipFile, zlib.error, NotImplementedError, EOFError) as broken:
        raise Unfit("It is no backup, or one that is broken.") from broken
    _look_through(folder / FILE)
    return told


def swap(folder: Path, at: datetime) -> Path | None:
    """Set aside what is in a data folder and put in its place what was unpacked in it (RS2, RS3).

    Answers where the old is, if there was any.
    """
    unpacked = folder / UNPACKED
    aside = folder / f"{ASIDE}{at:%Y-%m-%dT%H-%M-%S}"
    old = [each.name for each in folder.iterdir() if each.name not in STAYS]
    old = [each for each in old if not each.startswith(ASIDE)]
    moves = {"aside": aside.name, "old": old, "new": [each.name for each in unpacked.iterdir()]}
    part = unpacked / f".{MOVES}"
    with part.open("w", encoding="utf-8") as opened:
        json.dump(moves, opened)
    part.replace(unpacked / MOVES)
    settle(unpacked)
    finish(folder)
    return aside if old else None


def finish(folder: Path) -> None:
    """Go on with a restoring that was interrupted, or clear it away (RS3)."""
    unpacked = folder / UNPACKED
    if (written := unpacked / MOVES).exists():
        moves = json.loads(written.read_text(encoding="utf-8"))
        aside = folder / moves["aside"]
        if moves["old"]:
            aside.mkdir(mode=0o700, exist_ok=True)
        for name in moves["old"]:
            if not (aside / name).exists() and (folder / name).exists():
                (folder / name).rename(aside / name)
        for name in moves["new"]:
            if (unpacked / name).exists():
                (unpacked / name).rename(folder / name)
        settle(folder)
    shutil.rmtree(unpacked, ignore_errors=True)


def _contents(packed: ZipFile) -> Backup:
    try:
        entry = packed.getinfo(CONTENTS)
        if entry.file_size > LARGEST_CONTENTS:
            raise Unfit("Its list of contents is larger than any can be.")
        told = json.loads(packed.read(entry))
        if told["openspace"] != "backup":
            raise Unfit("It is no backup of Openspace.")
        if told["format"] > FORMAT:
            raise Unfit("It was made by a later version of Openspace. Install that one first.")
        return Backup(datetime.fromisoformat(told["at"]), dict(_files(told["files"])))
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as strange:
        raise Unfit("It is no backup of Openspace.") from strange


def _files(told: Mapping[str, Any]) -> Iterator[tuple[str, Kept]]:
    if FILE not in told:
        raise Unfit("There is no database in it.")
    for name, each in told.items():
        if not NAME.fullmatch(name):
            raise Unfit(f"It holds {name!r}, which no backup has.")
        yield name, Kept(int(each["size"]), str(each["sha256"]))


def _take_out(packed: ZipFile, name: str, kept: Kept, folder: Path) -> None:
    path = folder / name
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.touch(0o600)
    try:
        with packed.open(name) as source, path.open("wb") as target:
            found = hashed_copy(source, target, kept.size)  # type: ignore[arg-type]
    except KeyError:
        raise Unfit(f"{name} is missing in it.") from None
    if found != kept:
        raise Unfit(f"{name} is not what was backed up: its checksum differs.")


def _look_through(database: Path) -> None:
    try:
        with _untrusted(database) as opened:
            whole = opened.execute("PRAGMA integrity_check(1)").fetchone()[0]
            revision = opened.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error as broken:
        raise Unfit(f"Its database cannot be read: {broken}.") from broken
    if whole != "ok":
        raise Unfit(f"Its database is broken: {whole}.")
    if revision is None or not is_known(revision[0]):
        raise Unfit("It was made by a later version of Openspace. Install that one first.")


@contextmanager
def _untrusted(database: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(database)) as opened:
        opened.execute("PRAGMA trusted_schema=0")
        yield opened

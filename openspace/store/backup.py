"""Everything in a data folder copied into one file, while its server runs.

Rules:
    BK1 The database is copied in one step by SQLite's own backup, on a connection that only reads:
        what was acknowledged before it began is in it, also what stands in the log alone.
    BK2 The books are those that the copy knows. Where one was withdrawn meanwhile, all is copied
        anew.
    BK3 It has its name when it is whole and on the disk, and not before. Only its owner reads it.
    BK4 The size and SHA-256 of every file stand in ``backup.json``.
"""

import json
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from openspace.store import erased_list
from openspace.store.bookshelf import FOLDER as BOOKS
from openspace.store.engine import FILE

CONTENTS: Final = "backup.json"
FORMAT: Final = 1
BLOCK: Final = 1 << 20
QUICKLY: Final = 1
ATTEMPTS: Final = 5
ANY_BOOKS: Final = "SELECT 1 FROM sqlite_master WHERE name = 'edition'"
KNOWN_BOOKS: Final = "SELECT gathering, id, files FROM edition WHERE withdrawn_at IS NULL"


class Withdrawn(Exception):
    """A book that the database knows is no longer there."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A file of a backup: its size in bytes and its checksum."""

    size: int
    sha256: str


def back_up(folder: Path, file: Path, at: datetime) -> int:
    """Copy a data folder into a zip file; its size in bytes. Raises ``OSError``."""
    part, copy = (file.with_name(f".{file.name}.{each}") for each in ("part", "database"))
    try:
        for attempt in range(1, ATTEMPTS + 1):
            snapshot(folder / FILE, copy)
            try:
                _fill(part, folder, copy, at)
                break
            except Withdrawn:
                if attempt == ATTEMPTS:
                    raise
        part.replace(file)
        settle(file.parent)
    finally:
        for each in (part, copy):
            each.unlink(missing_ok=True)
    return file.stat().st_size


def snapshot(database: Path, copy: Path) -> None:
    """Copy a database as it is at one moment (BK1)."""
    copy.unlink(missing_ok=True)
    copy.touch(0o600)
    source = f"{database.absolute().as_uri()}?mode=ro"
    with (
        closing(sqlite3.connect(source, uri=True, timeout=10)) as here,
        closing(sqlite3.connect(copy)) as there,
    ):
        here.backup(there)
        there.execute("PRAGMA journal_mode=DELETE")  # so that the one file is all of it


def settle(folder: Path) -> None:
    """Have the disk know what is in a folder."""
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def hashed_copy(source: BinaryIO, target: BinaryIO, most: int | None = None) -> Kept:
    """Copy what is left of ``source``, block by block; one block past ``most`` at the most."""
    digest, size = sha256(), 0
    while block := source.read(BLOCK):
        size += len(block)
        digest.update(block)
        target.write(block)
        if most is not None and size > most:
            break
    return Kept(size, digest.hexdigest())


@contextmanager
def made(part: Path) -> Iterator[ZipFile]:
    """A new zip file that only its owner reads, on the disk in the end."""
    part.unlink(missing_ok=True)
    part.touch(0o600)
    with part.open("wb") as opened:
        with ZipFile(opened, "w", ZIP_DEFLATED, compresslevel=QUICKLY) as packed:
            yield packed
        opened.flush()
        os.fsync(opened.fileno())


def _fill(part: Path, folder: Path, copy: Path, at: datetime) -> None:
    files: dict[str, Kept] = {}
    with made(part) as packed:
        files[FILE] = _add(packed, FILE, copy)
        for name in _books(copy):
            try:
                files[name] = _add(packed, name, folder / name)
            except FileNotFoundError:
                raise Withdrawn(name) from None
        if (listed := folder / erased_list.FILE).exists():
            files[erased_list.FILE] = _add(packed, erased_list.FILE, listed)
        told = {"openspace": "backup", "format": FORMAT, "at": at.isoformat()}
        told_files = {name: asdict(each) for name, each in files.items()}
        packed.writestr(CONTENTS, json.dumps({**told, "files": told_files}, indent=1))


def _add(packed: ZipFile, name: str, path: Path) -> Kept:
    entry = ZipInfo(name)
    entry.compress_type = ZIP_STORED if name.startswith(BOOKS) else ZIP_DEFLATED
    with path.open("rb") as source, packed.open(entry, "w", force_zip64=True) as target:
        return hashed_copy(source, target)  # type: ignore[arg-type]


def _books(copy: Path) -> list[str]:
    """The names of the files of all books that a database knows."""
    with closing(sqlite3.connect(copy)) as opened:
        if not opened.execute(ANY_BOOKS).fetchone():
            return []
        return [
            f"{BOOKS}/{gathering}/{edition}/workbook.{form}"
            for gathering, edition, files in opened.execute(KNOWN_BOOKS)
            for form, *_ in json.loads(files)
        ]

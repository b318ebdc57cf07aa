"""The file of an export: a gathering in one zip, written and read piece by piece.

Rules:
    XF1 ``openspace.json`` says which gathering, of which schema, and of every file that comes back
        its size and SHA-256. What people read beside it (``readable/``) never comes back.
    XF2 Nothing in it is believed: names are those that an export has, no file is larger than it
        says or a thousandfold of what it was packed into, and each has its checksum.
    XF3 Both ways one row or one block is held in memory, never a whole table or file.
"""

import json
import re
import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from typing import IO, Any, Final
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile, ZipInfo

from sqlalchemy import create_engine

from openspace.store.backup import Kept, hashed_copy
from openspace.store.bookshelf import Bookshelf
from openspace.store.editions import editions
from openspace.store.exporting import Strange, lines, rename, take_in, taken
from openspace.store.keeping import Transaction
from openspace.store.migrations import is_known, newest, upgrade_to

CONTENTS: Final = "openspace.json"
FORMAT: Final = 1
NAME: Final = re.compile(r"tables/[a-z_]+\.jsonl|editions/[a-z0-9]+/workbook\.[a-z]+")
LONGEST_LINE: Final = 64 << 20
LARGEST_CONTENTS: Final = 16 << 20
LARGEST: Final = 8 << 30
TIGHTEST: Final = 1000
"""How many times larger than packed a file may be; text of one letter packs as tightly."""
LATER = "It was made by a later version of Openspace. Install that one first."
NONE = "It is no export of a gathering, or one that is broken."


@dataclass(frozen=True, slots=True)
class Contents:
    """What an export says of itself."""

    code: str
    schema: str
    files: Mapping[str, Kept]


def pack(
    tx: Transaction, file: IO[bytes], code: str, at: datetime, readable: Mapping[str, bytes]
) -> None:
    """Write a gathering into a file, and beside it what people read (XF1)."""
    files: dict[str, Kept] = {}
    nobody = token_hex(5)
    with ZipFile(file, "w", ZIP_DEFLATED) as packed:
        for name, content in readable.items():
            packed.writestr(name, content)
        for table in taken():
            name = f"tables/{table.name}.jsonl"
            files[name] = _add(packed, name, lines(tx, table, code, nobody))
        shelf = Bookshelf(_folder(tx))
        for each in editions(tx, code):
            for book in () if each.withdrawn_at else each.files:
                name = f"editions/{each.id}/workbook.{book.form}"
                files[name] = _add(packed, name, _blocks(shelf.file(code, each.id, book.form)))
        told = {"openspace": "gathering", "format": FORMAT, "code": code, "schema": newest()}
        told |= {"at": at.isoformat()}
        listed = {name: asdict(each) for name, each in files.items()}
        packed.writestr(CONTENTS, json.dumps({**told, "files": listed}, indent=1))


def unpack(file: Path, folder: Path, code: str | None) -> tuple[Contents, Path]:
    """Read an export into a database of its own in ``folder``, brought to today's schema and under
    another ``code`` if one is given. Raises ``Strange``, ``OSError``."""
    database = folder / "export.sqlite"
    try:
        with ZipFile(file) as packed:
            told = _contents(packed)
            _made(database, told.schema)
            with closing(sqlite3.connect(database)) as opened:
                for name in (each for each in told.files if each.startswith("tables/")):
                    table = name.removeprefix("tables/").removesuffix(".jsonl")
                    take_in(opened, table, _lines(packed, name, told.files[name]))
                opened.commit()
            _made(database, newest())
            with closing(sqlite3.connect(database)) as opened:
                rename(opened, told.code, code or told.code)
                opened.commit()
    except (BadZipFile, zlib.error, NotImplementedError, EOFError) as broken:
        raise Strange(NONE) from broken
    return told, database


def book_into(file: Path, told: Contents, edition: str, form: str, target: Path) -> None:
    """Copy a book out of an export (XF2). Raises ``Strange``."""
    name = f"editions/{edition}/workbook.{form}"
    if name not in told.files:
        raise Strange(f"{name} is missing in it.")
    with ZipFile(file) as packed, _opened(packed, name) as source, target.open("wb") as written:
        found = hashed_copy(source, written, told.files[name].size)  # type: ignore[arg-type]
    if found != told.files[name]:
        raise Strange(f"{name} is not what was exported: its checksum differs.")


def _folder(tx: Transaction) -> Path:
    return Path(str(tx.plain.execute("PRAGMA database_list").fetchone()[2])).parent


def _made(database: Path, schema: str) -> None:
    engine = create_engine(f"sqlite:///{database}")
    try:
        upgrade_to(engine, schema)
    finally:
        engine.dispose()


def _add(packed: ZipFile, name: str, content: Iterable[bytes]) -> Kept:
    digest, size, entry = sha256(), 0, ZipInfo(name)
    entry.compress_type = ZIP_DEFLATED
    with packed.open(entry, "w", force_zip64=True) as target:
        for each in content:
            digest.update(each)
            size += len(each)
            target.write(each)
    return Kept(size, digest.hexdigest())


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as source:
        while block := source.read(1 << 20):
            yield block


def _contents(packed: ZipFile) -> Contents:
    try:
        entry = packed.getinfo(CONTENTS)
        if entry.file_size > LARGEST_CONTENTS:
            raise Strange("Its list of contents is larger than any can be.")
        told = json.loads(packed.read(entry))
        if told["openspace"] != "gathering":
            raise Strange(NONE)
        if told["format"] > FORMAT or not is_known(told["schema"]):
            raise Strange(LATER)
        files = {name: _kept(packed, name, each) for name, each in told["files"].items()}
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError) as strange:
        raise Strange(NONE) from strange
    if sum(each.size for each in files.values()) > LARGEST:
        raise Strange("It is larger than any gathering can be.")
    return Contents(str(told["code"]), told["schema"], files)


def _kept(packed: ZipFile, name: str, told: Mapping[str, Any]) -> Kept:
    if not NAME.fullmatch(name):
        raise Strange(f"It holds {name!r}, which no export has.")
    kept = Kept(int(told["size"]), str(told["sha256"]))
    if kept.size > TIGHTEST * packed.getinfo(name).compress_size:
        raise Strange(f"{name} is packed tighter than anything true.")
    return kept


def _opened(packed: ZipFile, name: str) -> IO[bytes]:
    return packed.open(name)


def _lines(packed: ZipFile, name: str, kept: Kept) -> Iterator[bytes]:
    """The lines of a file of an export; its checksum is compared when they have all come."""
    digest, left = sha256(), kept.size
    with _opened(packed, name) as source:
        while line := source.readline(min(LONGEST_LINE, left) + 1):
            digest.update(line)
            left -= len(line)
            if left < 0:
                break
            if not line.endswith(b"\n"):
                raise Strange(f"{name} has a line that does not end.")
            yield line
    if left or digest.hexdigest() != kept.sha256:
        raise Strange(f"{name} is not what was exported: its checksum differs.")

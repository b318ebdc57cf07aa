"""Databases as tests find them, made once and copied: to migrate one takes as long as ten tests.

Every new store would compile its statements anew too, for SQLAlchemy keeps those with the engine.
The rule: nobody writes into the first of its kind, only into a copy.
"""

import atexit
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

from sqlalchemy import Engine, create_engine
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

from openspace.store import connecting
from openspace.store.engine import FILE, Store
from tests import cast

STATEMENTS: LRUCache[Any, Any] = LRUCache(5000)


class Alike(SQLiteDialect_pysqlite):
    """Equals any other SQLite, so that what was compiled for one serves all."""

    supports_statement_cache = True

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))


def compile_once() -> None:
    """Let all stores of this process share their compiled statements."""

    def made(address: str, **how: Any) -> Engine:
        opened = create_engine(address, **how)
        opened.dialect.__class__ = Alike
        opened._compiled_cache = STATEMENTS
        return opened

    connecting.__dict__["create_engine"] = made


def empty(folder: Path) -> Path:
    """The folder, with a database of today's schema."""
    shutil.copy(_empty() / FILE, folder / FILE)
    return folder


async def settled(folder: Path) -> Path:
    """The same with the cast's gathering in it, open at its marketplace."""
    first = _folder("settled")
    if not (first / FILE).exists():
        store = Store(empty(first))
        await store.write(lambda tx: cast.settle(tx, cast.gathering()))
        store.close()
    shutil.copy(first / FILE, folder / FILE)
    return folder


@cache
def _empty() -> Path:
    folder = _folder("empty")
    Store(folder).close()
    return folder


@cache
def _folder(_: str) -> Path:
    folder = Path(mkdtemp())
    atexit.register(shutil.rmtree, folder)
    return folder

"""How the database is connected to: what every connection is told, by the rules of ``engine``."""

import json
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.exc import OperationalError

PRAGMAS = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
PRAGMAS |= {"trusted_schema": 0, "secure_delete": 1}


def engine_at(address: str, begin: str, *, query_only: bool = False) -> Engine:
    """Connections that begin with this word; ``query_only`` ones can do nothing but read (D1)."""
    engine = create_engine(address, json_deserializer=_listed)

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # SQLAlchemy begins by itself, below
        for name, value in PRAGMAS.items():
            connection.execute(f"PRAGMA {name}={value}")
        connection.execute("PRAGMA busy_timeout=10000")
        if query_only:
            connection.execute("PRAGMA wal_autocheckpoint=0")
            connection.execute("PRAGMA query_only=1")

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


class OutOfReach(Exception):
    """The database cannot be read now; why, in SQLite's words."""


def reach(engine: Engine) -> None:
    """Connect once; also who only reads needs some room on the disk. Raises ``OutOfReach``."""
    try:
        engine.connect().close()
    except OperationalError as failure:
        raise OutOfReach(str(failure.orig)) from failure


def _listed(text: str) -> Any:
    """What a JSON column holds; most of them are lists with nothing in them."""
    return [] if text == "[]" else json.loads(text)


def check(engine: Engine) -> None:
    """Raise ``RuntimeError`` where SQLite does not do what D3 promises."""
    with engine.connect() as connection:
        for name, wanted in PRAGMAS.items():
            found = connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            if found != wanted:
                raise RuntimeError(f"SQLite runs with {name} {found!r} instead of {wanted!r}")

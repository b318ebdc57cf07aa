"""Votes kept by others: how fast SQLite itself is, and an ordinary way to use it from a server.

Each keeps votes in the product's table, with the product's journal and durability, for some
seconds. No foreign keys, no rules, no answer, no page: what is left when all else is free.
"""

import asyncio
import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlmodel import Session, SQLModel

from openspace.store.tables import VoteRow
from tests.bench.rows import Row, percentile

FULL = ("PRAGMA journal_mode=wal", "PRAGMA synchronous=FULL", "PRAGMA busy_timeout=10000")
INSERT = "INSERT INTO vote VALUES (?, ?, ?)"
TOPICS = 120
BATCH = 100
VOTERS = 400

Times = list[float]


def peers(case: str, seconds: float) -> list[Row]:
    """Votes a second of each, and how long the slowest hundredth took."""
    kept: dict[str, Callable[[Path, float], tuple[int, Times]]] = {
        f"sqlite3, {BATCH} a commit": _in_batches,
        "sqlite3, commit a vote": _one_by_one,
        "SQLModel in a thread": _in_threads,
    }
    rows: list[Row] = []
    for who, keep in kept.items():
        with TemporaryDirectory() as folder:
            file = Path(folder) / "votes.sqlite"
            engine = _engine(file)
            SQLModel.metadata.create_all(engine, [SQLModel.metadata.tables["vote"]])
            engine.dispose()
            votes, times = keep(file, seconds)
        rows.append(Row(case, who, "votes", votes / seconds, "1/s"))
        if times:
            rows.append(Row(case, who, "answer p99", 1000 * percentile(times, 0.99), "ms"))
    return rows


def _vote(number: int) -> tuple[str, str, str]:
    return f"topic-{number % TOPICS:03}", f"person-{number // TOPICS:06}", "2026-11-26 10:00:00"


def _in_batches(file: Path, seconds: float) -> tuple[int, Times]:
    numbers = count()
    with closing(_connected(file)) as connection:
        ends = time.perf_counter() + seconds
        while time.perf_counter() < ends:
            connection.execute("BEGIN IMMEDIATE")
            connection.executemany(INSERT, [_vote(next(numbers)) for _ in range(BATCH)])
            connection.execute("COMMIT")
    return next(numbers), []


def _one_by_one(file: Path, seconds: float) -> tuple[int, Times]:
    times: Times = []
    with closing(_connected(file)) as connection:
        ends = time.perf_counter() + seconds
        while (starts := time.perf_counter()) < ends:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute(INSERT, _vote(len(times)))
            connection.execute("COMMIT")
            times.append(time.perf_counter() - starts)
    return len(times), times


def _in_threads(file: Path, seconds: float) -> tuple[int, Times]:
    engine = _engine(file)
    try:
        return asyncio.run(_voters(engine, seconds))
    finally:
        engine.dispose()


async def _voters(engine: Engine, seconds: float) -> tuple[int, Times]:
    numbers, times = count(), Times()
    ends = time.perf_counter() + seconds

    async def voter() -> None:
        while (starts := time.perf_counter()) < ends:
            await asyncio.to_thread(_merge, engine, _vote(next(numbers)))
            times.append(time.perf_counter() - starts)

    await asyncio.gather(*(voter() for _ in range(VOTERS)))
    return len(times), times


def _merge(engine: Engine, vote: Sequence[str]) -> None:
    with Session(engine) as tx:
        tx.merge(VoteRow(topic=vote[0], participant=vote[1], cast_at=datetime.now(UTC)))
        tx.commit()


def _connected(file: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(file, isolation_level=None)
    for each in FULL:
        connection.execute(each)
    return connection


def _engine(file: Path) -> Engine:
    engine = create_engine(f"sqlite:///{file}")

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _record: Any) -> None:
        for each in FULL:
            connection.execute(each)

    return engine

"""One writer and readers that never wait: D1 to D7 (the last: ``test_turns``, ``test_jotting``)."""

import asyncio
import sqlite3
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from openspace.domain.facts.agenda import PlaceAdded
from openspace.store import agenda, gatherings, participants
from openspace.store.connecting import PRAGMAS
from openspace.store.engine import Conflict, Store
from openspace.store.keeping import Transaction, keep
from tests.cast import CODE, gathering

Work = Callable[[Transaction], None]


def place(number: int) -> PlaceAdded:
    return PlaceAdded(CODE, f"p{number}", f"Room {number}", number + 10)


def adds(number: int) -> Work:
    return lambda tx: keep(place(number), tx)


def names(tx: Transaction) -> list[str]:
    return [each.name for each in agenda.agenda(tx, gathering()).places][2:]


def breaks(tx: Transaction) -> None:
    keep(place(99), tx)
    raise ZeroDivisionError


class Panic(BaseException):
    """What a library in another language may throw: no ``Exception``."""


def panics(tx: Transaction) -> None:
    keep(place(98), tx)
    raise Panic


class Gate:
    """A piece of work that holds up the writer, so that what comes after it becomes one group."""

    def __init__(self) -> None:
        self.entered = threading.Event()
        self.opened = threading.Event()

    def __call__(self, _: Transaction) -> None:
        self.entered.set()
        assert self.opened.wait(10)


async def together(store: Store, *works: Callable[[Transaction], Any]) -> list[Any]:
    """Hand all of this in while the writer is held up: it is committed as one group."""
    gate = Gate()
    first = asyncio.create_task(store.write(gate))
    await asyncio.to_thread(gate.entered.wait, 10)
    others = [asyncio.create_task(store.write(work)) for work in works]
    await asyncio.sleep(0)  # every task has handed its work in
    gate.opened.set()
    await first
    return await asyncio.gather(*others, return_exceptions=True)


def pragma(tx: Transaction, name: str) -> object:
    return tx.connection().exec_driver_sql(f"PRAGMA {name}").scalar_one()


@pytest.mark.parametrize("name", PRAGMAS)
async def test_d3_the_writer_and_the_readers_run_with_these(store: Store, name: str) -> None:
    assert await store.write(lambda tx: pragma(tx, name)) == PRAGMAS[name]
    assert await store.read(lambda tx: pragma(tx, name)) == PRAGMAS[name]


def test_d3_durable_means_full() -> None:
    assert PRAGMAS == {"journal_mode": "wal", "synchronous": 2} | {
        "foreign_keys": 1,
        "trusted_schema": 0,
        "secure_delete": 1,
    }


def test_d3_a_database_that_runs_otherwise_is_not_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Store(tmp_path).close()
    monkeypatch.setitem(PRAGMAS, "foreign_keys", 7)  # SQLite knows 0 and 1
    with pytest.raises(RuntimeError, match="foreign_keys 1 instead of 7"):
        Store(tmp_path)


async def test_d1_the_readers_cannot_write(settled: Store) -> None:
    with pytest.raises(OperationalError, match="readonly"):
        await settled.read(adds(1))
    assert await settled.read(names) == []
    await settled.write(adds(1))
    assert await settled.read(names) == ["Room 1"]


async def test_d1_only_the_writer_checkpoints(store: Store) -> None:
    assert await store.read(lambda tx: pragma(tx, "wal_autocheckpoint")) == 0
    assert await store.write(lambda tx: pragma(tx, "wal_autocheckpoint")) == 1000


async def test_d2_work_that_fails_is_undone_and_handed_to_who_asked(settled: Store) -> None:
    with pytest.raises(ZeroDivisionError):
        await settled.write(breaks)
    assert await settled.read(names) == []


async def test_d2_one_failing_work_does_not_undo_the_others(settled: Store) -> None:
    answers = await together(settled, adds(1), breaks, adds(1), panics, adds(2))
    assert [type(answer) for answer in answers] == [
        *(type(None), ZeroDivisionError, Conflict, Panic, type(None))
    ]
    assert await settled.read(names) == ["Room 1", "Room 2"]


async def test_d2_after_a_panic_the_writer_goes_on(settled: Store) -> None:
    with pytest.raises(Panic):
        await settled.write(panics)
    await asyncio.wait_for(settled.write(adds(1)), 10)
    assert await settled.read(names) == ["Room 1"]


async def test_d2_a_group_is_one_commit_and_reads_see_only_what_is_committed(
    settled: Store,
) -> None:
    gate = Gate()
    last = asyncio.create_task(together(settled, adds(1), adds(2), gate))
    await asyncio.to_thread(gate.entered.wait, 10)
    assert await settled.read(names) == []
    gate.opened.set()
    await last
    assert await settled.read(names) == ["Room 1", "Room 2"]


async def test_d2_work_in_a_group_sees_what_the_one_before_it_did(settled: Store) -> None:
    seen: list[list[str]] = []
    await together(settled, adds(1), lambda tx: seen.append(names(tx)), adds(2))
    assert seen == [["Room 1"]]


async def test_d2_work_is_answered_after_its_commit(settled: Store) -> None:
    for number in range(20):
        await settled.write(adds(number))
        assert await settled.read(lambda tx: len(names(tx))) == number + 1


def cuts_a_key_for_nobody(tx: Transaction) -> None:
    """A reference that is only checked at the commit."""
    participants.give_key(tx, "nobody", "a secret")


async def test_d2_a_commit_that_fails_is_told_and_nothing_is_kept(settled: Store) -> None:
    def adds_and_breaks_the_commit(tx: Transaction) -> None:
        adds(1)(tx)
        cuts_a_key_for_nobody(tx)

    with pytest.raises(IntegrityError):
        await settled.write(adds_and_breaks_the_commit)
    assert await settled.read(names) == []


async def test_d2_a_commit_that_fails_fails_for_nobody_else(settled: Store) -> None:
    answers = await together(settled, adds(1), cuts_a_key_for_nobody, adds(2))
    assert [type(answer) for answer in answers] == [*(type(None), IntegrityError, type(None))]
    assert await settled.read(names) == ["Room 1", "Room 2"]


async def test_d2_who_stops_waiting_does_not_stop_the_work(settled: Store) -> None:
    gate = Gate()
    held = asyncio.create_task(settled.write(gate))
    await asyncio.to_thread(gate.entered.wait, 10)
    impatient = asyncio.create_task(settled.write(adds(1)))
    await asyncio.sleep(0)
    impatient.cancel()
    with pytest.raises(asyncio.CancelledError):
        await impatient
    gate.opened.set()
    await held
    await settled.write(adds(2))
    assert await settled.read(names) == ["Room 1", "Room 2"]


async def test_a_read_is_one_snapshot(settled: Store) -> None:
    gate = Gate()

    def twice(tx: Transaction) -> tuple[list[str], list[str]]:
        before = names(tx)
        gate(tx)
        return before, names(tx)

    reading = asyncio.create_task(settled.read(twice))
    await asyncio.to_thread(gate.entered.wait, 10)
    await settled.write(adds(1))
    gate.opened.set()
    assert await reading == ([], [])
    assert await settled.read(names) == ["Room 1"]


async def test_a_read_of_statements_alone_is_one_snapshot_too(settled: Store) -> None:
    gate = Gate()

    def twice(held: sqlite3.Connection) -> list[int]:
        before = _places(held)
        gate.entered.set()
        assert gate.opened.wait(10)
        return [before, _places(held)]

    reading = asyncio.create_task(settled.read_plain(twice))
    await asyncio.to_thread(gate.entered.wait, 10)
    await settled.write(adds(1))
    gate.opened.set()
    before, again = await reading
    assert again == before
    assert await settled.read_plain(_places) == before + 1


def _places(held: sqlite3.Connection) -> int:
    return len(held.execute("SELECT id FROM place").fetchall())


async def test_closing_waits_for_what_was_handed_in(tmp_path: Path) -> None:
    store = Store(tmp_path)
    gate = Gate()
    handed_in = [asyncio.create_task(store.write(work)) for work in (gate, _adds_circle)]
    await asyncio.to_thread(gate.entered.wait, 10)
    closing = asyncio.create_task(asyncio.to_thread(store.close))
    gate.opened.set()
    await closing
    await asyncio.gather(*handed_in)
    again = Store(tmp_path)
    assert await again.read(gatherings.codes) == (CODE,)
    again.close()


async def test_a_store_that_only_reads_finds_what_another_wrote(
    settled: Store, tmp_path: Path
) -> None:
    reading = Store(tmp_path, writes=False)
    assert await reading.read(gatherings.codes) == (CODE,)
    reading.close()


def _adds_circle(tx: Transaction) -> None:
    gatherings.add(tx, gathering())


async def test_d4_a_full_disk_takes_nothing_that_was_acknowledged(settled: Store) -> None:
    """D4: SQLite ends the transaction of a whole group when its disk is full."""
    pages = await settled.read(lambda tx: int(str(pragma(tx, "page_count"))))
    await settled.write(lambda tx: pragma(tx, f"max_page_count={pages + 12}"))
    outcomes = await together(settled, *(fills(number) for number in range(20)))
    done = [f"{number}" for number, failure in enumerate(outcomes) if failure is None]
    kept = await settled.read(names)
    assert [name.split()[0] for name in kept] == done
    assert 0 < len(done) < len(outcomes)


def fills(number: int) -> Work:
    fact = replace(place(number), name=f"{number} {'x' * 8000}")
    return lambda tx: keep(fact, tx)


async def test_d5_what_takes_long_holds_up_neither_a_page_nor_a_glance(settled: Store) -> None:
    long, short = Gate(), Gate()
    studying = asyncio.create_task(settled.read_long(long))
    await asyncio.to_thread(long.entered.wait, 10)
    assert await asyncio.wait_for(settled.read(names), 10) == []
    reading = asyncio.create_task(settled.read(short))
    await asyncio.to_thread(short.entered.wait, 10)
    next_page = asyncio.create_task(settled.read(names))
    assert settled.glance(names) == []
    assert not (studying.done() or reading.done() or next_page.done())
    for gate in (long, short):
        gate.opened.set()
    await asyncio.gather(studying, reading, next_page)


async def test_d5_a_glance_sees_what_is_committed_and_writes_nothing(settled: Store) -> None:
    await settled.write(adds(1))
    assert settled.glance(names) == ["Room 1"]
    with pytest.raises(OperationalError, match="readonly"):
        settled.glance(adds(2))

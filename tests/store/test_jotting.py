"""Lines in a log, committed without a session: D7."""

import asyncio
import sqlite3
from datetime import datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import event

from openspace.store import notes
from openspace.store.engine import Store
from openspace.store.keeping import Jotting
from openspace.store.memory import written_to
from openspace.store.room_tables import NoteRow
from openspace.store.rows import written
from tests.cast import CODE, at
from tests.store.test_engine import Panic, adds, names, together


def jots(*updates: bytes, to: str = "b1") -> Jotting[bool]:
    words = [("chi", update) for update in updates]
    return Jotting(lambda held: notes.lengthen(held, CODE, to, words, at(11)))


def breaks(held: sqlite3.Connection) -> None:
    notes.lengthen(held, CODE, "b1", [("chi", b"broken")], at(12))
    raise ZeroDivisionError


def panics(held: sqlite3.Connection) -> None:
    notes.lengthen(held, CODE, "b1", [("chi", b"broken")], at(12))
    raise Panic


@pytest.fixture
async def begun(settled: Store) -> Store:
    await settled.write(lambda tx: notes.append(tx, CODE, "b1", [("chi", b"one")], at(10)))
    return settled


async def log(store: Store) -> list[bytes]:
    return [update for _, update in await store.read(lambda tx: notes.log(tx, "b1"))]


def statements(store: Store) -> list[str]:
    """What the writer is told to do by way of sessions, from now on."""
    told: list[str] = []

    @event.listens_for(store._writer, "before_cursor_execute")
    def before(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        told.append(statement)

    return told


async def test_d7_jottings_need_no_session_and_keep_their_order(begun: Store) -> None:
    told = statements(begun)
    for number in range(5):
        assert await begun.write(jots(bytes([number])))
    assert told == []
    assert await log(begun) == [b"one", *(bytes([number]) for number in range(5))]


async def test_d7_a_note_that_has_not_begun_is_not_lengthened(begun: Store) -> None:
    assert not await begun.write(jots(b"two", to="b2"))
    assert await begun.read(lambda tx: notes.log(tx, "b2")) == []


async def test_d7_a_jotting_that_fails_is_undone_and_fails_for_nobody_else(begun: Store) -> None:
    works = (jots(b"two"), Jotting(breaks), jots(b"three"), Jotting(panics), jots(b"four"))
    answers = [await _answer(begun, each) for each in works]
    assert answers == [True, ZeroDivisionError, True, Panic, True]
    assert await log(begun) == [b"one", b"two", b"three", b"four"]
    assert [type(each) for each in await together(begun, *works)] == [
        *(bool, ZeroDivisionError, bool, Panic, bool)
    ]
    assert (await log(begun))[4:] == [b"two", b"three", b"four"]


class Stuck:
    """The writer's connection, on which taking back fails once, as on a disk with no room."""

    def __init__(self, held: sqlite3.Connection) -> None:
        self._held, self.failing = held, True

    def __getattr__(self, name: str) -> Any:
        return getattr(self._held, name)

    def execute(self, statement: str, *words: Any) -> Any:
        if statement == "ROLLBACK" and self.failing:
            self.failing = False
            raise sqlite3.OperationalError("disk I/O error")
        return self._held.execute(statement, *words)


async def test_d7_writing_goes_on_when_even_taking_back_fails(begun: Store) -> None:
    begun._plain = stuck = Stuck(begun._plain)
    with pytest.raises(BaseException):  # noqa: B017  whichever is met: none is left waiting
        await asyncio.wait_for(begun.write(Jotting(breaks)), 5)
    assert not stuck.failing
    assert await _answer(begun, jots(b"two")) is True
    assert await log(begun) == [b"one", b"two"]


async def _answer(store: Store, work: Jotting[Any]) -> Any:
    try:
        return await store.write(work)
    except BaseException as failure:  # noqa: BLE001  that is what is asked for
        return type(failure)


async def test_d7_among_other_work_a_jotting_is_as_any(begun: Store) -> None:
    assert await together(begun, jots(b"two"), adds(1), jots(b"three")) == [True, None, True]
    assert await log(begun) == [b"one", b"two", b"three"]
    assert await begun.read(names) == ["Room 1"]


def test_a_keystroke_writes_nothing_of_which_anything_is_remembered() -> None:
    assert written_to(notes.LENGTHEN) == written_to(notes.ADD) == frozenset()


@pytest.mark.parametrize("hours", [0, 5])
@pytest.mark.parametrize("micro", [0, 7])
async def test_a_time_is_written_as_its_column_has_it(begun: Store, hours: int, micro: int) -> None:
    when = at(10).astimezone(timezone(timedelta(hours=hours))).replace(microsecond=micro)

    def work(held: sqlite3.Connection) -> tuple[str]:
        held.execute("UPDATE note SET edited_at = ?", (written(when),))
        row: tuple[str] = held.execute("SELECT edited_at FROM note").fetchone()
        return row

    (plain,) = await begun.write(Jotting(work))

    def kept(tx: Any) -> tuple[datetime, str]:
        row = tx.get(NoteRow, "b1")
        row.edited_at = when
        tx.flush()
        return row.edited_at, tx.plain.execute("SELECT edited_at FROM note").fetchone()[0]

    assert (await begun.write(kept))[1] == plain
    with pytest.raises(ValueError, match="zone"):
        written(when.replace(tzinfo=None))

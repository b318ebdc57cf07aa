"""Every place that holds a participant's id says what becomes of it, and that is what happens."""

import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import Column, ForeignKey, String, Table
from sqlmodel import SQLModel

from openspace.bus.stream import Bus
from openspace.domain.facts.erasure import ParticipantErased
from openspace.facilitation.house import House
from openspace.facilitation.scouring import SELDOM, Scouring, before_serving
from openspace.store import erased_list, erasure, participants, secrets
from openspace.store.engine import FILE, Store
from openspace.store.scouring import PENDING
from tests.beginnings import empty, settled
from tests.cast import CODE, at, kept
from tests.house import Clock, files_with

ROOT = Path(__file__).parents[2]
NAME = "Ben Bø"
ERASED = ParticipantErased(CODE, "ben", at(9, 50))
PEOPLE = {"participant", "by", "owner", "asked", "helper", "giver", "receiver", "made_by"}
"""How a column that holds somebody is called, also where nothing refers to anything."""


def holding() -> set[str]:
    """The columns of the tables that hold a participant's id."""
    return {
        f"{table.name}.{column.name}"
        for table in SQLModel.metadata.tables.values()
        for column in table.columns
        if column.name in PEOPLE
        or any(
            each.target_fullname in ("participant.id", "card.participant")
            for each in column.foreign_keys
        )
    }


def in_the_database(folder: Path) -> set[str]:
    """The same, as the database itself has it."""
    opened = sqlite3.connect(folder / FILE)
    tables = [
        name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type='table'")
    ]
    return {
        f"{table}.{row[3]}"
        for table in tables
        for row in opened.execute(f"PRAGMA foreign_key_list({table})")
        if row[2] in ("participant", "card")
    }


def killed(folder: Path, *when: str) -> int:
    """How a process ends that erases somebody and is killed."""
    words = [sys.executable, "-m", "tests.store.eraser", str(folder), *when]
    return subprocess.run(words, cwd=ROOT, check=False).returncode


def test_every_column_that_holds_somebody_has_its_fate(tmp_path: Path) -> None:
    assert holding() == set(erasure.FATES)
    assert in_the_database(empty(tmp_path)) <= set(erasure.FATES)


def test_a_new_table_that_says_nothing_is_found() -> None:
    owner = Column("who", String, ForeignKey("participant.id"))
    forgotten = Table("forgotten", SQLModel.metadata, owner)
    try:
        assert holding() - set(erasure.FATES) == {"forgotten.who"}
    finally:
        SQLModel.metadata.remove(forgotten)


async def test_a_name_is_in_no_byte_of_the_folder_afterwards(tmp_path: Path) -> None:
    store = Store(await settled(tmp_path))
    house = House(store, Bus(), clock=Clock(at(9, 50)))
    scouring = Scouring(house)
    await scouring.look(0)
    assert files_with(tmp_path, NAME) != []
    await store.write(kept(ERASED))
    assert files_with(tmp_path, NAME) != [], "the control: erasing alone leaves bytes"
    await scouring.look(2)
    assert files_with(tmp_path, NAME) == []
    store.close()
    assert files_with(tmp_path, NAME) == []


async def test_somebody_who_reads_is_waited_for(tmp_path: Path) -> None:
    store = Store(await settled(tmp_path))
    house = House(store, Bus(), clock=Clock(at(9, 50)))
    reader = sqlite3.connect(tmp_path / FILE, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT * FROM participant").fetchall()
    scouring = Scouring(house)
    await store.write(kept(ERASED))
    await scouring.look(0)
    assert files_with(tmp_path, NAME) != []
    reader.execute("ROLLBACK")
    await scouring.look(5)
    assert files_with(tmp_path, NAME) == []
    store.close()


@pytest.mark.parametrize(("when", "known"), [("before", True), ("after", False)])
async def test_killed_in_the_middle_it_is_all_done_or_nothing(
    tmp_path: Path, when: str, known: bool
) -> None:
    await settled(tmp_path)
    assert killed(tmp_path, when) == -signal.SIGKILL
    store = Store(tmp_path)
    ben = await store.read(lambda tx: participants.participant(tx, "ben"))
    opened = await store.read(lambda tx: participants.by_key(tx, CODE, "the key of ben"))
    assert ben is not None
    assert (ben.name == NAME, bool(opened)) == (known, known)
    await Scouring(House(store, Bus())).look(0)
    assert (files_with(tmp_path, NAME) != []) is known
    assert erased_list.read(tmp_path) == (frozenset() if known else {"ben"})
    store.close()


async def test_who_comes_back_with_an_older_database_is_erased_again(tmp_path: Path) -> None:
    erased_list.remember(await settled(tmp_path), ["ben", "somebody elsewhere"])
    store = Store(tmp_path)
    await before_serving(House(store, Bus()))
    ben = await store.read(lambda tx: participants.participant(tx, "ben"))
    assert ben is not None
    assert (ben.name, ben.erased) == ("", True)
    assert files_with(tmp_path, NAME) == []
    store.close()


async def test_sc3_the_files_are_rewritten_at_the_start_and_not_while_people_write(
    tmp_path: Path,
) -> None:
    store = Store(await settled(tmp_path))
    told: list[str] = []
    store._plain.set_trace_callback(told.append)
    house = House(store, Bus(), clock=Clock(at(9, 50)))
    scouring = Scouring(house)
    await store.write(kept(ERASED))
    for now in (0, SELDOM, 2 * SELDOM):
        await scouring.look(now)
    emptied = [each for each in told if "wal_checkpoint" in each]
    assert (len(emptied), "VACUUM" in told) == (1, False)
    await before_serving(house)
    assert told.count("VACUUM") == 1
    assert await store.read(lambda tx: secrets.known(tx, PENDING)) is None
    store.close()


async def test_sc3_what_fails_is_tried_again_once_in_a_while_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = Store(await settled(tmp_path))
    scouring = Scouring(House(store, Bus(), clock=Clock(at(9, 50))))
    tried: list[None] = []

    async def full() -> bool:
        tried.append(None)
        raise OSError(28, "disk full")

    await store.write(kept(ERASED))
    with monkeypatch.context() as patched:
        patched.setattr(store, "scour", full)
        for now in (1.0, SELDOM + 1):
            with pytest.raises(OSError, match="full"):
                await scouring.look(now)
            await scouring.look(now + 0.5)
    assert len(tried) == 2
    await scouring.look(3 * SELDOM)
    assert files_with(tmp_path, NAME) == []
    store.close()

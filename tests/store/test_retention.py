"""Erasing everybody: every table that could hold a name is known, and a kill stops nothing."""

import signal
from pathlib import Path

import pytest
from sqlalchemy import Column, String, Table
from sqlmodel import SQLModel

from openspace.bus.stream import Bus
from openspace.facilitation.house import House
from openspace.facilitation.pressings import Pressings
from openspace.facilitation.retention import keep_promises
from openspace.facilitation.scouring import Scouring, before_serving
from openspace.store import erased_list, erasure, gatherings, retention
from openspace.store.bookshelf import FOLDER
from openspace.store.engine import Store
from tests.beginnings import settled
from tests.cast import CODE, DAY, at, gathering
from tests.house import Clock, files_with, house
from tests.retained import A_DAY, NAMES, end_of, lived
from tests.store.test_erasure import killed

WORDS = {"name", "to", "email", "mail", "address", "organisation", "speakers", "phone"}
"""How a column is called that could hold somebody who has no id."""
OF_NOBODY = {
    "organiser": "who organises in the house, and is in no gathering",
    "place": "what a room is called",
    "secret": "what a secret is for",
    "action": "an organisation that somebody wrote down: text",
}
ALL = ("Ana Ås", "Ben Bø", "Chi Čuovga")


def could_hold_names() -> set[str]:
    """The tables with a column that is called so."""
    tables = SQLModel.metadata.tables.values()
    return {each.name for each in tables if WORDS & {column.name for column in each.columns}}


def known() -> set[str]:
    whole = {where.partition(".")[0] for where, fate in erasure.FATES.items() if fate == "goes"}
    return whole | {"participant", *retention.NAMELESS, *OF_NOBODY}


def test_every_table_that_could_hold_a_name_is_known() -> None:
    assert could_hold_names() - known() == set()


def test_a_new_table_that_could_is_found() -> None:
    guests = Table("guest_list", SQLModel.metadata, Column("email", String))
    try:
        assert could_hold_names() - known() == {"guest_list"}
    finally:
        SQLModel.metadata.remove(guests)


@pytest.mark.parametrize("when", ["before", "after"])
async def test_killed_at_any_step_it_is_done_when_the_server_starts(
    tmp_path: Path, when: str
) -> None:
    await settled(tmp_path)
    assert killed(tmp_path, when, "everybody") == -signal.SIGKILL
    store = Store(tmp_path)
    clock = Clock(end_of() - A_DAY)
    house = House(store, Bus(), clock=clock)
    await keep_promises(house)
    clock.now = end_of()
    await keep_promises(house)
    await before_serving(house)
    assert [each for name in ALL for each in files_with(tmp_path, name)] == []
    assert erased_list.read(tmp_path) == {"ana", "ben", "chi"}
    written = await store.read(lambda tx: retention.records(tx, CODE))
    assert [(each.what, each.counts["people"], each.counts["keys"]) for each in written] == [
        ("everything", 3, 3)
    ]
    found = await store.read(lambda tx: gatherings.gathering(tx, CODE))
    assert (found and found.date) == DAY
    store.close()


async def test_a_draft_that_a_killed_server_left_is_swept_when_it_starts(tmp_path: Path) -> None:
    async with house(tmp_path, gathering(2)) as opened:
        await lived(opened)
        drafts = tmp_path / FOLDER / CODE
        assert {each.name for each in drafts.iterdir()} == {"e1", "e2"}
        await opened.store.write(lambda tx: retention.erase_everybody(tx, CODE, at(14)))
        await Pressings(opened).wake()
        assert {each.name for each in drafts.iterdir()} == {"e1"}
        await Scouring(opened).look(0)
        assert [name for name in NAMES if files_with(tmp_path, name)] != []
        await before_serving(opened)

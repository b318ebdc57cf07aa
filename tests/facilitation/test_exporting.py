"""Everything taken out and brought into another house: the same pages, histories and books."""

import asyncio
import difflib
import json
import re
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import inspect

from openspace.app import application
from openspace.bus.stream import Bus
from openspace.domain.refusal import Refusal
from openspace.domain.setting_up import step_seen
from openspace.domain.sheets import Sheet
from openspace.facilitation import closing as verbs
from openspace.facilitation import erasure, exporting, setting_up
from openspace.facilitation.house import House
from openspace.store import export_file, gatherings, notes, participants, reflections
from openspace.store.bookshelf import Bookshelf
from openspace.store.engine import Store
from openspace.store.exporting import LEFT, TAKEN, _told
from tests.beginnings import empty
from tests.bookbinding import content
from tests.cast import ANA, BEN, CHI, CLOSING, CODE, KEYS, at, gathering
from tests.domain.saying import facts
from tests.house import Clock, client, files_with, house
from tests.pages.pages import shows, tree
from tests.retained import lived
from tests.store.test_migrations import FIRST, engine_of, upgraded
from tests.web.test_erasure import CARD

SAME = (
    *("", "/marketplace", "/agenda", "/hall", "/news", "/desk", "/topics/t1", "/about"),
    *("/projector", "/desk/agenda", "/desk/people", "/workbook/editing", "/follow-up"),
    *("/workbook/editions", "/workbook/editions/1", "/notes/b1/history", "/desk/log"),
    *("/convergence", "/closing", "/breakouts/b1", "/desk/erasing"),
    "/desk/gathering",
)


TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
OWN = re.compile(r' data-channels="[^"]*"|<section class="asked".*?</section>', re.DOTALL)
"""What a page has seen of its channels, as a house counts them, and one's own messages (EX1)."""


async def taken(house: House, file: Path, readable: Mapping[str, bytes] | None = None) -> Path:
    """The export on the disk."""
    with await exporting.packed(house, CODE, readable or {}) as packed:
        everything = packed.read()
    await asyncio.to_thread(file.write_bytes, everything)
    return file


def another(folder: Path, clock: Clock | None = None) -> House:
    """A house with nothing in it."""
    folder.mkdir()
    return House(Store(empty(folder)), Bus(), clock=clock or Clock(at(10)))


def rewritten(file: Path, target: Path, name: str, content: bytes, **told: object) -> Path:
    """The same export, but for one file, and what its list says."""
    with ZipFile(file) as before, ZipFile(target, "w") as after:
        listed = json.loads(before.read(export_file.CONTENTS))
        digest = {"size": len(content), "sha256": sha256(content).hexdigest()}
        listed = {**listed, "files": {**listed["files"], name: digest}, **told}
        for each in before.namelist():
            if each not in (name, export_file.CONTENTS):
                after.writestr(each, before.read(each))
        after.writestr(name, content)
        after.writestr(export_file.CONTENTS, json.dumps(listed))
    return target


async def pages(house: House) -> dict[str, Mapping[str, str]]:
    """What ana sees."""
    async with client(application(house), "ana") as ana:
        answers = {each: await ana.get(f"/g/{CODE}{each}") for each in SAME}
    assert {each: a.status_code for each, a in answers.items() if a.status_code != 200} == {}
    seen = {each: OWN.sub("", a.text) for each, a in answers.items()}
    return {each: shows(tree(text)) for each, text in seen.items()}


async def described(house: House) -> None:
    """What comes after the day, and how one registered, as it is not by itself."""
    sheets: Mapping[str, Sheet] = {
        "after": {"follow_day": ("2026-12-24",), "reminded_days": ("7",)},
        "registration": {"closes_day": ("2026-11-01",), "seats": ("120",)},
    }
    for step, sheet in sheets.items():
        of = await house.store.read(lambda tx: gatherings.gathering(tx, CODE))
        assert of
        facts(await house.perform(setting_up.describe, ANA, step, sheet, step_seen(of, step)))


def test_ex1_every_table_is_taken_along_or_left(tmp_path: Path) -> None:
    with closing(sqlite3.connect(empty(tmp_path) / "openspace.sqlite")) as opened:
        tables = {name for (name,) in opened.execute(TABLES)} - {"alembic_version"}
    assert set() == TAKEN & LEFT
    assert tables == TAKEN | LEFT


async def test_ep2_another_house_has_the_same_pages_histories_and_books(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    async with house(here, gathering(2)) as first:
        await lived(first)
        await described(first)
        file = await taken(first, tmp_path / "all.zip")
        before = await pages(first)
        log = await first.store.read(lambda tx: notes.log(tx, "b1"))
        clock = first.clock
        assert isinstance(clock, Clock)
        second = another(there, clock)
        outcome = await exporting.bring_in(second, file, None)
        assert not isinstance(outcome, Refusal)
        assert outcome[0] == CODE
        await second.store.write(lambda tx: participants.give_key(tx, "ana", KEYS["ana"]))
        after = await pages(second)
        for each in SAME:
            for part, text in before[each].items():
                lines = difflib.unified_diff(text.split("\n"), after[each][part].split("\n"), n=0)
                assert not [*lines], f"{each} #{part}"
        assert await second.store.read(lambda tx: notes.log(tx, "b1")) == log
        pdf = Bookshelf(there).file(CODE, "e1", "pdf")
        assert pdf.read_bytes() == content("e1", "pdf")
        assert files_with(there, CARD) == files_with(there, "the key of") == []
        second.store.close()


async def test_ex5_under_another_code_it_is_another_gathering(tmp_path: Path) -> None:
    here, there = tmp_path / "here", tmp_path / "there"
    here.mkdir()
    async with house(here, gathering(2)) as first:
        await lived(first)
        file = await taken(first, tmp_path / "all.zip")
        said = await exporting.bring_in(first, file, None)
        assert isinstance(said, Refusal)
        assert said.code == "code_taken"
        said = await exporting.bring_in(first, file, "again")
        assert isinstance(said, Refusal)
        assert said.code == "here_already"
    second = another(there)
    assert not isinstance(await exporting.bring_in(second, file, "again"), Refusal)
    assert Bookshelf(there).file("again", "e1", "pdf").exists()
    everybody = await second.store.read(lambda tx: participants.everybody(tx, "again"))
    assert [each.name for each in everybody] == ["Ana Ås", "Ben Bø", "Chi Čuovga"]
    assert not (there / exporting.WORKSHOP).exists()
    second.store.close()


async def test_who_was_erased_is_not_in_it(tmp_path: Path) -> None:
    async with house(tmp_path, gathering(2)) as first:
        await lived(first)
        await first.perform(erasure.erase_me, BEN, True)
        file = await taken(first, tmp_path / "all.zip")
    with ZipFile(file) as packed:
        holding = [each for each in packed.namelist() if "Ben Bø".encode() in packed.read(each)]
    assert holding == []


async def test_ex6_whose_an_unnamed_reflection_is_stands_nowhere_and_it_comes_back(
    tmp_path: Path,
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    async with house(here, gathering(CLOSING)) as first:
        for who, named in ((BEN, True), (CHI, False)):
            said = await first.perform(verbs.say, who, f"x{who.person}", "Thanks", named)
            assert isinstance(said, tuple)
        file = await taken(first, tmp_path / "all.zip")
    with ZipFile(file) as packed:
        rows = [json.loads(each) for each in packed.read("tables/reflection.jsonl").splitlines()]
    authors = {each["id"]: each["participant"] for each in rows}
    assert authors["xben"] == "ben"
    assert authors["xchi"] not in ("ana", "ben", "chi")
    second = another(tmp_path / "there")
    assert not isinstance(await exporting.bring_in(second, file, None), Refusal)
    back = await second.store.read(lambda tx: reflections.reflections(tx, CODE))
    assert [(each.text, each.named) for each in back] == [("Thanks", True), ("Thanks", False)]
    everybody = await second.store.read(lambda tx: participants.everybody(tx, CODE))
    assert [each.id for each in everybody if not each.erased] == ["ana", "ben", "chi"]
    second.store.close()


@pytest.mark.parametrize(
    ("name", "content", "told", "why"),
    [
        ("../x", b"x", {}, "It holds '../x', which no export has."),
        ("tables/secret.jsonl", b"{}\n", {}, "It holds 'secret', which no export has."),
        ("tables/vote.jsonl", b"{\n", {}, "A row of 'vote' cannot be read."),
        ("tables/vote.jsonl", b'{"x": 1}\n', {}, "A row of 'vote' has columns that it never had."),
        ("tables/vote.jsonl", b"\0" * (9 << 20), {}, "tables/vote.jsonl has a line"),
        ("tables/dot.jsonl", b"", {"format": 2}, "It was made by a later version of Openspace."),
        ("tables/dot.jsonl", b"", {"schema": "9999"}, "It was made by a later version"),
        ("tables/dot.jsonl", b"", {"openspace": "x"}, "It is no export of a gathering"),
        ("tables/dot.jsonl", b"", {"code": "other"}, "It holds more than one gathering."),
        ("tables/topic.jsonl", b"", {}, "It refers to what is not in it."),
        ("editions/e1/workbook.pdf", b"x", {}, "The pdf of edition 1 is not what was sealed."),
    ],
)
async def test_xf2_nothing_in_it_is_believed(
    tmp_path: Path, name: str, content: bytes, told: dict[str, object], why: str
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    async with house(here, gathering(2)) as first:
        await lived(first)
        file = await taken(first, tmp_path / "all.zip")
    second = another(tmp_path / "there")
    wrong = rewritten(file, tmp_path / "wrong.zip", name, content, **told)
    said = await exporting.bring_in(second, wrong, None)
    assert isinstance(said, Refusal)
    assert said.sentence.startswith(why)
    second.store.close()
    assert not list((tmp_path / "there").glob("editions/circle/*"))
    with closing(sqlite3.connect(tmp_path / "there" / "openspace.sqlite")) as opened:
        assert opened.execute("SELECT count(*) FROM gathering").fetchone() == (0,)


@pytest.mark.parametrize("strange", ["../../mine", "..", "", "{mine}"])
async def test_ex4_no_folder_is_taken_away_that_an_edition_is_called_by(
    tmp_path: Path, strange: str
) -> None:
    here, mine = tmp_path / "here", tmp_path / "there" / "mine"
    here.mkdir()
    async with house(here, gathering(2)) as first:
        await lived(first)
        file = await taken(first, tmp_path / "all.zip")
    second = another(tmp_path / "there")
    mine.mkdir()
    (mine / "letters.txt").touch()
    with ZipFile(file) as packed:
        rows = packed.read("tables/edition.jsonl")
    called = json.dumps(strange.format(mine=mine)).encode()
    hostile = rows.replace(b'"id":"e1"', b'"id":' + called)
    wrong = rewritten(file, tmp_path / "wrong.zip", "tables/edition.jsonl", hostile)
    said = await exporting.bring_in(second, wrong, None)
    second.store.close()
    assert (mine / "letters.txt").exists()
    assert isinstance(said, Refusal)
    assert said.sentence == "A row of 'edition' is called what none can be."


async def test_ex3_one_of_the_first_schema_is_brought_to_today(tmp_path: Path) -> None:
    old = engine_of(tmp_path)
    upgraded(old, "0001")
    files: dict[str, bytes] = {}
    with old.begin() as connection:
        for statement in FIRST.read_text().split(";\n"):
            connection.exec_driver_sql(statement)
        for table in TAKEN & set(inspect(connection).get_table_names()):
            rows = connection.exec_driver_sql(f'SELECT * FROM "{table}"').mappings()  # noqa: S608
            lines = (json.dumps({name: _told(each) for name, each in row.items()}) for row in rows)
            files[f"tables/{table}.jsonl"] = "".join(f"{line}\n" for line in lines).encode()
    listed = {n: {"size": len(c), "sha256": sha256(c).hexdigest()} for n, c in files.items()}
    told = {"openspace": "gathering", "format": 1, "code": CODE, "schema": "0001", "files": listed}
    with ZipFile(tmp_path / "old.zip", "w") as written:
        for name, each in files.items():
            written.writestr(name, each)
        written.writestr(export_file.CONTENTS, json.dumps(told))
    new = another(tmp_path / "new")
    assert not isinstance(await exporting.bring_in(new, tmp_path / "old.zip", None), Refusal)
    everybody = await new.store.read(lambda tx: participants.everybody(tx, CODE))
    assert [each.name for each in everybody] == ["Ben Bø"]
    assert await new.store.read(lambda tx: notes.log(tx, "b1")) == [("ben", b"\x01\xff")]
    new.store.close()

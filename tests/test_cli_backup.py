"""A backup and a restoring, as an operator types them."""

import asyncio
import re
import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from openspace import cli
from openspace.domain.letters import RESTORED
from openspace.facilitation.exporting import packed
from openspace.serving import house_in
from openspace.store import erased_list, outbox, participants
from openspace.store.engine import FILE
from tests.beginnings import settled
from tests.cast import CODE
from tests.house import files_with
from tests.letters import letter
from tests.store.test_migrations import FIRST, engine_of, upgraded
from tests.test_cli import printed, refused

MOMENT = r"2\d{3}-\d\d-\d\d \d\d:\d\d:\d\d UTC"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    folder = tmp_path / "data"
    folder.mkdir()
    return asyncio.run(settled(folder))


def ran(command: str, file: Path, data: Path, *words: str) -> None:
    cli.main([command, str(file), "--data", str(data), *words])


def test_a_backup_is_made_beside_a_server_and_put_back_elsewhere(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, other = tmp_path / "backup.zip", tmp_path / "other"
    with house_in(data):
        ran("backup", file, data)
    ran("restore", file, other)
    with house_in(other) as house:
        ben = asyncio.run(house.store.read(lambda tx: participants.one_of(tx, CODE, "ben")))
    assert ben is not None
    first, second = printed(capsys)
    size = file.stat().st_size
    told = rf"backup {re.escape(str(file))} {size} bytes, everything until {MOMENT}"
    assert re.fullmatch(told, first)
    assert re.fullmatch(rf"restored 1 gatherings as they were at {MOMENT}", second)


def test_a_living_server_and_what_is_there_are_left_alone(tmp_path: Path, data: Path) -> None:
    file = tmp_path / "backup.zip"
    ran("backup", file, data)
    again = refused("backup", str(file), "--data", str(data))
    assert again == f"{file} is there already. Name another file, or say --replace."
    said = refused("restore", str(file), "--data", str(data))
    assert said == f"There is a database in {data}. Say --replace to set it aside."
    with house_in(data):
        served = refused("restore", str(file), "--data", str(data), "--replace")
    assert served == f"Another openspace has {data} open. Stop it first, or name another --data."
    none = refused("backup", str(file), "--data", str(tmp_path / "none"))
    assert none == f"There is no database in {tmp_path / 'none'}. Name its folder with --data."


def test_a_letter_is_not_put_back_and_what_was_there_stays(tmp_path: Path, data: Path) -> None:
    file = tmp_path / "backup.zip"
    file.write_text("a letter")
    said = refused("restore", str(file), "--data", str(data), "--replace")
    assert said == f"{file} is not put back. It is no backup, or one that is broken."
    assert {each.name for each in data.iterdir()} == {FILE, "lock"}


def test_who_was_erased_since_is_erased_in_it_again(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, elsewhere = tmp_path / "backup.zip", tmp_path / "list"
    ran("backup", file, data)
    erased_list.remember(data, ["ben"])
    elsewhere.write_text("chi\n")
    ran("restore", file, data, "--replace", "--erased", str(elsewhere))
    aside = Path(printed(capsys)[-1].split()[1])
    assert aside.parent == data
    assert files_with(aside, "Ben Bø") == [FILE]
    for each in (aside / FILE, aside / erased_list.FILE):
        each.unlink()
    assert files_with(data, "Ben Bø") == files_with(data, "Chi Čuovga") == []
    assert files_with(data, "Ana Ås") == [FILE]
    assert erased_list.read(data) == {"ben", "chi"}


def test_letters_that_may_have_been_sent_since_wait_for_the_desk(
    tmp_path: Path, data: Path
) -> None:
    file, other, now = tmp_path / "backup.zip", tmp_path / "other", datetime.now(UTC)
    later = letter(key="later", not_before=now + timedelta(days=3))
    with house_in(data) as house:
        asyncio.run(house.store.write(lambda tx: outbox.put(tx, now, letter(), later)))
    ran("backup", file, data)
    ran("restore", file, other)
    with house_in(other) as house:
        due = asyncio.run(house.store.read(lambda tx: outbox.due(tx, datetime.now(UTC), 9)))
        failed = asyncio.run(house.store.read(lambda tx: outbox.those(tx, CODE, "failed", 9)))
        waiting = asyncio.run(house.store.read(lambda tx: outbox.those(tx, CODE, "waiting", 9)))
    assert (due, [each.answer for each in failed]) == ((), [RESTORED])
    assert [each.letter.key for each in waiting] == ["later"]


def test_one_of_the_first_version_is_brought_to_today(tmp_path: Path) -> None:
    old, file, new = tmp_path / "old", tmp_path / "backup.zip", tmp_path / "new"
    old.mkdir()
    engine = engine_of(old)
    upgraded(engine, "0001")
    with engine.begin() as connection:
        for statement in FIRST.read_text().split(";\n"):
            connection.exec_driver_sql(statement)
    engine.dispose()
    with sqlite3.connect(old / FILE) as opened:
        opened.execute("PRAGMA journal_mode=WAL")
    opened.close()
    ran("backup", file, old)
    ran("restore", file, new)
    with house_in(new) as house:
        everybody = asyncio.run(house.store.read(lambda tx: participants.everybody(tx, CODE)))
    assert [each.name for each in everybody] == ["Ben Bø"]


def test_an_export_is_brought_in_under_a_code_of_its_own(
    tmp_path: Path, data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, other = tmp_path / "all.zip", tmp_path / "other"
    with house_in(data) as house, asyncio.run(packed(house, CODE, {})) as made:
        file.write_bytes(made.read())
    cli.main(["import", str(file), "--data", str(other), "--code", "again"])
    first, second = printed(capsys)
    assert re.fullmatch(r"facilitator http://127\.0\.0\.1:8000/g/again/invitation/[\w-]{32}", first)
    assert second == "participant http://127.0.0.1:8000/g/again"
    again = refused("import", str(file), "--data", str(other))
    assert again == "This gathering is here already: its topics and people are known."

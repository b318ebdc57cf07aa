"""Where books lie: whole or not at all, and nothing that nobody knows."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from openspace.store.bookshelf import ASIDE, SINCE, Bookshelf

NOW = datetime(2026, 5, 20, 9, 45, tzinfo=UTC)


def lying(folder: Path) -> set[str]:
    files = {each for each in folder.rglob("*") if each.is_file() and each.name != SINCE}
    return {each.relative_to(folder).as_posix() for each in files}


@pytest.fixture
def shelf(tmp_path: Path) -> Bookshelf:
    return Bookshelf(tmp_path)


def make(shelf: Bookshelf, edition: str) -> None:
    (shelf.making(edition) / "workbook.pdf").write_bytes(b"%PDF")


def test_bs1_a_book_is_in_its_place_when_all_of_it_is_there(
    tmp_path: Path, shelf: Bookshelf
) -> None:
    make(shelf, "e1")
    assert lying(tmp_path) == {"editions/.making/e1/workbook.pdf"}
    shelf.keep("circle", "e1")
    assert lying(tmp_path) == {"editions/circle/e1/workbook.pdf"}
    assert shelf.file("circle", "e1", "pdf").read_bytes() == b"%PDF"


def test_bs1_what_was_begun_before_is_begun_anew(tmp_path: Path, shelf: Bookshelf) -> None:
    make(shelf, "e1")
    assert list(shelf.making("e1").iterdir()) == []


def test_bs2_what_nobody_knows_is_swept_away(tmp_path: Path, shelf: Bookshelf) -> None:
    for edition in ("e1", "e2"):
        make(shelf, edition)
        shelf.keep("circle", edition)
    make(shelf, "e3")
    make(shelf, "e4")
    shelf.sweep({("circle", "e1"), ("circle", "e3")})
    kept = {"editions/circle/e1/workbook.pdf", "editions/.making/e3/workbook.pdf"}
    assert lying(tmp_path) == kept
    shelf.sweep(())
    assert lying(tmp_path) == set()


def test_bs3_what_the_database_never_heard_of_is_set_aside(
    tmp_path: Path, shelf: Bookshelf
) -> None:
    for edition in ("e1", "e2"):
        make(shelf, edition)
        shelf.keep("circle", edition)
    make(shelf, "e3")
    assert shelf.set_aside({("circle", "e1")}, NOW) == [tmp_path / "unknown" / "circle" / "e2"]
    shelf.sweep({("circle", "e1")})
    kept = {"editions/circle/e1/workbook.pdf", "unknown/circle/e2/workbook.pdf"}
    assert lying(tmp_path) == kept
    assert shelf.set_aside({("circle", "e1")}, NOW) == []


def test_bs3_what_nobody_comes_for_is_thrown_away(tmp_path: Path, shelf: Bookshelf) -> None:
    for days, edition in enumerate(("e1", "e2")):
        make(shelf, edition)
        shelf.keep("circle", edition)
        shelf.set_aside((), NOW + timedelta(days))
    shelf.throw_away(NOW + ASIDE - timedelta(seconds=1))
    assert lying(tmp_path) == {f"unknown/circle/{each}/workbook.pdf" for each in ("e1", "e2")}
    shelf.throw_away(NOW + ASIDE)
    assert lying(tmp_path) == {"unknown/circle/e2/workbook.pdf"}
    shelf.throw_away(NOW + ASIDE + timedelta(days=1))
    assert list((tmp_path / "unknown").iterdir()) == []


def aged(folder: Path, days: int) -> None:
    then = (NOW - timedelta(days)).timestamp()
    os.utime(folder, (then, then))


def test_bs3_an_old_book_has_its_time_from_when_it_is_set_aside(
    tmp_path: Path, shelf: Bookshelf
) -> None:
    make(shelf, "e1")
    shelf.keep("circle", "e1")
    shelf.set_aside((), NOW)
    aged(tmp_path / "unknown/circle/e1", 120)
    shelf.throw_away(NOW + ASIDE - timedelta(seconds=1))
    assert lying(tmp_path) == {"unknown/circle/e1/workbook.pdf"}
    shelf.throw_away(NOW + ASIDE)
    assert lying(tmp_path) == set()


@pytest.mark.parametrize("mark", [None, "", "2026-05-20", "nan"])
def test_bs3_what_nobody_has_marked_has_its_time_from_now(
    tmp_path: Path, shelf: Bookshelf, mark: str | None
) -> None:
    folder = tmp_path / "unknown/circle/e1"
    folder.mkdir(parents=True)
    (folder / "workbook.pdf").write_bytes(b"%PDF")
    if mark is not None:
        (folder / SINCE).write_text(mark)
    aged(folder, 120)
    shelf.throw_away(NOW)
    shelf.throw_away(NOW + ASIDE - timedelta(seconds=1))
    assert lying(tmp_path) == {"unknown/circle/e1/workbook.pdf"}
    shelf.throw_away(NOW + ASIDE)
    assert lying(tmp_path) == set()


def test_bs3_a_book_that_was_put_back_has_its_time_anew(tmp_path: Path, shelf: Bookshelf) -> None:
    make(shelf, "e1")
    shelf.keep("circle", "e1")
    shelf.set_aside((), NOW)
    (tmp_path / "unknown/circle/e1").rename(tmp_path / "editions/circle/e1")
    shelf.set_aside((), NOW + ASIDE)
    shelf.throw_away(NOW + ASIDE)
    assert lying(tmp_path) == {"unknown/circle/e1/workbook.pdf"}


def test_bs3_a_book_whose_place_is_taken_is_kept_beside_the_other(
    tmp_path: Path, shelf: Bookshelf
) -> None:
    for words in (b"first", b"second", b"third"):
        (shelf.making("e1") / "workbook.pdf").write_bytes(words)
        shelf.keep("circle", "e1")
        shelf.set_aside((), NOW)
        shelf.sweep(())
    kept = {each.read_bytes(): each.parent.name for each in (tmp_path / "unknown").rglob("*.pdf")}
    assert kept == {b"first": "e1", b"second": "e1.2", b"third": "e1.3"}
    assert lying(tmp_path / "editions") == set()
    shelf.throw_away(NOW + ASIDE)
    assert lying(tmp_path) == set()


def test_bs3_what_is_no_book_is_left_alone(tmp_path: Path, shelf: Bookshelf) -> None:
    folder = tmp_path / "unknown/circle"
    folder.mkdir(parents=True)
    (folder / "nowhere").symlink_to(tmp_path / "gone")
    (folder / "note").write_text("whose?")
    for days in (timedelta(), ASIDE):
        shelf.throw_away(NOW + days)
    assert {each.name for each in folder.iterdir()} == {"nowhere", "note"}


def test_bs1_the_disk_knows_of_every_folder_on_the_way(
    tmp_path: Path, shelf: Bookshelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = []
    settle = os.fsync

    def noted(opened: int) -> None:
        known.append(Path(f"/proc/self/fd/{opened}").readlink())
        settle(opened)

    monkeypatch.setattr(os, "fsync", noted)
    make(shelf, "e1")
    shelf.keep("circle", "e1")
    folder = tmp_path / "editions"
    assert known == [folder / ".making" / "e1", folder / "circle", folder, tmp_path]


def test_an_empty_folder_is_swept(shelf: Bookshelf) -> None:
    shelf.sweep(())


@pytest.mark.parametrize("name", ["", ".", "..", "../..", "e1/../..", "/", "e.1", "e1\n"])
def test_bs4_nothing_is_taken_away_under_another_name(
    tmp_path: Path, shelf: Bookshelf, name: str
) -> None:
    make(shelf, "e1")
    for strange in (name, str(tmp_path)):
        with pytest.raises(ValueError, match="no name of a book"):
            shelf.making(strange)
    assert lying(tmp_path) == {"editions/.making/e1/workbook.pdf"}

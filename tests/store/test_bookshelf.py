"""Where books lie: whole or not at all, and nothing that nobody knows."""

from pathlib import Path

import pytest

from openspace.store.bookshelf import Bookshelf


def lying(folder: Path) -> set[str]:
    return {each.relative_to(folder).as_posix() for each in folder.rglob("*") if each.is_file()}


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


def test_an_empty_folder_is_swept(shelf: Bookshelf) -> None:
    shelf.sweep(())

"""The table of the topics, read back as a spreadsheet reads it."""

import csv
from dataclasses import replace

from openspace.domain.chapters import Chapter
from openspace.domain.proceedings import Proceedings
from openspace.workbook.composition import compose
from openspace.workbook.sheet import sheet
from tests.workbook.books import DISTILLED, EMPTY


def rows(book: Proceedings) -> list[dict[str, str]]:
    text = sheet(compose(book, "en")).decode("utf-8-sig")
    return list(csv.DictReader(text.splitlines(keepends=True)))


def test_every_topic_has_its_row_in_the_books_order() -> None:
    book = compose(DISTILLED, "en")
    assert [row["Topic"] for row in rows(DISTILLED)] == [each.title for each in book.chapters]


def test_a_row_says_who_where_when_and_what_it_came_to() -> None:
    row = rows(DISTILLED)[0]
    assert [row[name] for name in ("No.", "Round", "Time", "Room")] == [
        "1", "Round 1", "12:25–13:10", "Rom A",
    ]  # fmt: skip
    assert row["Hosted by"] == "Ben Åsen, Vassbygd kommune"
    assert row["We differ on"] == "Who pays"
    assert row["Next steps"].splitlines()[0] == "Meet in Vik – Ana Berg – 24 December 2026"


def test_what_was_added_afterwards_stands_beside_who_added_it() -> None:
    first = compose(DISTILLED, "en").chapters[0].additions[0]
    said = rows(DISTILLED)[0]["Additions"].splitlines()[0]
    assert said.startswith(f"{first.by}: ")


def test_what_was_never_placed_has_empty_cells() -> None:
    row = next(row for row in rows(DISTILLED) if row["No."] == "5")
    assert [row[name] for name in ("Round", "Time", "Room")] == ["", "", ""]


def test_no_cell_is_a_formula() -> None:
    book = replace(EMPTY, chapters=(Chapter(1, "=1+1", description="@SUM(A1)"),))
    assert [rows(book)[0][name] for name in ("Topic", "What it was about")] == [
        "'=1+1",
        "'@SUM(A1)",
    ]


def test_a_gathering_without_topics_has_a_head() -> None:
    assert rows(EMPTY) == []
    assert sheet(compose(EMPTY, "en")).decode("utf-8-sig").startswith('"No.","Topic"')

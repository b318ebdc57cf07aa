"""Priorities, the action plan and reflections stand in every format, and nowhere when empty."""

import json
import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from openspace.domain.outcomes import PlannedAction, Priority, Said, by_body
from openspace.workbook.composition import compose
from openspace.workbook.press import Format, press
from tests.workbook.books import BOOK

LONG = "Spør fylkestinget om en felles innkjøpsordning 🌊 for " + "transport og " * 8 + "ferger"
ACTIONS = (
    PlannedAction(1, LONG, "Ana Ås", "Vik", date(2026, 12, 24), "Tinget", "begun", (1, 2), 3),
    PlannedAction(2, "Ringe | båtlaget", "", "Båtlaget"),
    PlannedAction(3, "Møtes <snart>", "Ben", "", None, "Et nettverk"),
)
WHOLE = replace(
    BOOK,
    priorities=(Priority(1, "Første", 9), Priority(2, LONG, 3)),
    actions=ACTIONS,
    bodies=("Rådet", "Tinget"),
    reflections=(Said("Takk for i dag, *alle*", "Ana Ås"), Said("Sámi giella")),
)


def test_actions_stand_by_body_in_the_gatherings_order() -> None:  # OC2
    groups = by_body(ACTIONS, ("Rådet", "Tinget"))
    told = [(each.body, [one.number for one in each.actions]) for each in groups]
    assert told == [("Tinget", [1]), ("Et nettverk", [3]), ("", [2])]


def test_a_part_in_which_nothing_stands_is_left_out() -> None:  # OC4
    assert compose(BOOK).outcomes == ()
    assert [each.id for each in compose(WHOLE).outcomes] == ["priorities", "actions", "reflections"]


def test_all_topics_remain_valid_is_said_in_the_books_language() -> None:
    (priorities, *_) = compose(WHOLE, "nb").outcomes
    assert "Alle temaer gjelder fortsatt" in priorities.lead


def text_of(name: str, made: bytes) -> str:
    if name == "pdf":
        pages = PdfReader(BytesIO(made)).pages
        return " ".join(page.extract_text() for page in pages)
    if name in ("docx", "odt", "epub"):
        with ZipFile(BytesIO(made)) as file:
            parts = [each for each in file.namelist() if each.endswith((".xml", ".xhtml"))]
            return " ".join(file.read(each).decode() for each in parts)
    return made.decode()


@pytest.mark.parametrize("form", ["html", "pdf", "docx", "odt", "epub", "md", "json"])
async def test_every_format_has_them(form: Format) -> None:
    said = text_of(form, await press(WHOLE, form))
    flat = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", said))
    for words in ("båtlaget", "Takk for i dag", "Et nettverk", "Sámi giella"):
        assert words in flat, words


async def test_the_table_has_a_column_of_dots() -> None:
    head, *_rows = (await press(WHOLE, "csv", "en")).decode("utf-8-sig").splitlines()
    assert head.endswith(',"Dots"')
    assert "Dots" not in (await press(BOOK, "csv", "en")).decode()


async def test_the_data_has_dots_and_owners() -> None:
    told = json.loads(await press(WHOLE, "json"))
    assert told["priorities"][0] == {"number": 1, "title": "Første", "dots": 9, "language": None}
    assert (told["actions"][0]["owner"], told["actions"][0]["due"]) == ("Ana Ås", "2026-12-24")
    assert [each["name"] for each in told["reflections"]] == ["Ana Ås", ""]

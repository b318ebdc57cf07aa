"""Priorities, the action plan and the reflections, as they are printed (OC1 to OC3)."""

import re
from xml.etree import ElementTree as ET

import pytest

from openspace.workbook.composition import compose
from openspace.workbook.ebook.documents import documents, written
from openspace.workbook.markdown import markdown
from openspace.workbook.office.flow import flow
from openspace.workbook.office.parts import Paragraph, Table
from openspace.workbook.outcome_parts import OutcomeCell
from openspace.workbook.page import html
from tests.workbook.books import BOOK, CAME_TO

SVG = "{http://www.w3.org/2000/svg}svg"
PARTS = {part.id: part for part in compose(CAME_TO, "en").outcomes}
PAGE = html(compose(CAME_TO, "en"))


def section(name: str) -> str:
    found = re.search(rf'<section class="book-part" id="{name}".*?</section>', PAGE, re.DOTALL)
    assert found
    return found[0]


def test_what_nothing_stands_in_is_left_out() -> None:
    """OC4."""
    assert compose(BOOK, "en").outcomes == ()


def test_the_plan_is_one_table_grouped_by_the_body_that_follows_up() -> None:
    """OC2."""
    (table,) = PARTS["actions"].tables
    assert [(group.name, [row[0].text for row in group.rows]) for group in table.groups] == [
        ("Followed up by Fylkestinget", ["2"]),
        ("Followed up by Grenserådet", ["1"]),
        ("Followed up by those who own them", ["3"]),
    ]
    assert section("actions").count('<th scope="rowgroup" colspan="5">') == 3


def test_a_status_is_a_mark_and_a_word() -> None:
    states = [row[-1] for row in PARTS["actions"].tables[0].rows]
    assert [(each.text, each.mark) for each in states] == [
        ("Begun", "half"),
        ("Done", "full"),
        ("Given up", "crossed"),
    ]
    assert section("actions").count('class="book-mark"') == 3


def test_an_owner_who_is_not_named_is_an_organisation() -> None:
    """OC3."""
    owners = [row[2] for row in PARTS["actions"].tables[0].rows]
    assert owners == [
        OutcomeCell("", "Vik"),
        OutcomeCell("Kari Nygård", "Elvemark"),
        OutcomeCell("Ole Berg"),
    ]
    assert [each.plain for each in owners] == ["Vik", "Kari Nygård (Elvemark)", "Ole Berg"]


def test_priorities_lead_to_their_chapters_and_say_that_all_remain_valid() -> None:
    """OC1."""
    said = section("priorities")
    assert "All topics remain valid" in said
    assert re.findall(r'<a href="#chapter-(\d+)">\1</a>', said) == ["1", "4"]
    assert re.findall(r'<rect width="(\d+)"', said) == ["100", "10"]


def test_every_form_has_the_same_rows() -> None:
    text = markdown(compose(CAME_TO, "en"))
    assert "| 1 | Write one form (from 1, 3) | Kari Nygård (Elvemark) |" in text
    parts = list(flow(compose(CAME_TO, "en"), ()))
    captions = [each.caption for each in parts if isinstance(each, Table)]
    groups = [group.name for group in PARTS["actions"].tables[0].groups]
    assert [each for each in captions if each in groups] == groups
    lines = [each for each in parts if isinstance(each, Paragraph) and each.style == "Quote"]
    assert "".join(run.text for run in lines[-1].words) == "Short."


def test_reflections_have_a_name_only_where_there_is_one() -> None:
    said = section("reflections")
    assert said.count("<li>") == 2
    assert re.findall(r'<p class="book-by">(.*?)</p>', said) == ["Ana Berg"]


@pytest.mark.parametrize("name", ["sectors", "flows", "goals"])
def test_a_drawing_says_what_it_shows(name: str) -> None:
    book = compose(CAME_TO, "en")
    said = {"sectors": book.sectors_alt, "flows": book.movement.alt, "goals": book.goals_alt}
    found = re.search(rf'aria-labelledby="{name}-drawn">\s*<title id="{name}-drawn">(.*?)<', PAGE)
    assert found
    assert found[1] == said[name]


def test_a_drawing_has_no_style_of_its_own_and_is_whole_in_the_electronic_book() -> None:
    assert [
        part for part in re.findall(r"<svg.*?</svg>", PAGE, re.DOTALL) if "style=" in part
    ] == []
    book = compose(CAME_TO, "en")
    before = next(each for each in documents(book) if each.part == "before")
    drawn = ET.fromstring(written(book, before).encode()).iter()  # noqa: S314 our own
    assert len([each for each in drawn if each.tag == SVG and each.get("role") == "img"]) == 3


def test_the_goals_are_an_index_and_that_of_the_day_is_marked() -> None:
    first = compose(CAME_TO, "en").indexes[0]
    assert first.lines == (
        ("4. Quality education", (1, 2)),
        ("17. Partnerships for the goals – the day’s goal", (1,)),
    )

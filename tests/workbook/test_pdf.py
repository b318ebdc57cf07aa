"""The PDF as its readers find it: whole, tagged, and with every word that was written."""

import random
from dataclasses import replace

import pytest
from pypdf.generic import BooleanObject

from openspace.domain.chapters import Chapter
from openspace.workbook.composition import compose
from openspace.workbook.coverage import coverage
from openspace.workbook.design import fonts
from tests.workbook.books import BOOK, DISTILLED, EMPTY, HOSTILE, ILLUSTRATED, LONG, SAMI, UNBROKEN
from tests.workbook.reading import bookmarks, catalogue, elements, pressed, squeezed, tags, text

YES = BooleanObject(value=True)


def test_it_says_what_it_is_called_and_in_which_language() -> None:
    reader = pressed(BOOK)
    assert reader.metadata is not None
    assert reader.metadata.title == f"{BOOK.title} – {compose(BOOK).words['workbook']}"
    assert str(catalogue(reader)["/Lang"]) == "nb-NO"
    assert catalogue(reader)["/ViewerPreferences"]["/DisplayDocTitle"] == YES  # type: ignore[index]


def test_it_is_for_the_archive_and_for_screen_readers() -> None:
    reader = pressed(BOOK)
    claims = catalogue(reader)["/Metadata"].get_data().decode()  # type: ignore[attr-defined]
    marks = ("<pdfaid:part>2<", "<pdfaid:conformance>A<", "<pdfuaid:part>1<")
    assert [mark in claims for mark in marks] == [True, True, True]
    assert catalogue(reader)["/MarkInfo"]["/Marked"] == YES  # type: ignore[index]


def test_headings_never_skip_a_level() -> None:
    levels = [int(tag[1]) for tag in tags(pressed(BOOK)) if tag[0] == "H" and tag[1:].isdigit()]
    jumps = [(a, b) for a, b in zip([0, *levels], levels, strict=False) if b > a + 1]
    assert jumps == []
    assert max(levels) == 5


def test_every_kind_of_content_has_its_tag() -> None:
    wanted = {"Title", "TOC", "TOCI", "Table", "TH", "L", "LI", "BlockQuote", "Link", "Figure"}
    assert wanted - set(tags(pressed(BOOK))) == set()


def test_a_drawing_says_what_it_shows() -> None:
    figures = [each for each in elements(pressed(ILLUSTRATED)) if str(each["/S"]) == "/Figure"]
    told = [str(each["/Alt"]) for each in figures]
    book = compose(BOOK)
    assert told == [book.sectors_alt, book.goals_alt, 'A map of "Vik"', "Bilde"]


def test_a_picture_of_the_notes_is_in_the_file_and_one_that_is_gone_is_what_it_shows() -> None:
    reader = pressed(ILLUSTRATED)
    drawn = [found for page in reader.pages for found in page.images]
    assert {found.image.size for found in drawn if found.image} == {(600, 400)}
    assert squeezed("Et bilde som ikke er her lenger: Five chairs in a ring") in squeezed(
        text(reader)
    )


def test_a_chapter_in_another_language_says_so() -> None:
    spoken = {str(each["/Lang"]) for each in elements(pressed(BOOK)) if "/Lang" in each}
    assert spoken == {"nb-NO", "se-NO"}


def test_the_outline_holds_every_chapter_under_its_round() -> None:
    book = compose(BOOK)
    expected = [
        line
        for part in book.rounds
        for line in [(0, part.title), *((1, chapter.title) for chapter in part.chapters)]
    ]
    found = bookmarks(pressed(BOOK))
    assert [line for line in found if line in expected] == expected


@pytest.mark.parametrize("title", [LONG, UNBROKEN, SAMI, HOSTILE, BOOK.chapters[4].title])
def test_every_title_is_printed_as_it_was_written(title: str) -> None:
    assert squeezed(title) in text(pressed(BOOK))


def test_what_looks_like_markup_is_text() -> None:
    """In the contents, the grid, the round's list, the chapter's title and its notes."""
    assert text(pressed(BOOK)).count(squeezed(HOSTILE)) == 5


def test_a_table_and_whose_a_task_is_are_printed() -> None:
    reader = pressed(BOOK)
    printed = text(reader)
    for said in ("Office", "Eleven | more", "Ring around – Chi Lien, 21. mai 2026", "lenger: Five"):
        assert printed.count(squeezed(said)) == 3
    assert tags(reader).count("TH") >= 6


def test_a_topic_without_notes_has_its_chapter_and_its_sentence() -> None:
    chapter = next(c for c in compose(BOOK).chapters if c.number == 5)
    assert squeezed(f"{compose(BOOK).words['no_report']}. {chapter.missing}") in text(pressed(BOOK))


def test_a_chapter_says_what_the_conversation_came_to() -> None:
    printed = squeezed(text(pressed(DISTILLED)))
    for said in ("One office decides.", "One form for all", "Meet in Vik", "The map", "Åse Å.,"):
        assert squeezed(said) in printed


def test_a_gathering_without_topics_still_has_a_book() -> None:
    assert len(pressed(EMPTY).pages) == 5


def test_fifty_rooms_repeat_the_head_of_the_grid() -> None:
    rooms = tuple(replace(BOOK.places[0], id=f"r{n}", name=f"Rom {n}") for n in range(50))
    book = replace(BOOK, places=rooms)
    head = squeezed(compose(book).grid_head[1])
    assert [head in squeezed(page.extract_text()) for page in pressed(book).pages].count(True) >= 2


def test_what_no_font_can_draw_becomes_a_square() -> None:
    book = replace(BOOK, chapters=(Chapter(1, "Fred – سلام – 平和 \ue000\x07 – peace"),))
    assert squeezed("Fred – □ – □ – peace") in text(pressed(book))


def test_no_character_at_all_stops_the_book() -> None:
    known = sorted(frozenset.union(*coverage(fonts())))
    chance = random.Random(7)
    odd = "\u200d\u200d\ufe0f\u0301\u0308\u20e3\u00ad\u2028\U0001f3fd🇳🇴👩"

    def soup() -> str:
        pools = (known, [ord(c) for c in odd], range(0x20, 0x30000))
        return "x" + "".join(chr(chance.choice(chance.choice(pools))) for _ in range(80))

    chapters = tuple(Chapter(n, soup(), description=soup()) for n in range(1, 30))
    printed = text(pressed(replace(BOOK, chapters=chapters)))
    assert [each.number for each in chapters if f"Tema{each.number}·" not in printed] == []

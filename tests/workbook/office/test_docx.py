"""The DOCX as a case officer finds it: real styles, a real contents, every word as written."""

import shutil
import subprocess
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx as reader
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from lxml import etree
from pypdf import PdfReader

from openspace.domain.chapters import Chapter
from openspace.domain.notes import Block
from openspace.domain.proceedings import Proceedings
from openspace.workbook.composition import compose
from openspace.workbook.design import faces
from openspace.workbook.office.docx.file import docx
from openspace.workbook.office.docx.fonts import key, mixed
from openspace.workbook.pictures import photographs
from openspace.workbook.presses.drawings import drawings
from tests.workbook.books import (
    ALBUM,
    BOOK,
    DISTILLED,
    EMPTY,
    HOSTILE,
    ILLUSTRATED,
    LONG,
    MAP,
    PICTURE,
    SAMI,
    UNBROKEN,
    paragraph,
)
from tests.workbook.reading import squeezed


@cache
def pressed(book: Proceedings) -> bytes:
    manuscript = compose(book)
    return docx(manuscript, drawings(manuscript) | photographs(manuscript, ALBUM))


def opened(book: Proceedings) -> Document:
    return reader.Document(BytesIO(pressed(book)))


def attributes(document: Document, element: str, attribute: str) -> list[str]:
    return [str(each.get(qn(attribute))) for each in document.element.body.iter(qn(element))]


def said(document: Document) -> str:
    return "".join(each.text or "" for each in document.element.body.iter(qn("w:t")))


def test_every_part_is_xml_and_every_style_is_there() -> None:
    with ZipFile(BytesIO(pressed(DISTILLED))) as file:
        for name in file.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(file.read(name))
    document = opened(DISTILLED)
    known = {style.style_id for style in document.styles}
    used = {name for kind in ("w:pStyle", "w:rStyle", "w:tblStyle")
            for name in attributes(document, kind, "w:val")}  # fmt: skip
    assert used - known == set()


def test_headings_are_words_own_and_never_skip_a_level() -> None:
    names = [p.style.name for p in opened(DISTILLED).paragraphs if p.style]
    levels = [int(name[-1]) for name in names if name.startswith("Heading")]
    jumps = [(a, b) for a, b in zip([0, *levels], levels, strict=False) if b > a + 1]
    assert jumps == []
    assert set(levels) == {1, 2, 3, 4, 5}


def test_the_contents_lead_to_every_round_and_chapter() -> None:
    document = opened(DISTILLED)
    heads = [
        said_in(p._p)
        for p in document.paragraphs
        if p.style and p.style.name in ("Heading 1", "Heading 2")
    ]
    assert [line[:-2].rstrip("\t") for line in contents(DISTILLED)] == heads


def test_every_link_within_the_book_has_its_place() -> None:
    document = opened(DISTILLED)
    places = set(attributes(document, "w:bookmarkStart", "w:name"))
    wanted = {each for each in attributes(document, "w:hyperlink", "w:anchor") if each != "None"}
    assert "chapter-4" in wanted
    assert wanted - places == set()


@pytest.mark.parametrize("title", [LONG, UNBROKEN, SAMI, HOSTILE])
def test_every_title_is_printed_as_it_was_written(title: str) -> None:
    assert said(opened(BOOK)).count(title) == (5 if title is HOSTILE else 4), (
        "contents, grid, round, chapter"
    )


def test_a_character_that_no_file_can_hold_is_left_out() -> None:
    book = replace(BOOK, chapters=(Chapter(1, "one\x07two\ufffe"),))
    assert "onetwo" in said(opened(book))


def test_a_table_repeats_its_head_and_has_its_number() -> None:
    document = opened(DISTILLED)
    heads = [
        table.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") for table in document.tables
    ]
    assert None not in heads
    captions = [p for p in document.paragraphs if p.style and p.style.name == "Caption"]
    word = compose(DISTILLED).words["table"]
    assert [said_in(p._p)[: len(word) + 3] for p in captions] == [
        f"{word} {n}." for n in range(1, len(captions) + 1)
    ]


def contents(book: Proceedings) -> list[str]:
    """The lines of the contents: the heading, and the page in two figures."""
    field = opened(book).element.body.find(qn("w:sdt"))
    links = list(field.iter(qn("w:hyperlink")))
    texts = [[t.text or "" for t in link.iter(qn("w:t"))] for link in links]
    return [f"{''.join(words[:-1])}{int(words[-1]):02}" for words in texts]


def said_in(paragraph: etree._Element) -> str:
    return "".join(each.text or "" for each in paragraph.iter(qn("w:t")))


def test_each_chapter_speaks_its_language() -> None:
    assert set(attributes(opened(BOOK), "w:lang", "w:val")) == {"nb-NO", "se-NO"}
    assert reader.Document(BytesIO(pressed(BOOK))).core_properties.language == "nb-NO"


def test_an_ordered_list_begins_at_one_again() -> None:
    document = opened(DISTILLED)
    used = [int(value) for value in attributes(document, "w:numId", "w:val")]
    several = [number for number in dict.fromkeys(used) if number > 2]
    assert len(several) == sum(bool(chapter.notes) for chapter in DISTILLED.chapters) - 1
    assert [used.count(number) for number in several] == [2] * len(several)


def test_a_drawing_says_what_it_shows() -> None:
    book = compose(BOOK)
    drawn = [
        each.get("descr")
        for each in opened(BOOK).element.body.iter()
        if etree.QName(each).localname == "docPr"
    ]
    assert drawn == [book.ring_note, book.sectors_alt, book.goals_alt]


def test_a_drawn_table_keeps_its_shape() -> None:
    """A cell over two columns, one over two rows, and a row that goes on under it."""
    wide = Block("cell", children=(paragraph("Wide"),), head=True, across=2)
    high = Block("cell", children=(paragraph("High"),), down=2)
    rows = ((wide,), (high, cell("a")), (cell("b"),))
    drawn = Block("table", children=tuple(Block("row", children=each) for each in rows))
    document = opened(replace(BOOK, chapters=(Chapter(1, "A", notes=(drawn,)),)))
    table = next(t for t in document.tables if t.style and t.style.style_id == "DrawnTable")
    said = [[cell.text for cell in row.cells] for row in table.rows]
    assert said == [["Wide", "Wide"], ["High", "a"], ["High", "b"]]


def cell(text: str) -> Block:
    return Block("cell", children=(paragraph(text),))


def test_a_task_says_who_and_by_when() -> None:
    assert "☐Ring around – Chi Lien, 21. mai 2026" in said(opened(BOOK))


def test_a_picture_is_in_the_file_and_says_what_it_shows() -> None:
    with ZipFile(BytesIO(pressed(ILLUSTRATED))) as file:
        assert file.read(f"word/media/{MAP.name}") == PICTURE
    shown = [
        each.get("descr") for each in opened(ILLUSTRATED).element.body.iter() if is_drawing(each)
    ]
    assert 'A map of "Vik"' in shown
    assert len(shown) == 5, "cover, sectors, goals, and the picture twice"


def test_a_picture_that_is_not_kept_is_what_it_shows() -> None:
    manuscript = compose(ILLUSTRATED)
    without = reader.Document(BytesIO(docx(manuscript, {})))
    assert 'A map of "Vik"' in said(without)
    assert not any(map(is_drawing, without.element.body.iter()))


def is_drawing(element: etree._Element) -> bool:
    return str(etree.QName(element).localname) == "docPr"


def test_what_nobody_wrote_has_its_sentence() -> None:
    book = compose(BOOK)
    missing = next(chapter.missing for chapter in book.chapters if chapter.missing)
    assert f"{book.words['no_report']}. {missing}" in said(opened(BOOK))


def test_a_gathering_without_topics_still_has_a_book() -> None:
    assert compose(EMPTY).title in said(opened(EMPTY))


def test_its_fonts_travel_with_it() -> None:
    regular = faces("Literata")["Regular"]
    with ZipFile(BytesIO(pressed(EMPTY))) as file:
        carried = file.read(f"word/fonts/{regular.stem}.odttf")
    assert carried != regular.read_bytes()
    assert mixed(carried, key(regular)) == regular.read_bytes()


def test_the_same_book_gives_the_same_bytes() -> None:
    assert pressed(DISTILLED) == pressed.__wrapped__(DISTILLED)


def test_libreoffice_opens_it_and_the_pages_are_those_in_the_contents(tmp_path: Path) -> None:
    office = shutil.which("soffice") or pytest.skip("soffice is not on this machine")
    (tmp_path / "book.docx").write_bytes(pressed(DISTILLED))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run(
        [*words, str(tmp_path / "book.docx")], check=True, capture_output=True, timeout=90
    )
    pages = [squeezed(page.extract_text()) for page in PdfReader(tmp_path / "book.pdf").pages]
    book = compose(DISTILLED)
    wheres = [squeezed(chapter.where) for chapter in book.chapters]
    found = [next(n for n, page in enumerate(pages, 1) if where in page) for where in wheres]
    assert [int(line[-2:]) for line in contents(DISTILLED) if line[0].isdigit()] == found


def test_pictures_begin_where_the_text_does() -> None:
    found = list(opened(ILLUSTRATED).element.body.iter(qn("wp:inline")))
    sides = [{each.get(f"dist{side}") for side in "TBLR"} for each in found]
    assert len(found) > 1
    assert sides == [{"0"}] * len(found)


def test_whoever_added_something_stands_with_what_they_added() -> None:
    document = opened(DISTILLED)
    style = document.styles["By"]
    said_by = [each.text for each in document.paragraphs if each.style and each.style.name == "By"]
    assert style.element.pPr.find(qn("w:keepNext")) is not None
    assert [text.split(",")[0] for text in said_by] == ["Åse Å.", "Noen"]


def test_chapters_begin_a_page_unless_they_never_had_a_room() -> None:
    book = compose(DISTILLED)
    headings = [p for p in opened(DISTILLED).paragraphs if p.style and p.style.name == "Heading 2"]
    begins = {p.text.split()[0]: p.paragraph_format.page_break_before for p in headings}
    for part in book.rounds:
        for chapter in part.chapters:
            assert bool(begins[str(chapter.number)]) is (part.index > 0)
    assert {part.index > 0 for part in book.rounds} == {True, False}

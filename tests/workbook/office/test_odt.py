"""The ODT as LibreOffice finds it: named styles, a filled contents, every word as written."""

import shutil
import subprocess
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree
from pypdf import PdfReader

from openspace.domain.chapters import Chapter
from openspace.domain.notes import Block
from openspace.domain.proceedings import Proceedings
from openspace.workbook.composition import compose
from openspace.workbook.office.odt.file import MIME, SPACES, odt
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

NAMES = {name.removeprefix("xmlns:"): uri for name, uri in SPACES.items() if ":" in uri}


@cache
def pressed(book: Proceedings) -> bytes:
    manuscript = compose(book)
    return odt(manuscript, drawings(manuscript) | photographs(manuscript, ALBUM))


def part(book: Proceedings, name: str) -> etree._Element:
    with ZipFile(BytesIO(pressed(book))) as file:
        return etree.fromstring(file.read(name))


def qualified(name: str) -> str:
    space, _, local = name.partition(":")
    return f"{{{NAMES[space]}}}{local}"


def of_all(tree: etree._Element, attribute: str) -> set[str]:
    return {
        each.get(qualified(attribute)) for each in tree.iter() if each.get(qualified(attribute))
    }


def said(book: Proceedings) -> str:
    """What stands there, with the blanks that are elements put back."""
    tree = part(book, "content.xml")
    for blank in tree.iter(qualified("text:s")):
        blank.text = " " * int(blank.get(qualified("text:c"), "1"))
    return "".join(tree.itertext())


def test_it_says_first_what_it_is() -> None:
    with ZipFile(BytesIO(pressed(EMPTY))) as file:
        first = file.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert file.read("mimetype") == MIME.encode()
        listed = of_all_in(file.read("META-INF/manifest.xml"))
        assert listed - {"/"} == set(file.namelist()) - {"mimetype", "META-INF/manifest.xml"}


def of_all_in(manifest: bytes) -> set[str]:
    path = "{urn:oasis:names:tc:opendocument:xmlns:manifest:1.0}full-path"
    return {str(each.get(path)) for each in etree.fromstring(manifest)}


def test_every_style_that_is_used_is_there() -> None:
    content, named = part(DISTILLED, "content.xml"), part(DISTILLED, "styles.xml")
    known = of_all(content, "style:name") | of_all(named, "style:name")
    used = of_all(content, "text:style-name") | of_all(content, "table:style-name")
    assert used - known == set()


@pytest.mark.parametrize("design", ["plain", "council"])
def test_the_covers_page_begins_with_what_stands_first(design: str) -> None:
    tree = part(replace(BOOK, design=design), "content.xml")
    masters = {
        each.get(qualified("style:name")): each.get(qualified("style:master-page-name"))
        for each in tree.iter(qualified("style:style"))
    }
    turns = [
        masters.get(each.get(qualified("text:style-name")))
        for each in tree.iter(qualified("text:p"))
    ]
    assert turns == ["Cover", *([None] * (len(turns) - 1))]


def test_headings_never_skip_a_level() -> None:
    heads = part(DISTILLED, "content.xml").iter(qualified("text:h"))
    levels = [int(each.get(qualified("text:outline-level"), "0")) for each in heads]
    jumps = [(a, b) for a, b in zip([0, *levels], levels, strict=False) if b > a + 1]
    assert (jumps, set(levels)) == ([], {1, 2, 3, 4, 5})


def test_every_link_within_the_book_has_its_place() -> None:
    content = part(DISTILLED, "content.xml")
    wanted = {to[1:] for to in of_all(content, "xlink:href") if to[0] == "#"}
    places = {each.get(qualified("text:name")) for each in content.iter(qualified("text:bookmark"))}
    assert "chapter-4" in wanted
    assert wanted - places == set()


@pytest.mark.parametrize("title", [LONG, UNBROKEN, SAMI, HOSTILE])
def test_every_title_is_printed_as_it_was_written(title: str) -> None:
    assert said(BOOK).count(title) == (5 if title is HOSTILE else 4), (
        "contents, grid, round, chapter"
    )


def test_blanks_are_kept_and_what_no_file_can_hold_is_left_out() -> None:
    book = replace(BOOK, chapters=(Chapter(1, "A", description="one\x07two    three  four"),))
    assert "onetwo    three  four" in said(book)


def test_a_drawn_table_has_a_place_for_every_column() -> None:
    high = Block("cell", children=(paragraph("High"),), down=2, across=2)
    rows = ((high, cell("a")), (cell("b"),))
    drawn = Block("table", children=tuple(Block("row", children=each) for each in rows))
    content = part(replace(BOOK, chapters=(Chapter(1, "A", notes=(drawn,)),)), "content.xml")
    made = next(
        rows
        for rows in content.iter(qualified("table:table"))
        if "High" in "".join(rows.itertext())
    )
    shapes = [
        [etree.QName(cell).localname for cell in row]
        for row in made.iter(qualified("table:table-row"))
    ]
    covered = "covered-table-cell"
    assert shapes == [["table-cell", covered, "table-cell"], [covered, covered, "table-cell"]]


def cell(text: str) -> Block:
    return Block("cell", children=(paragraph(text),))


def test_a_task_says_who_and_by_when() -> None:
    assert "☐Ring around – Chi Lien, 21. mai 2026" in said(BOOK)


def test_a_picture_is_in_the_file_and_says_what_it_shows() -> None:
    with ZipFile(BytesIO(pressed(ILLUSTRATED))) as file:
        assert file.read(f"Pictures/{MAP.name}") == PICTURE
    described = part(ILLUSTRATED, "content.xml").iter(qualified("svg:desc"))
    assert 'A map of "Vik"' in [each.text for each in described]


def test_the_same_book_gives_the_same_bytes() -> None:
    assert pressed(DISTILLED) == pressed.__wrapped__(DISTILLED)


def test_libreoffice_opens_it_and_finds_every_chapter(tmp_path: Path) -> None:
    office = shutil.which("soffice") or pytest.skip("soffice is not on this machine")
    (tmp_path / "book.odt").write_bytes(pressed(DISTILLED))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    words = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)]
    subprocess.run(
        [*words, str(tmp_path / "book.odt")], check=True, capture_output=True, timeout=90
    )
    printed = "".join(
        squeezed(page.extract_text()) for page in PdfReader(tmp_path / "book.pdf").pages
    )
    wheres = [squeezed(chapter.where) for chapter in compose(DISTILLED).chapters]
    assert [where in printed for where in wheres] == [True] * len(wheres)

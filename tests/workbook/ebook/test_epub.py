"""The EPUB as a reader finds it: a document for every chapter, a navigation that leads to all."""

import shutil
import subprocess
from dataclasses import replace
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from lxml import etree

from openspace.domain.chapters import Chapter
from openspace.domain.proceedings import Proceedings
from openspace.workbook.composition import compose
from openspace.workbook.ebook.file import MIME, epub
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
)

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
BRIEF = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC")
"""So Java does not make itself fast for the hours that it will not run: half of its time."""


@cache
def pressed(book: Proceedings) -> bytes:
    manuscript = compose(book)
    return epub(manuscript, drawings(manuscript), ALBUM if book.images else {})


def files(book: Proceedings) -> dict[str, bytes]:
    with ZipFile(BytesIO(pressed(book))) as file:
        return {name.removeprefix("book/"): file.read(name) for name in file.namelist()}


def links(document: bytes) -> list[str]:
    return [str(each.get("href")) for each in etree.fromstring(document).iter(f"{XHTML}a")]


def test_it_says_first_what_it_is() -> None:
    with ZipFile(BytesIO(pressed(EMPTY))) as file:
        first = file.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert file.read("mimetype") == MIME


def test_every_chapter_is_a_document_with_its_title() -> None:
    found = files(DISTILLED)
    for chapter in compose(DISTILLED).chapters:
        head = etree.fromstring(found[f"{chapter.id}.xhtml"]).find(f".//{XHTML}h2")
        assert head is not None
        assert head.text == chapter.title


def test_the_cover_says_who_publishes_it_and_shows_the_day() -> None:
    tree = etree.fromstring(files(BOOK)["title.xhtml"])
    shown = [(each.get("src"), each.get("alt")) for each in tree.iter(f"{XHTML}img")]
    assert shown == [("cover.png", compose(BOOK).ring_note)]
    brand = [each.text for each in tree.iter(f"{XHTML}p") if each.get("class") == "book-brand"]
    assert brand == ["Sekretariatet"]
    assert list(etree.fromstring(files(EMPTY)["title.xhtml"]).iter(f"{XHTML}img")) == []


def test_on_a_narrow_reader_each_cell_of_the_agenda_says_its_round() -> None:
    tree = etree.fromstring(files(BOOK)["agenda.xhtml"])
    cells = [each.get("data-name") for each in tree.iter(f"{XHTML}td")]
    rounds = compose(BOOK).grid_head[1:]
    assert cells == [*rounds] * len(compose(BOOK).grid)


def test_every_link_within_leads_to_a_file() -> None:
    found = files(DISTILLED)
    texts = [text for name, text in found.items() if name.endswith(".xhtml")]
    within = {to for text in texts for to in links(text) if "://" not in to and "mailto:" not in to}
    assert "chapter-3.xhtml" in within
    assert within - set(found) == set()


def test_the_navigation_and_the_package_name_all_of_it() -> None:
    found = files(DISTILLED)
    documents = {name for name in found if name.endswith(".xhtml")} - {"nav.xhtml"}
    assert set(links(found["nav.xhtml"])) == documents
    package = etree.fromstring(found["package.opf"])
    listed = {str(each.get("href")) for each in package.iter(f"{OPF}item")}
    assert listed == set(found) - {"mimetype", "META-INF/container.xml", "package.opf"}


def test_a_picture_of_the_notes_is_a_file_of_its_own_and_says_what_it_shows() -> None:
    found = files(ILLUSTRATED)
    assert found[f"images/{MAP.name}"] == PICTURE
    shown = [
        (each.get("src"), each.get("alt"))
        for name, text in found.items()
        if name.startswith("chapter-")
        for each in etree.fromstring(text).iter(f"{XHTML}img")
    ]
    assert set(shown) == {(f"images/{MAP.name}", 'A map of "Vik"'), (f"images/{MAP.name}", "Bilde")}


@pytest.mark.parametrize("title", [LONG, UNBROKEN, SAMI, HOSTILE])
def test_every_title_stands_in_the_navigation_as_it_was_written(title: str) -> None:
    nav = etree.fromstring(files(DISTILLED)["nav.xhtml"])
    assert title in "".join(nav.itertext())


def test_what_no_file_can_hold_is_left_out() -> None:
    book = replace(EMPTY, chapters=(Chapter(1, "one\x07two\ufffe"),))
    assert b"onetwo" in files(book)["chapter-1.xhtml"]


def test_the_same_book_gives_the_same_bytes() -> None:
    assert pressed(DISTILLED) == pressed.__wrapped__(DISTILLED)


@pytest.mark.parametrize("book", [DISTILLED, EMPTY], ids=["whole", "empty"])
def test_epubcheck_finds_nothing(book: Proceedings, tmp_path: Path) -> None:
    checker, java = shutil.which("epubcheck"), shutil.which("java")
    if not checker or not java:
        pytest.skip("epubcheck is not on this machine")
    (tmp_path / "book.epub").write_bytes(pressed(book))
    words = [java, *BRIEF, "-jar", checker, "--failonwarnings", str(tmp_path / "book.epub")]
    done = subprocess.run(words, capture_output=True, text=True, timeout=90, check=False)
    assert done.returncode == 0, done.stdout + done.stderr

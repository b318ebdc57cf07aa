"""What has to stand in every form of the book: who amended it, and where something is left out."""

import re
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import pytest
from pypdf import PdfReader

from openspace.domain.chapters import Amended
from openspace.domain.standing import excerpt
from openspace.workbook.album import Album
from openspace.workbook.at_once import at_once
from openspace.workbook.composition import compose
from openspace.workbook.forms import APART, FORMATS, Format
from openspace.workbook.manuscript import Manuscript
from openspace.workbook.presses.docx import docx
from openspace.workbook.presses.epub import epub
from openspace.workbook.presses.odt import odt
from tests.workbook.books import ALBUM, CHAPTERS, DISTILLED, MOVED, after
from tests.workbook.reading import pdf, squeezed, text

AMENDED = replace(
    DISTILLED,
    chapters=(
        replace(CHAPTERS[0], amended=(Amended("Chi Lien", "notes", after(900)),)),
        *CHAPTERS[2:],
    ),
    left_out=1,
    left_out_at=(("s1", "b"),),
)
"""Its first chapter was amended, its second is left out."""
PRESSES: dict[str, Callable[[Manuscript, Album], bytes]] = {
    "pdf": pdf,
    "docx": docx,
    "odt": odt,
    "epub": epub,
}
WRITTEN = tuple(each for each in FORMATS if each != "json")


def read(book: Manuscript, form: Format) -> str:
    """All text of the book in a form, without its spaces."""
    if form not in APART:
        content = at_once(book, form, ALBUM)
        return squeezed(_unpacked(content) if form == "zip" else content.decode())
    content = PRESSES[form](book, ALBUM)
    return text(PdfReader(BytesIO(content))) if form == "pdf" else squeezed(_unpacked(content))


def _unpacked(content: bytes) -> str:
    with ZipFile(BytesIO(content)) as packed:
        names = [each for each in packed.namelist() if each.endswith(("xml", "xhtml", "md"))]
        return re.sub("<[^>]*>", "", "".join(packed.read(each).decode() for each in names))


@pytest.mark.parametrize("form", WRITTEN)
def test_who_amended_a_chapter_stands_in_it(form: Format) -> None:
    book = compose(AMENDED, "en")
    (said,) = book.chapters[0].amended
    assert said.startswith("Chi Lien: the notes, ")
    assert (squeezed(said) in read(book, form), book.words["amended"]) == (
        True,
        "Amended after the closing",
    )


@pytest.mark.parametrize("form", [each for each in WRITTEN if each != "csv"])
def test_et5_a_conversation_that_is_left_out_leaves_no_free_room_behind(form: Format) -> None:
    book = compose(AMENDED, "en")
    assert [line.empty for line in book.grid] == [("", ""), ("A conversation that is left out", "")]
    told = read(book, form)
    assert (squeezed("A conversation that is left out") in told, CHAPTERS[1].title in told) == (
        True,
        False,
    )


def test_a_chapter_by_itself_has_nothing_of_the_rest_of_the_book() -> None:
    whole = replace(MOVED, left_out=1, left_out_at=(("s2", "b"),))
    alone = excerpt(whole, 1)
    assert alone is not None
    book = compose(alone)
    assert (book.movement.flows, book.outcomes, book.left_out) == ((), (), "")
    assert [line.empty for line in book.grid] == [("",)]

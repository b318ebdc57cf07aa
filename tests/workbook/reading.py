"""A PDF read back: its text, its tags, its outline."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from io import BytesIO

from pypdf import PdfReader
from pypdf.generic import ArrayObject, Destination, DictionaryObject, PdfObject

from openspace.domain.proceedings import Proceedings
from openspace.workbook.album import EMPTY, Album
from openspace.workbook.composition import compose
from openspace.workbook.design import design, fonts
from openspace.workbook.galley import galley
from openspace.workbook.manuscript import Manuscript
from openspace.workbook.typesetter import typeset
from tests.workbook.books import ALBUM


@cache
def pressed(book: Proceedings) -> PdfReader:
    """The book set in this process, and opened."""
    return PdfReader(BytesIO(pdf(compose(book), ALBUM)))


def pdf(book: Manuscript, album: Album = EMPTY) -> bytes:
    """The book set in this process."""
    return typeset(*galley(book, design(book.design), album), fonts())


def text(reader: PdfReader) -> str:
    """All text, without what only holds a line together or breaks it."""
    whole = " ".join(page.extract_text() for page in reader.pages)
    return squeezed(whole)


def squeezed(written: str) -> str:
    """Text without spaces, breaks and hyphens, however a line was broken."""
    return re.sub(r"[\s\u200b\u00ad-]", "", written)


def elements(reader: PdfReader) -> list[DictionaryObject]:
    """The structure's elements in reading order."""
    return list(_walk(catalogue(reader)["/StructTreeRoot"]))


def catalogue(reader: PdfReader) -> DictionaryObject:
    """The document's catalogue."""
    found = reader.trailer["/Root"].get_object()
    assert isinstance(found, DictionaryObject)
    return found


def _walk(node: PdfObject) -> Iterator[DictionaryObject]:
    found = node.get_object()
    if isinstance(found, ArrayObject):
        for child in found:
            yield from _walk(child)
    elif isinstance(found, DictionaryObject):
        if "/S" in found:
            yield found
        if "/K" in found:
            yield from _walk(found.raw_get("/K"))


def tags(reader: PdfReader) -> list[str]:
    """The names of the elements in reading order."""
    return [str(element["/S"])[1:] for element in elements(reader)]


def bookmarks(reader: PdfReader) -> list[tuple[int, str]]:
    """The outline with the depth of each line."""
    return list(_lines(reader.outline, 0))


def _lines(outline: Iterable[object], depth: int) -> Iterator[tuple[int, str]]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _lines(entry, depth + 1)
        elif isinstance(entry, Destination):
            yield depth, str(entry.title).replace("\u200b", "")

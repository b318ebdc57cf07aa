"""The document of a DOCX: the flow written down, part by part.

The rule: what a heading is called stands in the contents by the same bookmark.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from openspace.workbook.manuscript import Manuscript
from openspace.workbook.office.docx.contents import contents
from openspace.workbook.office.docx.drawings import drawing
from openspace.workbook.office.docx.notes import Voice, points, written
from openspace.workbook.office.docx.paragraphs import Writing, heading, paragraph
from openspace.workbook.office.docx.parts import part
from openspace.workbook.office.docx.tables import table
from openspace.workbook.office.docx.words import w
from openspace.workbook.office.element import element
from openspace.workbook.office.flow import flow
from openspace.workbook.office.outline import Entry, names, outline
from openspace.workbook.office.parts import (
    Contents,
    Drawing,
    Heading,
    Notes,
    Paragraph,
    Part,
    Points,
    Table,
)
from openspace.workbook.pictures import Pictures


@dataclass(frozen=True, slots=True)
class Setting:
    """What every part of one document is written with."""

    book: Manuscript
    pictures: Pictures
    entries: list[Entry]
    writing: Writing


def document(book: Manuscript, pictures: Pictures, writing: Writing) -> str:
    """The whole part; ``writing`` tells afterwards what it leads to."""
    listed = list(flow(book, pictures))
    setting = Setting(book, pictures, outline(listed, pictures), writing)
    said = (text for each in listed for text in _written(each, setting))
    return part("document", w("body", *said, _section()))


def _written(of: Part, setting: Setting) -> Iterator[str]:
    writing = setting.writing
    match of:
        case Heading():
            yield heading(of, writing, *names(of, setting.entries))
        case Paragraph():
            yield paragraph(of.style, of.words, writing, of.language)
        case Points():
            yield from points(of.points, Voice(writing, of.language))
        case Notes():
            yield from written(
                of.blocks, Voice(writing, of.language, of.below, pictures=setting.pictures)
            )
        case Table():
            yield table(of, setting.book.words["table"], writing)
        case Drawing():
            yield from drawing(of, setting.pictures[of.name], writing)
        case Contents():
            yield contents(of.title, setting.entries, writing)


def _section() -> str:
    """A4, with the cover's page left free of head and foot."""
    return w(
        "sectPr",
        element("w:headerReference", {"w:type": "default", "r:id": "header"}),
        element("w:footerReference", {"w:type": "default", "r:id": "footer"}),
        element("w:footerReference", {"w:type": "first", "r:id": "imprint"}),
        w("pgSz", w=11906, h=16838),
        w("pgMar", top=1587, right=1361, bottom=1361, left=1474, header=794, footer=737, gutter=0),
        w("titlePg"),
    )

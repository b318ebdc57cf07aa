"""The parts of the flow as Word keeps them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from openspace.workbook.office.docx.contents import contents
from openspace.workbook.office.docx.drawings import drawing
from openspace.workbook.office.docx.notes import Voice, points, written
from openspace.workbook.office.docx.paragraphs import Writing, heading, paragraph
from openspace.workbook.office.docx.tables import table
from openspace.workbook.office.outline import Entry, names
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
    """What parts are written with: the book's words and pictures, what stands in the contents."""

    words: Mapping[str, str]
    pictures: Pictures
    entries: Sequence[Entry]
    writing: Writing


def said(of: Part, setting: Setting) -> Iterator[str]:
    """A part written down."""
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
            yield table(of, setting.words["table"], writing)
        case Drawing():
            yield from drawing(of, setting.pictures[of.name], writing)
        case Contents():
            yield contents(of.title, setting.entries, writing)

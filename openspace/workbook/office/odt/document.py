"""The document of an ODT: the flow written down, part by part."""

from collections.abc import Iterator
from dataclasses import dataclass

from openspace.workbook.manuscript import Manuscript
from openspace.workbook.office.flow import flow
from openspace.workbook.office.odt.contents import contents
from openspace.workbook.office.odt.drawings import drawing
from openspace.workbook.office.odt.notes import Voice, points, written
from openspace.workbook.office.odt.paragraphs import heading, paragraph
from openspace.workbook.office.odt.tables import table
from openspace.workbook.office.odt.words import ON_COVER, Writing
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
    first: Part


def document(book: Manuscript, pictures: Pictures, writing: Writing) -> Iterator[str]:
    """What the book says; ``writing`` tells afterwards which styles it needed."""
    listed = list(flow(book, pictures))
    setting = Setting(book, pictures, outline(listed, pictures), writing, listed[0])
    for each in listed:
        yield from _written(each, setting)


def _written(of: Part, setting: Setting) -> Iterator[str]:
    writing, on_cover = setting.writing, ON_COVER if of is setting.first else ""
    match of:
        case Heading():
            yield heading(of, writing, *names(of, setting.entries))
        case Paragraph():
            yield paragraph(f"{of.style}{on_cover}", of.words, writing, of.language)
        case Points():
            yield points(of.points, Voice(writing, of.language))
        case Notes():
            yield from written(
                of.blocks, Voice(writing, of.language, of.below, pictures=setting.pictures)
            )
        case Table():
            yield table(of, setting.book.words["table"], writing)
        case Drawing():
            style = f"Drawing{on_cover}"
            yield from drawing(of, setting.pictures[of.name], writing, style)
        case Contents():
            yield contents(of.title, setting.entries, writing)

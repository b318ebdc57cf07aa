"""The document of a DOCX: the flow written down, part by part, its chapters as they stand.

The rule: what a heading is called stands in the contents by the same bookmark.
"""

from openspace.workbook.manuscript import Manuscript
from openspace.workbook.office.docx.chapters import Chapters, Written, written
from openspace.workbook.office.docx.numbering import numbered
from openspace.workbook.office.docx.paragraphs import Writing
from openspace.workbook.office.docx.parts import part
from openspace.workbook.office.docx.setting import Setting, said
from openspace.workbook.office.docx.words import w
from openspace.workbook.office.element import element
from openspace.workbook.office.flow import parts
from openspace.workbook.office.outline import Entry, entries, listed
from openspace.workbook.office.pages import measured
from openspace.workbook.office.parts import Chapter, Part
from openspace.workbook.pictures import Pictures

Set = Part | Written
"""A part to be written down, or a chapter that is."""


def document(book: Manuscript, pictures: Pictures, writing: Writing, chapters: Chapters) -> str:
    """The whole part; ``writing`` tells afterwards what it leads to."""
    every = list(parts(book, pictures))
    made: list[Set] = [
        written(each, book.words, pictures, chapters) if isinstance(each, Chapter) else each
        for each in every
    ]
    for each in made:
        if isinstance(each, Written):
            writing.links.relations.update(each.links)
    contents = _contents(every, made, pictures)
    setting = Setting(book.words, pictures, contents, writing)
    text = "".join(_text(each, setting) for each in made)
    whole, writing.ordered = numbered(text)
    return part("document", w("body", whole, _section()))


def _contents(every: list[Part | Chapter], made: list[Set], pictures: Pictures) -> list[Entry]:
    headings = [listed(each) for each in every]
    there = [each for each in headings if each]
    heights = (
        each.height if isinstance(each, Written) else measured(each, there, pictures)
        for each in made
    )
    return entries(zip(headings, heights, strict=True))


def _text(of: Set, setting: Setting) -> str:
    return of.text if isinstance(of, Written) else "".join(said(of, setting))


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

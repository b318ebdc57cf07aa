"""The press of the DOCX."""

from openspace.workbook.album import Album
from openspace.workbook.manuscript import Manuscript
from openspace.workbook.office.docx.chapters import Chapters
from openspace.workbook.office.docx.file import docx as written
from openspace.workbook.pictures import Pictures, photographs
from openspace.workbook.presses.drawings import drawings


def docx(
    book: Manuscript,
    album: Album,
    drawn: Pictures | None = None,
    chapters: Chapters | None = None,
) -> bytes:
    """The whole book as DOCX; its drawings where they are made, its chapters where they stand."""
    pictures = drawings(book) if drawn is None else drawn
    return written(book, pictures | photographs(book, album), chapters)

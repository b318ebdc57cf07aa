"""The press of the DOCX."""

from openspace.workbook.album import Album
from openspace.workbook.manuscript import Manuscript
from openspace.workbook.office.docx.file import docx as written
from openspace.workbook.pictures import Pictures, photographs
from openspace.workbook.presses.drawings import drawings
from openspace.workbook.presses.work import at_work


def docx(book: Manuscript, album: Album, drawn: Pictures | None = None) -> bytes:
    """The whole book as DOCX; its drawings where they are made already."""
    pictures = drawings(book) if drawn is None else drawn
    return written(book, pictures | photographs(book, album))


if __name__ == "__main__":
    at_work("docx", docx)

"""The press of the ODT."""

from openspace.workbook.album import Album
from openspace.workbook.manuscript import Manuscript
from openspace.workbook.office.odt.file import odt as written
from openspace.workbook.pictures import Pictures, photographs
from openspace.workbook.presses.drawings import drawings


def odt(book: Manuscript, album: Album, drawn: Pictures | None = None) -> bytes:
    """The whole book as ODT; its drawings where they are made already."""
    pictures = drawings(book) if drawn is None else drawn
    return written(book, pictures | photographs(book, album))

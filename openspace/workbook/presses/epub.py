"""The press of the EPUB."""

from openspace.workbook.album import Album
from openspace.workbook.ebook.file import epub as written
from openspace.workbook.manuscript import Manuscript
from openspace.workbook.pictures import Pictures
from openspace.workbook.presses.drawings import drawings


def epub(book: Manuscript, album: Album, drawn: Pictures | None = None) -> bytes:
    """The whole book as EPUB; its drawings where they are made already."""
    return written(book, drawings(book) if drawn is None else drawn, album)

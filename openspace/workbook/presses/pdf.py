"""The press of the PDF."""

from openspace.workbook.album import Album
from openspace.workbook.design import design, fonts
from openspace.workbook.manuscript import Manuscript
from openspace.workbook.presses.work import at_work
from openspace.workbook.typesetter import typeset


def pdf(book: Manuscript, album: Album) -> bytes:
    """The whole book as PDF."""
    return typeset(book, design(book.design), fonts(), album)


if __name__ == "__main__":
    at_work("pdf", pdf)

"""The forms that need no process of their own: html, md, zip or csv."""

from openspace.workbook.album import Album
from openspace.workbook.forms import Format
from openspace.workbook.manuscript import Manuscript
from openspace.workbook.markdown import bundled, markdown
from openspace.workbook.page import html
from openspace.workbook.sheet import sheet


def at_once(book: Manuscript, form: Format, album: Album) -> bytes:
    """The book in one of them."""
    if form == "csv":
        return sheet(book)
    if form == "html":
        return html(book, album).encode("utf-8", "replace")
    text = markdown(book).encode("utf-8", "replace")
    return text if form == "md" else bundled(book.code, text, album)

"""The book's drawings, for the forms that cannot draw."""

from openspace.workbook.design import design, fonts
from openspace.workbook.manuscript import Manuscript
from openspace.workbook.pictures import Pictures, drawing, drawn, sketched
from openspace.workbook.typesetter import pictured


def drawings(book: Manuscript) -> Pictures:
    """The book's drawings, by the names of their files."""
    names = drawn(book)
    if not names:
        return {}
    made = pictured(sketched(book), names, design(book.design), fonts())
    return {f"{name}.png": drawing(png) for name, png in zip(names, made, strict=True)}

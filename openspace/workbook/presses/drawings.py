"""The book's drawings, for the forms that cannot draw.

The rule: drawings of the same people, rounds and words are the same, whatever the chapters say.
"""

import pickle
from functools import partial

from openspace.workbook.design import Design, design, fonts
from openspace.workbook.galley import galley
from openspace.workbook.manuscript import Manuscript
from openspace.workbook.pictures import PIXELS_AN_INCH, Pictures, drawing, drawn, sketched
from openspace.workbook.reused import Reused
from openspace.workbook.typesetter import pictured

MOST = 16 * 2**20
"""So many bytes of drawings are kept."""

Drawn = Reused[Pictures]


def none_drawn() -> Drawn:
    """Room for drawings, none of which is drawn yet."""
    return Reused(MOST, lambda pictures: sum(len(each.content) for each in pictures.values()))


def drawings(book: Manuscript, standing: Drawn | None = None) -> Pictures:
    """The book's drawings, by the names of their files; as they stand, if they do."""
    if not drawn(book):
        return {}
    sketch, look = sketched(book), design(book.design)
    content = (pickle.dumps(sketch), look, look.touched())
    return (standing or none_drawn()).of(content, partial(_drawings, sketch, look))


def _drawings(sketch: Manuscript, look: Design) -> Pictures:
    names = drawn(sketch)
    made = pictured(*galley(sketch, look, drawn=names), fonts(), PIXELS_AN_INCH)
    return {f"{name}.png": drawing(png) for name, png in zip(names, made, strict=True)}

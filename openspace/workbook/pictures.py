"""The book's drawings as pictures, for the formats that cannot draw.

The rule: a picture says nothing that words beside it do not say.
"""

from dataclasses import dataclass
from struct import unpack_from

from openspace.workbook.manuscript import Manuscript

PIXELS_AN_INCH = 220
"""How finely a picture is drawn."""

MILLIMETRES_AN_INCH = 25.4
WIDEST, HIGHEST = 160.0, 220.0
"""The largest that a picture stands on a page, in millimetres."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG, and how large it is on paper, in millimetres."""

    png: bytes

    @property
    def width(self) -> float:
        """Its width."""
        return self._side(16)

    @property
    def height(self) -> float:
        """Its height."""
        return self._side(20)

    def within(self) -> tuple[float, float]:
        """Its width and height, made smaller where it would not fit a page."""
        shrunk = min(1, WIDEST / self.width, HIGHEST / self.height)
        return self.width * shrunk, self.height * shrunk

    def _side(self, at: int) -> float:
        (pixels,) = unpack_from(">I", self.png, at)
        return float(pixels) / PIXELS_AN_INCH * MILLIMETRES_AN_INCH


Pictures = dict[str, Picture]


def drawn(book: Manuscript) -> tuple[str, ...]:
    """The names of the pictures that this book has, in the order in which they are made."""
    has = {"cover": bool(book.cover and book.grid), "sectors": bool(book.sectors)}
    return tuple(name for name, there in has.items() if there)

"""The book's drawings and its notes' pictures, for the formats that cannot draw.

The rule: a picture says nothing that words beside it do not say.
"""

from dataclasses import dataclass, replace
from struct import unpack_from

from openspace.workbook.album import Album
from openspace.workbook.manuscript import ChapterPart, Manuscript

PIXELS_AN_INCH = 220
"""How finely a drawing is drawn."""

ON_PAPER = 150
"""How many pixels of a photograph an inch holds, where it is not too large for the page."""

MILLIMETRES_AN_INCH = 25.4
WIDEST, HIGHEST = 160.0, 205.0
"""The largest that a picture stands on a page, in millimetres: its heading and note have room."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A PNG or JPEG, and how large it is on paper, in millimetres."""

    content: bytes
    width: float
    height: float

    def within(self) -> tuple[float, float]:
        """Its width and height, made smaller where it would not fit a page."""
        shrunk = min(1, WIDEST / self.width, HIGHEST / self.height)
        return self.width * shrunk, self.height * shrunk


Pictures = dict[str, Picture]
"""Pictures by the names of their files."""


def drawn(book: Manuscript) -> tuple[str, ...]:
    """The names of the drawings that this book has, in the order in which they are made."""
    has = {
        "arms": bool(book.arms),
        "cover": bool(book.cover and book.grid),
        "sectors": bool(book.sectors),
        "flows": bool(book.movement.flows),
        "goals": bool(book.goals),
    }
    return tuple(name for name, there in has.items() if there)


def sketched(book: Manuscript) -> Manuscript:
    """The book without what nobody draws: its chapters have their rings and no words."""
    rounds = (replace(each, chapters=tuple(map(_ringed, each.chapters))) for each in book.rounds)
    return replace(
        book,
        rounds=tuple(rounds),
        edition="",
        pressed="",
        foreword=(),
        invitation=(),
        lead="",
        participants=(),
        method=(),
        citation="",
        outcomes=(),
    )


def _ringed(part: ChapterPart) -> ChapterPart:
    return replace(
        part,
        description=(),
        notes=(),
        days={},
        pictures={},
        reports=(),
        additions=(),
        links=(),
        missing="",
        amended=(),
    )


def drawing(png: bytes) -> Picture:
    """A drawing as it was made."""
    return pixels(png, *unpack_from(">II", png, 16), an_inch=PIXELS_AN_INCH)


def photographs(book: Manuscript, album: Album) -> Pictures:
    """The pictures of the notes, those that are in the album."""
    return {
        each.source: pixels(album[each.source], each.width, each.height, an_inch=ON_PAPER)
        for chapter in book.chapters
        for each in chapter.pictures.values()
        if each.source in album
    }


def pixels(content: bytes, width: int, height: int, *, an_inch: int) -> Picture:
    """A picture of so many pixels."""
    side = MILLIMETRES_AN_INCH / an_inch
    return Picture(content, width * side, height * side)

"""One chapter of the book, on a page of its own."""

from dataclasses import dataclass
from datetime import date

from openspace.workbook.manuscript import ChapterPart


@dataclass(frozen=True, slots=True)
class BesideView:
    """The chapter before or after."""

    number: int
    title: str
    language: str


@dataclass(frozen=True, slots=True)
class AmendView:
    """Whether the viewer ``may`` amend the chapter now, in which ``breakout``, and until when; or
    that the window is ``closed`` and one can still add something."""

    breakout: str
    may: bool
    until: date | None
    closed: bool


@dataclass(frozen=True, slots=True)
class ChapterPage:
    """``workbook/chapter.html``: a chapter in the book's ``language``, and those beside it."""

    code: str
    chapter: ChapterPart
    language: str
    before: BesideView | None = None
    after: BesideView | None = None
    amend: AmendView | None = None

"""A book on its way to the process that makes it. Both ends are this program, so it is pickles.

The idea: its chapters go over each by itself, so that one that came over before need not be read
again.
"""

import pickle
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from openspace.workbook.album import Album
from openspace.workbook.forms import Format
from openspace.workbook.manuscript import ChapterPart, Manuscript
from openspace.workbook.reused import Reused

MOST = 32 * 2**20
"""So many bytes of chapters are kept as they were read."""

Parcel = tuple[Manuscript, tuple[tuple[bytes, ...], ...]]
"""A book without its chapters, and those of each round."""

Shelf = Reused[tuple[int, ChapterPart]]
"""Chapters as they were read, each with the size that it came over with."""


@dataclass(frozen=True, slots=True)
class Job:
    """A book to be made in these forms but the PDF: as files of a folder, or one to be sent back.
    The ``data`` are its proceedings, where JSON is among the forms."""

    folder: Path | None
    forms: tuple[Format, ...]
    parcel: Parcel
    album: Album
    data: Any = None


def shelf() -> Shelf:
    """Room for chapters, none of which has come over yet."""
    return Reused(MOST, lambda read: read[0])


def parcel(book: Manuscript) -> Parcel:
    """The book as it goes over."""
    chapters = (tuple(map(pickle.dumps, part.chapters)) for part in book.rounds)
    rounds = (replace(part, chapters=()) for part in book.rounds)
    return replace(book, rounds=tuple(rounds)), tuple(chapters)


def opened(sent: Parcel, chapters: Shelf) -> Manuscript:
    """The book as it came over; of the chapters, those that were read before as they were."""

    def read(content: bytes) -> ChapterPart:
        _, part = chapters.of(content, lambda: (len(content), pickle.loads(content)))  # noqa: S301
        return part

    book, rounds = sent
    pairs = zip(book.rounds, rounds, strict=True)
    whole = (replace(part, chapters=tuple(map(read, several))) for part, several in pairs)
    return replace(book, rounds=tuple(whole))

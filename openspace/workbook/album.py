"""The pictures of the notes, in a book.

The rule: each format finds pictures where it looks for them, and ``placed`` says where.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from openspace.workbook.manuscript import ChapterPart, Manuscript

Album = Mapping[str, bytes]
"""What is in the pictures, by the names of their files."""

FOLDER = "images"
EMPTY: Album = {}


def placed(book: Manuscript, source: Callable[[str], str]) -> Manuscript:
    """The book with its pictures where ``source`` says, by the names of their files."""

    def chapter(part: ChapterPart) -> ChapterPart:
        found = {
            file: replace(each, source=source(each.source)) for file, each in part.pictures.items()
        }
        return replace(part, pictures=found)

    if not book.illustrated:
        return book
    rounds = (replace(each, chapters=tuple(map(chapter, each.chapters))) for each in book.rounds)
    return replace(book, rounds=tuple(rounds))

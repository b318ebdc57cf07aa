"""The pictures of the notes, in a book.

Rules:
1. A picture has words; where nobody gave any it is called a picture.
2. One that is not kept is what it shows, in a quotation, in every format.
3. Each format finds pictures where it looks for them: ``placed`` says where.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from openspace.domain.images import Image
from openspace.domain.notes import Block, Run, images
from openspace.workbook.manuscript import ChapterPart, Manuscript, PicturePart
from openspace.workbook.tongue import Tongue

Album = Mapping[str, bytes]
"""What is in the pictures, by the names of their files."""

FOLDER = "images"
EMPTY: Album = {}


def named(kept: tuple[Image, ...], notes: tuple[Block, ...]) -> dict[str, PicturePart]:
    """The pictures of these notes, by their files."""
    here = set(images(notes))
    return {
        each.file: PicturePart(each.name, each.width, each.height)
        for each in kept
        if each.file in here
    }


def told(blocks: tuple[Block, ...], spoken: Tongue, kept: Mapping[str, object]) -> Iterator[Block]:
    """The notes with words in the place of pictures that are not kept, and for every other."""
    for block in blocks:
        if block.kind != "image":
            yield replace(block, children=tuple(told(block.children, spoken, kept)))
        elif block.file in kept:
            yield replace(block, alt=block.alt or spoken.gettext("Image"))
        else:
            sentence = spoken.gettext("A picture that is not here any more: %(alt)s")
            words = Block("paragraph", runs=(Run(sentence % {"alt": block.alt}),))
            yield Block("quote", children=(words,))


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

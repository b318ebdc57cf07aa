"""The pictures of a chapter's notes, and words where there are none.

Rules:
1. A picture has words; where nobody gave any it is called a picture.
2. One that is not kept is what it shows, in a quotation, in every format.
"""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from openspace.domain.images import Image
from openspace.domain.notes import Block, Run, images
from openspace.workbook.manuscript import PicturePart
from openspace.workbook.tongue import Tongue


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
            inside = tuple(told(block.children, spoken, kept))
            yield replace(block, children=inside) if inside else block
        elif block.file in kept:
            yield replace(block, alt=block.alt or spoken.gettext("Image"))
        else:
            sentence = spoken.gettext("A picture that is not here any more: %(alt)s")
            words = Block("paragraph", runs=(Run(sentence % {"alt": block.alt}),))
            yield Block("quote", children=(words,))

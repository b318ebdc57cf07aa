"""Paragraphs, headings, lists and notes as Word keeps them.

The rule: a list is a numbering of the document's own; every ordered list begins at one again.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from openspace.domain.notes import Block
from openspace.workbook.office.docx.words import Links, spoken, w
from openspace.workbook.office.parts import Heading, Words, bulleted, state

BULLETS, TASKS = 1, 2
"""The numberings that every list of their kind shares."""

DEEPEST = 8


@dataclass(slots=True)
class Writing:
    """What is counted while a document is written."""

    links: Links = field(default_factory=Links)
    ordered: int = 0
    bookmarks: int = 0
    tables: int = 0

    def numbering(self) -> int:
        """A new ordered list."""
        self.ordered += 1
        return TASKS + self.ordered

    def bookmarked(self, name: str, inside: str) -> str:
        """Words that can be led to by a name."""
        self.bookmarks += 1
        start = w("bookmarkStart", id=self.bookmarks, name=name)
        return f"{start}{inside}{w('bookmarkEnd', id=self.bookmarks)}"


def paragraph(
    style: str, words: Words, writing: Writing, language: str = "", *properties: str
) -> str:
    """A paragraph in a style."""
    named = w("pPr", w("pStyle", val=style), *properties)
    return w("p", named, spoken(words, writing.links, language))


def heading(of: Heading, writing: Writing, *names: str) -> str:
    """A heading, led to by its names."""
    inside = spoken(of.words, writing.links, of.language)
    for name in names:
        inside = writing.bookmarked(name, inside)
    style = w("pStyle", val=f"Heading{of.level}")
    return w("p", w("pPr", style, *((w("pageBreakBefore"),) if of.opens else ())), inside)


def notes(blocks: tuple[Block, ...], below: int, writing: Writing, language: str) -> Iterator[str]:
    """A note's blocks, its headings below a level."""
    for block in blocks:
        match block.kind:
            case "heading":
                yield paragraph(
                    f"Heading{min(6, below + block.level)}", block.runs, writing, language
                )
            case "paragraph":
                yield paragraph("Body", block.runs, writing, language)
            case "quote":
                yield from _quoted(block, writing, language)
            case _:
                yield from listed(block, writing, language)


def _quoted(block: Block, writing: Writing, language: str) -> Iterator[str]:
    for inner in block.children:
        if inner.kind in ("paragraph", "heading"):
            yield paragraph("Quote", inner.runs, writing, language)
        else:
            yield from notes((inner,), 3, writing, language)


def listed(block: Block, writing: Writing, language: str, depth: int = 0) -> Iterator[str]:
    """A list's points, and the lists within them."""
    numbers = {"bullets": BULLETS, "tasks": TASKS}.get(block.kind) or writing.numbering()
    for item in block.children:
        yield from _point(item, numbers, writing, language, depth)


def _point(item: Block, numbers: int, writing: Writing, language: str, depth: int) -> Iterator[str]:
    at = w("numPr", w("ilvl", val=min(depth, DEEPEST)), w("numId", val=numbers))
    for index, inner in enumerate(item.children):
        if inner.kind in ("bullets", "numbers", "tasks"):
            yield from listed(inner, writing, language, depth + 1)
        elif inner.kind in ("paragraph", "heading"):
            box = state(item) if index == 0 else ()
            further = at if index == 0 else w("ind", left=360 * (depth + 1))
            yield paragraph("Point", (*box, *inner.runs), writing, language, further)
        else:
            yield from notes((inner,), 3, writing, language)


def points(several: tuple[Words, ...], writing: Writing, language: str) -> Iterator[str]:
    """A plain list."""
    return listed(bulleted(several), writing, language)

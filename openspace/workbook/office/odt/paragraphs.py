"""Paragraphs, headings, lists and notes as OpenDocument keeps them."""

from collections.abc import Iterator

from openspace.domain.notes import Block
from openspace.workbook.office.element import element
from openspace.workbook.office.odt.words import Writing, spoken
from openspace.workbook.office.parts import Heading, Words, bulleted, state

LISTS = {"bullets": "Points", "numbers": "Numbers", "tasks": "Boxes"}
"""The styles of the lists."""


def paragraph(style: str, words: Words, writing: Writing, language: str = "") -> str:
    """A paragraph in a style."""
    return element("text:p", {"text:style-name": style}, spoken(words, writing, language))


def heading(of: Heading, writing: Writing, *names: str) -> str:
    """A heading, led to by its names."""
    marks = (element("text:bookmark", {"text:name": name}) for name in names)
    style = f"Heading{of.level}{'Opens' if of.opens else ''}"
    return _headed(style, of.level, "".join(marks) + spoken(of.words, writing, of.language))


def _headed(style: str, level: int, inside: str) -> str:
    return element("text:h", {"text:style-name": style, "text:outline-level": level}, inside)


def notes(blocks: tuple[Block, ...], below: int, writing: Writing, language: str) -> Iterator[str]:
    """A note's blocks, its headings below a level."""
    for block in blocks:
        match block.kind:
            case "heading":
                level = min(6, below + block.level)
                yield _headed(f"Heading{level}", level, spoken(block.runs, writing, language))
            case "paragraph":
                yield paragraph("Body", block.runs, writing, language)
            case "quote":
                yield from _quoted(block, below, writing, language)
            case _:
                yield listed(block, below, writing, language)


def _quoted(block: Block, below: int, writing: Writing, language: str) -> Iterator[str]:
    for inner in block.children:
        if inner.runs:
            yield paragraph("Quote", inner.runs, writing, language)
        else:
            yield from notes((inner,), below, writing, language)


def listed(block: Block, below: int, writing: Writing, language: str) -> str:
    """A list; one within a list stands in its point."""
    points = (_point(item, below, writing, language) for item in block.children)
    return element("text:list", {"text:style-name": LISTS[block.kind]}, *points)


def _point(item: Block, below: int, writing: Writing, language: str) -> str:
    return element("text:list-item", {}, *_said(item, below, writing, language))


def _said(item: Block, below: int, writing: Writing, language: str) -> Iterator[str]:
    before = state(item)
    for inner in item.children:
        if inner.kind in ("paragraph", "heading"):
            yield paragraph("Point", (*before, *inner.runs), writing, language)
            before = ()
        else:
            yield from notes((inner,), below, writing, language)


def points(several: tuple[Words, ...], writing: Writing, language: str) -> str:
    """A plain list."""
    return listed(bulleted(several), 0, writing, language)

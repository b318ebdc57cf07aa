"""What a note says, as a tree of blocks; how it is stored and typed is not known here.

The tree is neutral: the notes floor reads it out of a document, the workbook prints it,
the pages show it. ``SCHEMA`` names the editor's schema; an editor with another number may
read but not write, because an editor that lacks a kind of block deletes it for everyone.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from typing import Literal
from urllib.parse import urlsplit

SCHEMA = 2
"""The number of the editor's schema; raised whenever a kind of block or mark is added."""

SCHEMES = frozenset({"http", "https", "mailto"})
"""Where links may lead."""

LONGEST_OWNER = 80
"""Characters in who has taken a task on."""

LONGEST_ALT = 300
"""Characters in what an image shows."""

IMAGE_ID = re.compile(r"[0-9a-f]{32}", re.ASCII)
"""How a stored image is called in a note."""

Kind = Literal[
    "paragraph", "heading", "bullets", "numbers", "tasks", "item", "task", "quote",
    "table", "row", "cell", "image",
]  # fmt: skip
Align = Literal["", "left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text with the same marks; a line break is the character ``\\n``."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph or heading holds runs; a list holds items, a table rows, a row cells; an item,
    a quote or a cell holds blocks.

    ``level`` is 1 to 3 for a heading. ``done``, ``owner`` and ``due`` (an ISO
    date) belong to a task. A cell
    that is a ``head`` names its row or column, and covers so many columns ``across`` and rows
    ``down``: a table out of a note is a rectangle in which nothing overlaps. ``file`` is the image
    that ``alt`` describes; empty when it is not here.
    """

    kind: Kind
    runs: tuple[Run, ...] = ()
    children: tuple["Block", ...] = ()
    level: int = 0
    done: bool = False
    owner: str = ""
    due: str = ""
    head: bool = False
    across: int = 1
    down: int = 1
    align: Align = ""
    file: str = ""
    alt: str = ""

    @property
    def sides(self) -> tuple[int, int]:
        """Width and height of an image that is kept: its name ends with them."""
        return int(self.file[-8:-4], 16), int(self.file[-4:], 16)


def lines(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Every line of text, top to bottom, without marks; an image is what it shows.

    Empty lines are left out.
    """
    for block in blocks:
        text = "".join(run.text for run in block.runs).strip() or block.alt.strip()
        if text:
            yield text
        yield from lines(block.children)


def dates(blocks: tuple[Block, ...]) -> Iterator[str]:
    """By when tasks are to be done, top to bottom."""
    for block in blocks:
        if block.due:
            yield block.due
        yield from dates(block.children)


def images(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The files of the images, top to bottom."""
    for block in blocks:
        if block.file:
            yield block.file
        yield from images(block.children)


def links(blocks: tuple[Block, ...]) -> Iterator[str]:
    """Where the words lead, top to bottom."""
    for block in blocks:
        yield from (run.link for run in block.runs if run.link)
        yield from links(block.children)


def undescribed(blocks: tuple[Block, ...]) -> Iterator[str]:
    """The files of the images of which nobody has said what they show."""
    for block in blocks:
        if block.file and not block.alt.strip():
            yield block.file
        yield from undescribed(block.children)


def only_kept(blocks: tuple[Block, ...], kept: Container[str]) -> tuple[Block, ...]:
    """The blocks, in which an image that is not kept here is nothing but what it shows."""
    return tuple(
        replace(
            block,
            children=only_kept(block.children, kept),
            file=block.file if block.file in kept else "",
        )
        for block in blocks
    )


def last_line(blocks: tuple[Block, ...]) -> str:
    """The line written furthest down, or nothing; a heading only where there is nothing else."""
    said = tuple(block for block in blocks if block.kind != "heading")
    return next(reversed(list(lines(said)) or list(lines(blocks))), "")


def safe_link(href: str) -> str | None:
    """Where a link leads, if it may lead there; browsers read past blanks and control characters.

    ``http`` and ``https`` need a host. A ``Run`` out of a document holds only such links.
    """
    bare = "".join(character for character in href if character > " " and character != "\x7f")
    try:
        parts = urlsplit(bare)
    except ValueError:
        return None
    if parts.scheme.lower() not in SCHEMES:
        return None
    return bare if parts.netloc or (parts.scheme.lower() == "mailto" and parts.path) else None

"""On which page a heading likely stands, before a word processor has set a line.

The idea: words, sizes and distances are known, so pages can be counted as one would with a ruler.
The rule: it is an estimate; a word processor that counts anew has the last word.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from math import ceil
from typing import NamedTuple

from openspace.domain.notes import Block, lines
from openspace.workbook.office.parts import (
    Contents,
    Drawing,
    Heading,
    Notes,
    Paragraph,
    Part,
    Points,
    Table,
    Words,
)
from openspace.workbook.office.styles import NAMED, Style
from openspace.workbook.pictures import Picture, Pictures

MEASURE, HEIGHT = 453.0, 694.0
"""The text on a page, in points: how wide and how high."""

LETTER = 0.50
"""The width of an average letter, in parts of its size."""

WIDE = re.compile("[ÆŒMW@—…]")
"""Letters that are much wider than the average."""

POINTS_A_MILLIMETRE = 72 / 25.4
RULE = 5.0
"""What a row of a table takes beside its lines."""


class Piece(NamedTuple):
    """How high something is, and how much room it needs to begin on a page."""

    takes: float
    least: float | None = None

    @property
    def needs(self) -> float:
        """The room it needs; what says nothing needs its own height."""
        return self.takes if self.least is None else self.least


class Measured(NamedTuple):
    """A part by its pieces, and whether it begins a page."""

    begins: bool
    pieces: Sequence[Piece]


def pages(parts: Iterable[Measured]) -> Iterator[int]:
    """The page that each part begins on; the cover is the first."""
    page, used = 1, 0.0
    for begins, pieces in parts:
        if used and (begins or used + pieces[0].needs > HEIGHT):
            page, used = page + 1, 0.0
        yield page
        for piece in pieces:
            if used and used + piece.needs > HEIGHT:
                page, used = page + 1, 0.0
            used += piece.takes


def measured(part: Part, entries: Sequence[Heading], pictures: Pictures) -> Measured:
    """A part measured; the ``entries`` stand in the contents."""
    begins = isinstance(part, Contents) or (isinstance(part, Heading) and part.opens)
    return Measured(begins, list(_pieces(part, entries, pictures)))


def _pieces(part: Part, entries: Sequence[Heading], pictures: Pictures) -> Iterator[Piece]:
    """What may stand on different pages."""
    match part:
        case Heading():
            yield _headed(part.level, part.text)
        case Paragraph():
            yield from _lines(NAMED[part.style], _plain(part.words))
        case Notes():
            yield from _notes(part.blocks, part.below, pictures)
        case Table():
            yield from _rows(part)
        case Drawing():
            yield Piece(_framed(pictures[part.name]))
        case _:
            yield from _listed(part, entries)


def _listed(part: Points | Contents, entries: Sequence[Heading]) -> Iterator[Piece]:
    if isinstance(part, Points):
        for point in part.points:
            yield Piece(_height(NAMED["Point"], _plain(point), left=18))
        return
    yield Piece(_height(NAMED["ContentsTitle"], part.title))
    for entry in entries:
        yield Piece(_height(NAMED[f"Contents{entry.level}"], entry.text, left=40))


def _headed(level: int, words: str) -> Piece:
    """A heading, which stays with the lines under it."""
    takes = _height(NAMED[f"Heading{level}"], words)
    return Piece(takes, takes + 2 * NAMED["Body"].line)


def _framed(picture: Picture) -> float:
    """A drawing with its note."""
    return picture.within()[1] * POINTS_A_MILLIMETRE + 24


def _notes(
    blocks: tuple[Block, ...], below: int, pictures: Pictures, left: float = 0
) -> Iterator[Piece]:
    for block in blocks:
        if block.kind == "heading":
            yield _headed(min(6, below + block.level), _plain(block.runs))
        elif block.runs:
            yield from _lines(NAMED["Point" if left else "Body"], _plain(block.runs), left)
        if block.file in pictures:
            yield Piece(_framed(pictures[block.file]))
        elif block.kind == "table":
            yield from (_drawn(row) for row in block.children)
        else:
            yield from _notes(block.children, below, pictures, left + (18 if block.children else 0))


def _drawn(row: Block) -> Piece:
    """A row is as high as its highest cell."""
    width = MEASURE / max(1, sum(cell.across for cell in row.children))
    cells = (
        sum(
            _height(NAMED["TableText"], line, MEASURE - width * cell.across)
            for line in lines((cell,))
        )
        for cell in row.children
    )
    return Piece(max(cells, default=0.0) + RULE)


def _rows(table: Table) -> Iterator[Piece]:
    """The rows under their caption and head; all on one page, where they are kept there."""
    first, *others = _set_rows(table)
    yield Piece(first.takes, _high(table)) if whole(table) else first
    yield from others


def whole(table: Table) -> bool:
    """Whether a table is kept on one page, so that no row or two of it stand alone: only one that
    leaves no more than half a page empty before it."""
    return _high(table) <= HEIGHT / 2


def _high(table: Table) -> float:
    return sum(piece.takes for piece in _set_rows(table))


def _set_rows(table: Table) -> Iterator[Piece]:
    if table.caption:
        yield Piece(_height(NAMED["Caption"], table.caption))
    yield Piece(NAMED["TableHead"].line + RULE)
    whole = sum(table.widths)
    widths = [MEASURE * width / whole for width in table.widths]
    style = NAMED["TableText"]
    for row in table.rows:
        cells = (
            _height(style, _plain(cell), MEASURE - wide)
            for cell, wide in zip(row, widths, strict=True)
        )
        yield Piece(max(cells) + 1)
    yield Piece(NAMED["Gap"].after + NAMED["Gap"].line)


def _lines(style: Style, words: str, left: float = 0) -> Iterator[Piece]:
    """A paragraph's lines, each of which may begin a page."""
    whole = _height(style, words, left)
    lines = max(1, round((whole - style.before - style.after) / style.line))
    yield Piece(style.before + style.line)
    yield from (Piece(style.line) for _ in range(lines - 1))
    yield Piece(style.after, 0)


def _height(style: Style, words: str, left: float = 0) -> float:
    in_a_line = max(1.0, (MEASURE - left - style.left) / (style.size * LETTER))
    lines = sum(max(1, ceil(_letters(line) / in_a_line)) for line in words.split("\n"))
    return style.before + lines * style.line + style.after


def _letters(line: str) -> float:
    """How many average letters are as wide as these."""
    return len(line) + 1.2 * len(WIDE.findall(line))


def _plain(words: Words) -> str:
    return "".join(run.text for run in words)

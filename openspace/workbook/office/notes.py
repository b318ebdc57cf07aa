"""A note's blocks made ready for word processors: nothing in them but paragraphs, headings,
lists, quotes, tables and images.

The rule: whatever a block says beside its words is put into words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from openspace.domain.notes import Block, Run
from openspace.workbook.manuscript import PicturePart

NOTHING: Mapping[str, Any] = {}


def prepared(
    blocks: tuple[Block, ...],
    days: Mapping[str, str] = NOTHING,
    pictures: Mapping[str, PicturePart] = NOTHING,
) -> tuple[Block, ...]:
    """The blocks with a task's owner and date in words, and an image by its file's name."""
    return tuple(_prepared(block, days, pictures) for block in blocks)


def _prepared(block: Block, days: Mapping[str, str], pictures: Mapping[str, PicturePart]) -> Block:
    if block.file in pictures:
        return replace(block, file=pictures[block.file].source)
    inner = prepared(block.children, days, pictures)
    who = ", ".join(filter(None, (block.owner, days.get(block.due, ""))))
    if block.kind == "task" and who:
        inner = _signed(inner, f" – {who}")
    return block if inner == block.children else replace(block, children=inner)


def _signed(inner: tuple[Block, ...], who: str) -> tuple[Block, ...]:
    if not inner or inner[0].kind != "paragraph":
        return (Block("paragraph", (Run(who.removeprefix(" – ")),)), *inner)
    return (replace(inner[0], runs=(*inner[0].runs, Run(who))), *inner[1:])


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a drawn table's row: where a cell begins, or goes on from the row above."""

    cell: Block
    across: int
    begins: bool


def rows_of(table: Block) -> list[list[Spot]]:
    """The rows of a table, each over all its columns."""
    hanging: dict[int, tuple[Block, int]] = {}
    made: list[list[Spot]] = []
    for row in table.children:
        spots: list[Spot] = []
        cells = list(row.children)
        column = 0
        while cells or column in hanging:
            begins = column not in hanging
            cell, left = (cells[0], cells.pop(0).down) if begins else hanging.pop(column)
            if left > 1:
                hanging[column] = (cell, left - 1)
            spots.append(Spot(cell, cell.across, begins))
            column += cell.across
        made.append(spots)
    return made

"""A table out of a note as a rectangle, whatever two people did to it at once.

Rules:
    T1 Cells keep their order and their words; a row without cells is none.
    T2 What a cell covers ends where another cell, or the table, begins to end it: nothing overlaps.
    T3 A row that is short is filled up with empty cells.
    T4 A table that claims more fields than anybody can read, or lacks many more than two people
       leave behind, covers nothing and is not filled up: few cells make no page of thousands.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from openspace.domain.notes import Block

MOST_FIELDS: Final = 20_000
AMPLE, SOME = 10, 100
"""So many cells may be lacking for every one that there is, and some besides."""
EMPTY: Final = Block("cell")

Row = Sequence[Block]
Fields = set[tuple[int, int]]


def squared(rows: Sequence[Row]) -> tuple[Block, ...]:
    """The rows of cells as rows of a rectangle."""
    kept = [row for row in rows if row]
    claimed = len(kept) * max((sum(cell.across for cell in row) for row in kept), default=0)
    return _uncovered(kept) if claimed > MOST_FIELDS else _filled(kept)


def _uncovered(rows: Sequence[Row]) -> tuple[Block, ...]:
    return tuple(_row([replace(cell, across=1, down=1) for cell in row]) for row in rows)


def _filled(rows: Sequence[Row]) -> tuple[Block, ...]:
    taken: Fields = set()
    laid = [_laid(row, number, len(rows), taken) for number, row in enumerate(rows)]
    width = max((column + 1 for _, column in taken), default=0)
    lacks = [sum((y, x) not in taken for x in range(width)) for y in range(len(rows))]
    if sum(lacks) > AMPLE * sum(map(len, rows)) + SOME:
        return _uncovered(rows)
    return tuple(
        _row([*cells, *[replace(EMPTY, head=all(cell.head for cell in cells))] * count])
        for cells, count in zip(laid, lacks, strict=True)
    )


def _laid(row: Row, number: int, height: int, taken: Fields) -> list[Block]:
    cells = []
    column = 0
    for cell in row:
        while (number, column) in taken:
            column += 1
        across = _free(taken, number, column, cell.across)
        down = min(cell.down, height - number)
        taken |= {(number + y, column + x) for y in range(down) for x in range(across)}
        cells.append(replace(cell, across=across, down=down))
    return cells


def _free(taken: Fields, number: int, column: int, wanted: int) -> int:
    free = 1
    while free < wanted and (number, column + free) not in taken:
        free += 1
    return free


def _row(cells: Sequence[Block]) -> Block:
    return Block("row", children=tuple(cells))

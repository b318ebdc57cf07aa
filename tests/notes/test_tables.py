"""A table as a rectangle: T1 to T4."""

import random
from typing import Any

import pytest

from openspace.domain.notes import Block
from openspace.notes.tables import MOST_FIELDS, squared


def cell(name: str, **more: Any) -> Block:
    return Block("cell", alt=name, **more)


def names(rows: tuple[Block, ...]) -> list[list[str]]:
    return [[each.alt for each in row.children] for row in rows]


def test_t1_a_row_without_cells_is_none() -> None:
    assert names(squared([[cell("a")], [], [cell("b")]])) == [["a"], ["b"]]
    assert squared([[], []]) == ()


def test_t2_a_cell_ends_where_another_stands_or_the_table_ends() -> None:
    tall, wide = cell("b", down=2), cell("c", across=2)
    rows = squared([[cell("a"), tall], [wide], [cell("d", down=9)]])
    assert [each.across for each in rows[1].children] == [1]
    assert [each.down for each in rows[2].children] == [1, 1]


def test_t3_a_short_row_is_filled_up_with_cells_of_its_kind() -> None:
    first, second = squared([[cell("a", head=True)], [cell("b"), cell("c")]])
    assert names((first, second)) == [["a", ""], ["b", "c"]]
    assert [each.head for each in first.children] == [True, True]


def test_t4_a_table_that_claims_too_much_covers_nothing() -> None:
    rows = squared([[cell("a", across=MOST_FIELDS, down=3)], [cell("b")]])
    assert names(rows) == [["a"], ["b"]]
    assert rows[0].children[0].across == rows[0].children[0].down == 1


def test_t4_a_few_cells_make_no_page_of_many() -> None:
    torn = [[cell("a", across=30)] * 30, *([cell("b")] for _ in range(21))]
    assert [len(row.children) for row in squared(torn)] == [30, *[1] * 21]
    ragged = [[cell("a")] * 30, *([cell("b")] for _ in range(5))]
    assert [len(row.children) for row in squared(ragged)] == [30] * 6


@pytest.mark.parametrize("seed", range(20))
def test_t1_to_t3_whatever_stands_in_it_comes_out_as_a_rectangle(seed: int) -> None:
    dice = random.Random(seed)
    given = [
        [
            cell(f"{y}.{x}", across=dice.choice([1, 1, 2, 5]), down=dice.choice([1, 1, 2, 4]))
            for x in range(dice.randint(0, 4))
        ]
        for y in range(dice.randint(1, 6))
    ]
    rows = squared(given)
    area = sum(each.across * each.down for row in rows for each in row.children)
    said = [[name for name in row if name] for row in names(rows)]
    assert said == [[each.alt for each in row] for row in given if row]
    assert not rows or area % len(rows) == 0
    assert area == len(rows) * width(rows)


def width(rows: tuple[Block, ...]) -> int:
    """How wide the first row is; nothing reaches into it from above."""
    return sum(each.across for each in rows[0].children) if rows else 0

"""Counting: no small group is shown, and shares add up. Rules as numbered in the module."""

from hypothesis import given
from hypothesis import strategies as st

from openspace.domain.counting import FEWEST, folded, shares

COUNTS = st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 40), max_size=7).map(
    lambda counted: tuple(counted.items())
)


def test_a_small_group_is_folded_with_the_next_smallest() -> None:
    """CU1: three alone would point at people, so the six go with them."""
    assert folded((("public", 19), ("private", 6), ("academia", 3))) == ((("public", 19),), 9)


def test_groups_of_five_are_shown() -> None:
    """CU1."""
    assert folded((("public", 5), ("private", 5))) == ((("public", 5), ("private", 5)), 0)


def test_folding_leaves_the_order() -> None:
    counts = (("public", 7), ("private", 2), ("academia", 30), ("civil", 4))
    assert folded(counts) == ((("public", 7), ("academia", 30)), 6)


@given(COUNTS)
def test_nobody_is_lost_and_no_group_is_small(counts: tuple[tuple[str, int], ...]) -> None:
    """CU1."""
    shown, rest = folded(counts)
    total = sum(count for _, count in counts)
    assert sum(count for _, count in shown) + rest == total
    assert [pair for pair in shown if pair[1] < FEWEST] == []
    assert rest == 0 or rest >= min(FEWEST, total)


@given(st.lists(st.integers(0, 500), min_size=1, max_size=8).filter(any))
def test_shares_add_up(counts: list[int]) -> None:
    """CU2."""
    assert sum(shares(counts)) == 100


def test_shares_of_nothing() -> None:
    assert shares([0, 0]) == (0, 0)

"""Proceedings: no topic is lost, no small group is shown. Rules as numbered in the module."""

from dataclasses import replace
from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from openspace.domain.notes import Block, Run
from openspace.domain.proceedings import (
    FEWEST,
    Chapter,
    Proceedings,
    Room,
    Round,
    by_round,
    by_sdg,
    folded,
    grid,
    shares,
)

NOON = datetime(2026, 5, 20, 12, tzinfo=UTC)
NOTES = (Block("paragraph", (Run("We agreed."),)),)
COUNTS = st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 40), max_size=7).map(
    lambda counted: tuple(counted.items())
)


def proceedings(*chapters: Chapter) -> Proceedings:
    return Proceedings(
        code="demo",
        title="Partners",
        theme="",
        question="",
        language="en",
        time_zone="Europe/Oslo",
        date=date(2026, 5, 20),
        licence="",
        pressed_at=NOON,
        slots=(Round("s1", 1, NOON, NOON), Round("s2", 2, NOON, NOON)),
        places=(Room("a", "Room A"), Room("b", "Room B")),
        chapters=chapters,
    )


def placed(number: int, slot: str | None, place: str | None) -> Chapter:
    return Chapter(number, f"Topic {number}", slot=slot, place=place)


def test_topics_that_were_never_placed_come_last_and_stay() -> None:
    """Rule 1."""
    book = proceedings(placed(1, None, None), placed(2, "s1", "a"), placed(3, "gone", "a"))
    assert [[c.number for c in part.chapters] for part in by_round(book)] == [[2], [1, 3]]


def test_chapters_follow_the_rounds_and_then_the_rooms() -> None:
    """Rule 2."""
    book = proceedings(
        placed(1, "s2", "a"), placed(2, "s1", "b"), placed(3, "s1", "a"), placed(4, "s2", "b")
    )
    assert [[c.number for c in part.chapters] for part in by_round(book)] == [[3, 2], [1, 4]]


def test_a_round_without_topics_is_left_out() -> None:
    book = proceedings(placed(1, "s2", "a"))
    assert [part.slot.number for part in by_round(book) if part.slot] == [2]


def test_no_topics_give_no_rounds() -> None:
    assert by_round(proceedings()) == ()


def test_the_grid_has_rooms_down_and_rounds_across() -> None:
    book = proceedings(placed(1, "s1", "a"), placed(2, "s2", "b"), placed(3, None, None))
    assert [(row.place.name, [c and c.number for c in row.cells]) for row in grid(book)] == [
        ("Room A", [1, None]),
        ("Room B", [None, 2]),
    ]


def test_goals_list_their_topics_ascending() -> None:
    goals = by_sdg((replace(placed(9, None, None), sdgs=(4,)), Chapter(2, "Two", sdgs=(4, 17))))
    assert {goal: topics for goal, topics in goals.items() if topics} == {4: (2, 9), 17: (2,)}


def test_a_small_group_is_folded_with_the_next_smallest() -> None:
    """Rule 3: three alone would point at people, so the six go with them."""
    assert folded((("public", 19), ("private", 6), ("academia", 3))) == ((("public", 19),), 9)


def test_groups_of_five_are_shown() -> None:
    """Rule 3."""
    assert folded((("public", 5), ("private", 5))) == ((("public", 5), ("private", 5)), 0)


def test_folding_leaves_the_order() -> None:
    counts = (("public", 7), ("private", 2), ("academia", 30), ("civil", 4))
    assert folded(counts) == ((("public", 7), ("academia", 30)), 6)


@given(COUNTS)
def test_nobody_is_lost_and_no_group_is_small(counts: tuple[tuple[str, int], ...]) -> None:
    """Rule 3."""
    shown, rest = folded(counts)
    total = sum(count for _, count in counts)
    assert sum(count for _, count in shown) + rest == total
    assert [pair for pair in shown if pair[1] < FEWEST] == []
    assert rest == 0 or rest >= min(FEWEST, total)


@given(st.lists(st.integers(0, 500), min_size=1, max_size=8).filter(any))
def test_shares_add_up(counts: list[int]) -> None:
    """Rule 4."""
    assert sum(shares(counts)) == 100


def test_shares_of_nothing() -> None:
    assert shares([0, 0]) == (0, 0)


def test_notes_without_a_word_are_no_report() -> None:
    blank = Block("bullets", children=(Block("item", children=(Block("paragraph"),)),))
    assert Chapter(1, "One", notes=(blank,)).reported is False
    assert Chapter(1, "One", notes=NOTES).reported is True


def test_people_are_the_named_and_the_others() -> None:
    assert Chapter(1, "One", present=("Ana", "Ben"), others=3).people == 5
    assert Chapter(1, "One", present=("Ana",), sectors=(("public", 4),)).people == 4

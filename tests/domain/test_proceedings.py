"""Proceedings: no topic is lost. Rules as numbered in the module."""

from dataclasses import replace
from datetime import UTC, date, datetime

from openspace.domain.chapters import Chapter
from openspace.domain.proceedings import Proceedings, Room, Round, by_round, by_sdg, grid

NOON = datetime(2026, 5, 20, 12, tzinfo=UTC)


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

"""Swapping. The rules' numbers stand in the domain module."""

from dataclasses import replace

import pytest

from openspace.domain.agenda import Breakout
from openspace.domain.facts.agenda import Move, TopicsRearranged
from openspace.domain.refusal import Refusal
from openspace.domain.swapping import Cell, only_run, swap
from tests.cast import CODE, MARKET, PAUSE_2, agenda, timetable, topic
from tests.domain.saying import code, said

HERE, THERE = ("r1", "haven"), ("r2", "loft")
GRID = agenda(("t1", *HERE), ("t2", *THERE))
PAIR = (Breakout("b1", topic(1)), Breakout("b2", topic(2)))


def test_s1_both_change_at_once() -> None:
    moves = (Move("t1", "b1", HERE, THERE), Move("t2", "b2", THERE, HERE))
    outcome = swap(CODE, timetable(), GRID, PAIR, (HERE, THERE))
    assert outcome == (TopicsRearranged(CODE, moves),)


@pytest.mark.parametrize("seen", [(THERE, THERE), (HERE, ("r2", "haven")), (HERE, HERE)])
def test_s1_one_that_was_moved_meanwhile_is_not_swapped(seen: tuple[Cell, Cell]) -> None:
    assert code(swap(CODE, timetable(), GRID, PAIR, seen)) == "moved_meanwhile"


def test_s1_who_has_no_place_has_none_to_give() -> None:
    grid = agenda(("t1", *HERE))
    outcome = swap(CODE, timetable(), grid, PAIR, (HERE, THERE))
    assert said(outcome) == (
        "2, “What about number 2?”, was moved meanwhile. Look again where it is."
    )


def test_s1_what_is_over_stays() -> None:
    outcome = swap(CODE, timetable(PAUSE_2), GRID, PAIR, (HERE, THERE))
    assert code(outcome) == "slot_over"
    assert code(swap(CODE, timetable(MARKET), GRID, PAIR, (HERE, THERE))) == ""


def test_s1_with_itself_nothing_is_swapped() -> None:
    assert code(swap(CODE, timetable(), GRID, (PAIR[0], PAIR[0]), (HERE, HERE))) == "same_topic"


def test_s3_what_is_held_twice_cannot_be_asked_for() -> None:
    assert only_run(GRID, topic(1)) == (PAIR[0], HERE)
    twice = only_run(GRID, replace(topic(1), further=("b9",)))
    loose = only_run(GRID, topic(3))
    fixed = only_run(GRID, replace(topic(1), fixed=True))
    assert isinstance(fixed, Refusal)
    assert fixed.code == "topic_fixed"
    assert isinstance(twice, Refusal)
    assert isinstance(loose, Refusal)
    assert (twice.code, loose.code) == ("held_several_times", "without_place")

"""Sketches made afresh and near another, and the columns they are made of (D1 to D4, C1 to C3)."""

from dataclasses import replace

import numpy as np

from openspace.planning.attendance import Attendance
from openspace.planning.columns import Columns
from openspace.planning.ground import ground, standing
from openspace.planning.problem import Cell, Problem, Room, Run
from openspace.planning.sketch import Sketch
from tests.bench.gatherings import realistic
from tests.planning.problems import pair, problem, runs, wishes

X1, X2, Y2 = ("r1", "x"), ("r2", "x"), ("r2", "y")


def columns(planned: Problem, **before: str) -> Columns:
    site = ground(planned, standing(planned))
    return Columns(planned, Attendance(planned), site, before)


def sketch(planned: Problem) -> Sketch:
    site = ground(planned, standing(planned))
    return Sketch(planned, Attendance(planned), site, {})


def test_what_stays_is_a_column_that_does_not_move() -> None:
    chosen, stays, closed = runs("abc", B=X1, C=X2)
    planned = problem((chosen, replace(stays, fixed=True), closed), wishes(ana="ab"))
    planned = replace(planned, open=frozenset({"r1"}))
    found = columns(planned)
    board = found.board({}, {})
    assert board.audience.tolist() == [[1, 1]]
    assert board.moves.tolist() == [True, False]
    assert found.positions({}).tolist() == [-1, 0]
    assert found.slots(np.array([0, 0])) == {"A": "r1"}


def test_c1_a_slot_has_no_more_holes_than_are_of_use() -> None:
    planned = problem(runs("ab"), wishes(ana="ab"))
    assert columns(planned).count == 4
    wide = replace(planned, rooms=tuple(Room(f"room-{at}", at) for at in range(40)))
    assert columns(wide).count == 48
    largest = columns(wide).board({}, {}).seats[0]
    assert (len(largest), largest[0] / largest[-1]) == (24, 39 / 16)


def test_c2_leaving_a_slot_costs_and_staying_does_not() -> None:
    being = columns(problem(runs("ab"), wishes(ana="ab"))).board({}, {"A": "r2"}).being
    assert being[0, 0] > being[0, 1] == being[1, 0] == being[1, 1] == 0


def test_c3_a_hard_wish_weighs_more_than_all_others() -> None:
    planned = problem(runs("abcd"), {f"p{at}": frozenset("abcd") for at in range(30)})
    together = replace(planned, together=frozenset({pair("ab")}))
    board = columns(together).board({}, {})
    assert -board.meeting[0, 1] > board.weights.sum() * len(board.seats)


def test_d1_a_fresh_sketch_does_not_know_where_anything_was() -> None:
    marked = wishes(ana="abc", ben="bcd", chi="acd")
    cells: dict[str, Cell] = {"A": X1, "B": X2, "C": Y2}
    sketches = [sketch(problem(runs("abcd", **now), marked)) for now in ({}, cells)]
    assert sketches[0].fresh(3) == sketches[1].fresh(3)


def test_d2_a_sketch_that_only_calls_the_slots_otherwise_is_the_one_before() -> None:
    hall = realistic(36, 150, 6, 6)
    found = sketch(hall)
    before = found.fresh(1)
    otherwise = dict(zip(hall.slots, (*hall.slots[1:], hall.slots[0]), strict=True))
    renamed = {run: otherwise[slot] for run, slot in before.items()}
    assert found.near(before, renamed) == before


def test_d4_people_of_a_topic_that_runs_twice_are_shared_out() -> None:
    planned = problem((*runs("aab"), Run("C", "c")), wishes(ana="ab", ben="ac", chi="a"))
    audiences = sketch(planned).audiences({"A": "r1", "A'": "r2", "B": "r1", "C": "r2"})
    assert (audiences["A"], audiences["A'"]) == (["ben", "chi"], ["ana"])

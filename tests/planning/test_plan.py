"""Suggestions as a whole: always a grid, always the best that a small hall can have."""

from dataclasses import replace
from itertools import permutations, product

import pytest
from hypothesis import given, settings

from openspace.planning.attendance import Attendance
from openspace.planning.ground import standing
from openspace.planning.limits import Broken
from openspace.planning.plan import Plan, suggest
from openspace.planning.problem import Problem, Room, Run
from tests.bench.gatherings import planted, realistic
from tests.bench.placers import furnished, greedy
from tests.planning.problems import any_problem, pair, problem, runs, wishes

FOUR = wishes(ana="ab", ben="cd", chi="ab")


def applied(planned: Problem, plan: Plan) -> Problem:
    """The problem as it is once somebody has done what the plan says."""
    now = tuple(replace(run, now=plan.placements.get(run.id)) for run in planned.runs)
    rooms = (*planned.rooms, *(Room(each) for each in plan.grown))
    return replace(planned, runs=now, rooms=rooms)


@given(any_problem())
@settings(max_examples=50, deadline=None)
def test_s1_a_plan_is_a_grid_with_nothing_new_where_it_is_closed(planned: Problem) -> None:
    plan = suggest(planned)
    before, cells = standing(planned), list(plan.placements.values())
    rooms = {*(room.id for room in planned.rooms), *plan.grown}
    assert len(set(cells)) == len(cells)
    assert {room for _, room in cells} <= rooms
    assert {slot for slot, _ in cells} <= set(planned.slots)
    for run in planned.runs:
        held, planned_for = before.get(run.id), plan.placements.get(run.id)
        if held and (run.fixed or held[0] not in planned.open):
            assert planned_for == held
        elif planned_for:
            assert planned_for[0] in planned.open
    assert {*plan.placements, *plan.left_out} == {run.id for run in planned.runs}
    assert set(plan.placements).isdisjoint(plan.left_out)


@given(any_problem())
@settings(max_examples=40, deadline=None)
def test_s4_what_was_suggested_and_applied_is_not_changed_again(planned: Problem) -> None:
    plan = suggest(planned)
    again = suggest(applied(planned, plan))
    assert (again.placements, again.grown) == (plan.placements, ())
    assert (again.attended_before, again.attended) == (plan.attended, plan.attended)


@given(any_problem())
@settings(max_examples=30, deadline=None)
def test_s2_other_votes_move_only_what_earns_its_keep(planned: Problem) -> None:
    announced = applied(planned, suggest(planned))
    names = list(announced.wishes)
    others = dict(zip(names, reversed(list(announced.wishes.values())), strict=True))
    revoted = replace(announced, wishes=others)
    plan, now = suggest(revoted), standing(revoted)
    moved = [run for run, (slot, _) in now.items() if plan.placements[run][0] != slot]
    if len(plan.broken) == len(suggest(announced).broken):
        assert plan.attended - len(moved) >= plan.attended_before


def best_of_all(planned: Problem) -> int:
    """The most that any grid of a small problem has, tried one by one."""
    cells = list(product(planned.slots, (room.id for room in planned.rooms)))
    names = [run.id for run in planned.runs]
    attendance = Attendance(planned)
    return max(
        attendance.attended(dict(zip(names, order, strict=False)))
        for order in permutations(cells, len(names))
    )


@pytest.mark.parametrize("seats", [(None, None), (2, 1), (3, None)])
def test_the_plan_of_a_small_hall_is_the_best_there_is(seats: tuple[int | None, ...]) -> None:
    marked = wishes(ana="abc", ben="ad", chi="bde", dee="ce", eva="abf", fia="def", geo="a")
    planned = problem(runs("abcdef"), marked, slots=3, seats=seats)
    assert suggest(planned).attended == best_of_all(planned)


@pytest.mark.parametrize("seed", range(3))
def test_where_every_wish_can_be_attended_every_wish_is(seed: int) -> None:
    plan = suggest(planted(48, 150, 6, 8, seed))
    assert (plan.attended, plan.broken) == (plan.wished, ())


def test_it_is_better_than_a_greedy_hand() -> None:
    hall = realistic(36, 150, 6, 6)
    by_hand = Attendance(hall).attended(furnished(hall, greedy(hall)))
    assert suggest(hall).attended > by_hand


def test_what_people_marked_both_does_not_clash() -> None:
    plan = suggest(problem(runs("abcd"), FOUR))
    assert (plan.attended, plan.wished, plan.attended_before) == (6, 6, 0)
    assert (plan.left_out, plan.grown, plan.broken) == ((), (), ())


def test_the_same_seed_gives_the_same_plan() -> None:
    planned = problem(runs("abcdefg"), wishes(ana="abcdefg", ben="abc"), slots=3, seats=(1,) * 3)
    assert suggest(planned, 7) == suggest(planned, 7)


def test_s2_a_move_must_earn_its_keep() -> None:
    now = runs("abcd", A=("r1", "x"), B=("r1", "y"), C=("r2", "x"), D=("r2", "y"))
    kept = suggest(problem(now, wishes(ana="ab", ben="ab")))
    assert kept.placements == {run.id: run.now for run in now}
    plan = suggest(problem(now, wishes(ana="ab", ben="ab", chi="ab")))
    assert sum(plan.placements[run.id][0] != (run.now or "")[0] for run in now) == 2
    assert (plan.attended_before, plan.attended) == (3, 6)


def test_s3_the_grid_grows_so_that_nobody_convenes_twice() -> None:
    ana = frozenset({"ana"})
    cells = {"A": ("r1", "x"), "B": ("r2", "x"), "D": ("r2", "y")}
    pinned = (replace(run, fixed=run.id != "C") for run in runs("abcd", **cells))
    planned = problem(tuple(pinned), {})
    busy = tuple(replace(each, conveners=ana) for each in planned.runs if each.id in "AC")
    assert suggest(planned).grown == ()
    plan = suggest(replace(planned, runs=(*busy, *planned.runs[1::2])))
    assert (plan.placements["C"], plan.grown, plan.broken) == (("r2", "new-1"), ("new-1",), ())


def test_s2_no_number_of_wishes_keeps_a_convener_twice_in_a_slot() -> None:
    ana = frozenset({"ana"})
    now = runs("abcd", A=("r1", "x"), B=("r1", "y"), C=("r2", "x"), D=("r2", "y"))
    twice = tuple(replace(run, conveners=ana) if run.id in "AB" else run for run in now)
    crowd = {f"p{at}": frozenset(("ac", "ad", "bc", "bd")[at % 4]) for at in range(20)}
    plan = suggest(problem(twice, crowd))
    assert (plan.attended_before, plan.attended, plan.broken) == (40, 30, ())


def test_nobody_is_left_out_for_a_hard_wish_and_the_plan_says_so() -> None:
    ana = frozenset({"ana"})
    three = tuple(Run(name.upper(), name, ana) for name in "abc")
    plan = suggest(problem(three, wishes(ben="abc")))
    assert plan.left_out == ()
    assert [each.rule for each in plan.broken] == ["twice"]
    cannot = replace(problem(three[:1], {}), unavailable={"ana": frozenset({"r1", "r2"})})
    assert suggest(cannot).broken == (Broken("unavailable", ("A",)),)


def test_together_and_apart_contradict_and_the_lesser_one_is_broken() -> None:
    planned = problem(runs("ab"), FOUR)
    both = replace(planned, together=frozenset({pair("ab")}), apart=frozenset({pair("ab")}))
    assert suggest(both).broken == (Broken("together", ("A", "B")),)


NOTHING = problem((), {})
EMPTY_HALLS = {
    "nothing": NOTHING,
    "no slots": replace(NOTHING, slots=(), open=frozenset(), runs=runs("abc"), wishes=FOUR),
    "no open slots": replace(NOTHING, open=frozenset(), runs=runs("abc"), wishes=FOUR),
    "no rooms to choose from": replace(NOTHING, rooms=(), runs=runs("abc"), grows=False),
}


@pytest.mark.parametrize("planned", EMPTY_HALLS.values(), ids=EMPTY_HALLS)
def test_p5_where_nothing_can_be_placed_all_are_left_out(planned: Problem) -> None:
    plan = suggest(planned)
    assert (plan.placements, plan.grown, plan.attended) == ({}, (), 0)
    assert plan.left_out == tuple(run.id for run in planned.runs)


def test_without_votes_everything_has_a_place_all_the_same() -> None:
    plan = suggest(problem(runs("abcd"), {}))
    assert (len(plan.placements), plan.attended, plan.wished) == (4, 0, 0)


def test_where_all_is_fixed_nothing_changes() -> None:
    fixed = tuple(replace(run, fixed=True) for run in runs("ab", A=("r1", "x"), B=("r1", "y")))
    plan = suggest(problem(fixed, FOUR))
    assert plan.placements == {"A": ("r1", "x"), "B": ("r1", "y")}
    assert (plan.attended_before, plan.attended) == (2, 2)

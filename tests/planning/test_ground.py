"""Which runs get a cell, and which cells there are (P1 to P5)."""

from dataclasses import replace

from openspace.planning.ground import ground, standing
from openspace.planning.problem import Run
from tests.planning.problems import problem, runs


def test_p1_the_fixed_and_what_is_in_a_closed_slot_stay() -> None:
    fixed, late, free = runs("abc", A=("r1", "x"), B=("r2", "x"), C=("r1", "y"))
    planned = problem((replace(fixed, fixed=True), late, free), {})
    planned = replace(planned, open=frozenset({"r1"}))
    site = ground(planned, standing(planned))
    assert site.stays == {"A": ("r1", "x"), "B": ("r2", "x")}
    assert (site.chosen, site.open) == ((free,), ("r1",))
    assert [room.id for room in site.free("r1")] == ["y"]


def test_p2_what_has_lost_its_slot_or_room_is_on_the_wall_again() -> None:
    planned = problem(runs("abc", A=("gone", "x"), B=("r1", "gone"), C=("r1", "x")), {})
    assert standing(planned) == {"C": ("r1", "x")}


def test_p2_of_two_in_a_cell_the_fixed_one_has_it_or_else_the_first() -> None:
    first, second = runs("ab", A=("r1", "x"), B=("r1", "x"))
    assert standing(problem((first, second), {})) == {"A": ("r1", "x")}
    assert standing(problem((first, replace(second, fixed=True)), {})) == {"B": ("r1", "x")}


def test_p3_rooms_are_added_until_everything_has_a_cell() -> None:
    planned = problem(runs("abcdefg"), {}, seats=(5,))
    site = ground(planned, {})
    assert site.grown == ("new-1", "new-2", "new-3")
    assert [room.seats for room in site.rooms] == [5, None, None, None]
    named = replace(planned, rooms=(replace(planned.rooms[0], id="new-1"),))
    assert ground(named, {}).grown == ("new-2", "new-3", "new-4")


def test_p4_the_runs_with_most_interest_are_chosen() -> None:
    cells = {"C": ("r1", "x"), "E": ("r1", "y")}
    interest = {"A": 1.0, "B": 3.0, "C": 2.0, "D": 1.0, "E": 1.0}
    several = tuple(replace(run, interest=interest[run.id]) for run in runs("abcde", **cells))
    planned = replace(problem(several, {}, seats=(None, None)), grows=False)
    site = ground(planned, standing(planned))
    assert [run.id for run in site.chosen] == ["A", "B", "C", "E"]
    one = replace(planned, rooms=planned.rooms[:1], runs=several[:4])
    assert [run.id for run in ground(one, standing(one)).chosen] == ["B", "C"]
    equal = tuple(Run(run.id, run.topic, now=run.now) for run in several)
    held = replace(planned, runs=equal)
    assert [run.id for run in ground(held, standing(held)).chosen] == ["A", "B", "C", "E"]

"""Hard wishes: kept where that is possible, and counted where it is not (L1 to L6)."""

from dataclasses import replace
from itertools import product

from hypothesis import given, settings

from openspace.planning.limits import Broken, Limits
from openspace.planning.plan import suggest
from openspace.planning.problem import Problem, Room, Run
from tests.planning.problems import any_problem, pair, problem, runs

SAME = {"A": "r1", "B": "r1"}
APART = {"A": "r1", "B": "r2"}


def broken(planned: Problem, slots: dict[str, str]) -> list[str]:
    return [each.rule for each in Limits(planned, planned.runs).broken(slots)]


def test_l1_nobody_convenes_twice_in_a_slot() -> None:
    ana, both = frozenset({"ana"}), frozenset({"ana", "ben"})
    planned = problem((Run("A", "a", ana), Run("B", "b", both)), {})
    assert (broken(planned, SAME), broken(planned, APART)) == (["twice"], [])


def test_l2_nobody_convenes_where_they_cannot() -> None:
    planned = problem((Run("A", "a", frozenset({"ana"})), Run("B", "b")), {})
    planned = replace(planned, unavailable={"ana": frozenset({"r1"})})
    assert broken(planned, SAME) == ["unavailable"]
    assert broken(planned, {"A": "r2", "B": "r1"}) == []


def test_l3_apart_is_for_all_runs() -> None:
    planned = replace(problem(runs("abb"), {}), apart=frozenset({pair("ab")}))
    assert broken(planned, {**APART, "B'": "r1"}) == ["apart"]
    assert broken(planned, APART) == []


def test_l4_together_is_first_with_first_and_second_with_second() -> None:
    planned = replace(problem(runs("aabb"), {}), together=frozenset({pair("ab")}))
    assert broken(planned, {**SAME, "A'": "r2", "B'": "r2"}) == []
    assert broken(planned, {**APART, "A'": "r2", "B'": "r1"}) == ["together"] * 2
    assert broken(planned, {"A": "r1"}) == []


def test_l4_first_is_first_on_the_wall_whatever_stays() -> None:
    planned = replace(problem(runs("aabb"), {}), together=frozenset({pair("ab")}))
    backwards = Limits(planned, planned.runs[::-1])
    assert backwards.broken({**SAME, "A'": "r2", "B'": "r2"}) == ()
    assert [each.runs for each in backwards.broken(APART)] == [("B", "A")]


def test_l5_no_number_of_wishes_outweighs_a_hard_one() -> None:
    crowd = {f"p{at}": frozenset("ab") for at in range(50)}
    planned = replace(problem(runs("abcd"), crowd), together=frozenset({pair("ab")}))
    plan = suggest(planned)
    assert plan.placements["A"][0] == plan.placements["B"][0]
    assert (plan.attended, plan.broken) == (50, ())


def test_l5_conveners_weigh_more_than_slots_they_cannot() -> None:
    ana = frozenset({"ana"})
    planned = problem((Run("A", "a", ana), Run("B", "b", ana)), {})
    planned = replace(planned, unavailable={"ana": frozenset({"r1"})})
    assert [each.rule for each in suggest(planned).broken] == ["unavailable"]


def test_l6_what_stays_may_break_them_and_is_named() -> None:
    ana = frozenset({"ana"})
    cells = (("A", "x"), ("B", "y"))
    stays = tuple(Run(run, run.lower(), ana, now=("r1", room), fixed=True) for run, room in cells)
    assert suggest(problem(stays, {})).broken == (Broken("twice", ("A", "B")),)


def least_harm(planned: Problem) -> int:
    """Every way to give the runs slots, tried one by one; rooms are enough."""
    found = Limits(planned, planned.runs)
    names = [run.id for run in planned.runs]
    ways = product(planned.slots, repeat=len(names))
    return min(
        sum(each.weight for each in found.broken(dict(zip(names, way, strict=True))))
        for way in ways
    )


@given(any_problem())
@settings(max_examples=40, deadline=None)
def test_l5_where_nothing_stays_as_little_is_broken_as_can_be(drawn: Problem) -> None:
    free = tuple(replace(run, now=None) for run in drawn.runs[:5])
    rooms = tuple(Room(f"room-{at}") for at in range(5))
    planned = replace(drawn, runs=free, rooms=rooms, open=frozenset(drawn.slots))
    if planned.slots:
        assert sum(each.weight for each in suggest(planned).broken) == least_harm(planned)

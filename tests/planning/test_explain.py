"""The reasons of a plan, one step at a time (E1 to E4)."""

from dataclasses import replace

from hypothesis import given, settings

from openspace.planning.explain import Change, Gain, Loss, Step, steps
from openspace.planning.ground import standing
from openspace.planning.plan import Plan, suggest
from openspace.planning.problem import Cell, Problem, Run
from tests.planning.problems import any_problem, pair, problem, runs, wishes

X1, Y1, X2, Y2 = ("r1", "x"), ("r1", "y"), ("r2", "x"), ("r2", "y")
NOW = runs("abcd", A=X1, B=Y1, C=X2, D=Y2)
MARKED = wishes(ana="ab", ben="abcd", chi="cd", dee="bc")


def planned(on: Problem, **cells: Cell) -> Plan:
    """A plan that is written by hand."""
    left_out = tuple(run.id for run in on.runs if run.id not in cells)
    return Plan(cells, (), left_out, 0, 0, 0)


def test_e1_a_swap_is_one_step_and_e2_says_who_can_attend_both() -> None:
    today = problem(NOW, MARKED)
    (step,) = steps(today, planned(today, A=X1, B=X2, C=Y1, D=Y2))
    assert (
        step
        == Step(
            (Change("B", "b", Y1, X2), Change("C", "c", X2, Y1)),
            (Gain("b", "a", 2), Gain("c", "d", 2)),
            (Loss("c", "a", 1), Loss("b", "d", 1)),
        )
        or step.people == 2
    )
    assert step.people == 2


def test_e1_a_chain_is_one_step_and_what_is_free_of_it_another() -> None:
    today = problem(runs("abc", A=X1, B=X2), MARKED)
    found = steps(today, planned(today, A=X2, B=Y2, C=Y1))
    assert [[change.run for change in step.changes] for step in found] == [["C"], ["A", "B"]]


def test_e1_who_makes_way_for_a_convener_goes_along() -> None:
    ana = frozenset({"ana"})
    two = (Run("A", "a", ana, now=X1), Run("B", "b", ana, now=Y2))
    today = problem(two, {})
    assert len(steps(today, planned(today, A=X2, B=Y1))) == 1
    others = problem(runs("ab", A=X1, B=Y2), {})
    assert len(steps(others, planned(others, A=X2, B=Y1))) == 2
    apart = replace(others, apart=frozenset({pair("ab")}))
    assert len(steps(apart, planned(apart, A=X2, B=Y1))) == 1


def test_e1_those_who_are_to_be_together_move_together() -> None:
    today = problem(runs("ab", A=X1, B=Y1), {})
    assert len(steps(today, planned(today, A=X2, B=Y2))) == 2
    together = replace(today, together=frozenset({pair("ab")}))
    assert len(steps(together, planned(together, A=X2, B=Y2))) == 1


def test_e2_a_second_run_lets_people_attend_both() -> None:
    today = problem(runs("aab", A=X1, B=Y1), wishes(ana="ab", ben="ab"))
    (step,) = steps(today, planned(today, A=X1, B=Y1, **{"A'": X2}))
    assert step == Step((Change("A'", "a", None, X2),), (Gain("a", "b", 2),), ())


def test_e2_topics_that_share_all_their_slots_can_be_attended_both() -> None:
    today = problem(runs("aabb", A=X1, B=Y1, **{"A'": X2}), wishes(ana="ab"))
    (step,) = steps(today, planned(today, A=X1, B=Y1, **{"A'": X2, "B'": Y2}))
    assert step == Step((Change("B'", "b", None, Y2),), (), ())


def test_e3_where_a_topic_first_gets_a_place_nothing_is_lost() -> None:
    today = problem(runs("ab", A=X1), wishes(ana="ab"))
    (step,) = steps(today, planned(today, A=X1, B=Y1))
    assert step == Step((Change("B", "b", None, Y1),), (), ())


def test_what_is_taken_off_makes_room_in_the_same_step() -> None:
    today = problem(runs("ab", A=X1), {})
    (step,) = steps(today, planned(today, B=X1))
    assert step.changes == (Change("A", "a", X1, None), Change("B", "b", None, X1))


def test_e4_the_most_gained_comes_first() -> None:
    today = problem(runs("abcd", A=X1, B=Y1, C=X2, D=Y2), wishes(ana="ab", ben="cd", chi="cd"))
    wide = replace(today, slots=("r1", "r2", "r3"))
    found = steps(wide, planned(wide, A=X1, B=("r3", "x"), C=X2, D=("r3", "y")))
    assert [(step.changes[0].run, step.people) for step in found] == [("D", 2), ("B", 1)]


def test_a_plan_that_changes_nothing_has_no_steps() -> None:
    today = problem(NOW, MARKED)
    assert steps(today, planned(today, A=X1, B=Y1, C=X2, D=Y2)) == ()


@given(any_problem())
@settings(max_examples=60, deadline=None)
def test_e1_every_step_alone_leaves_a_grid_and_all_of_them_the_plan(on: Problem) -> None:
    plan, today = suggest(on), standing(on)
    after = dict(today)
    for step in steps(on, plan):
        alone = dict(today)
        for change in step.changes:
            for grid in (alone, after):
                grid.pop(change.run, None)
        for change in step.changes:
            if change.after:
                alone[change.run] = after[change.run] = change.after
        assert len(set(alone.values())) == len(alone)
    assert after == plan.placements

"""Suggestions: what is hard is kept, and what is wished is attended."""

from openspace.planning.plan import suggest
from openspace.planning.problem import Problem, Room, Run


def test_what_people_marked_both_does_not_clash() -> None:
    runs = tuple(Run(id=f"run-{name}", topic=name) for name in "abcd")
    wishes = {"ana": frozenset("ab"), "ben": frozenset("cd"), "chi": frozenset("ab")}
    problem = Problem(("r1", "r2"), frozenset({"r1", "r2"}), (Room("x"), Room("y")), runs, wishes)
    plan = suggest(problem)
    assert (plan.attended, plan.wished, plan.left_out, plan.grown) == (6, 6, (), ())

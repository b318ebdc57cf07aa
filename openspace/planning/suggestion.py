"""A draft: what was to be planned, the plan, and the way there; what a facilitator is shown."""

from dataclasses import dataclass

from openspace.planning.explain import Step
from openspace.planning.plan import Plan
from openspace.planning.problem import Problem


@dataclass(frozen=True, slots=True)
class Draft:
    """A suggestion for one problem."""

    problem: Problem
    plan: Plan
    steps: tuple[Step, ...]

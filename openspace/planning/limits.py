"""Hard wishes: what a plan must not do, and what it does all the same when they contradict.

Rules:
    L1 Nobody convenes twice in one slot.
    L2 Nobody convenes in a slot in which they cannot.
    L3 Topics that are to be apart share no slot.
    L4 Topics that are to be together share their slots: first run with first, second with second.
    L5 No number of wishes outweighs a hard one. Where hard ones contradict, the plan breaks as
       little as the search can find: L1 weighs eight, L2 four, L3 two, L4 one. It says what it
       broke; the grid stays a grid, and nobody is left out for it.
    L6 What stays where it is may break them too; that is said, and nothing moves for it but
       what may be moved.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final, Literal

import numpy as np

from openspace.planning.board import Numbers
from openspace.planning.problem import Problem, Run

Rule = Literal["twice", "unavailable", "apart", "together"]
WEIGHS: Final[Mapping[Rule, int]] = {"twice": 8, "unavailable": 4, "apart": 2, "together": 1}


@dataclass(frozen=True, slots=True)
class Broken:
    """A hard wish that a plan does not keep, and the runs, one or two, that it was about."""

    rule: Rule
    runs: tuple[str, ...]

    @property
    def weight(self) -> int:
        """How much worse a plan is for it (L5)."""
        return WEIGHS[self.rule]


class Limits:
    """The hard wishes about some runs of a problem."""

    def __init__(self, problem: Problem, runs: Sequence[Run]) -> None:
        self._problem, self._runs = problem, runs
        self._pairs = tuple(_pairs(problem, runs))

    def broken(self, slots: Mapping[str, str]) -> tuple[Broken, ...]:
        """All that is not kept when these runs are in these slots; the others are in none."""
        found = [
            Broken("unavailable", (run.id,))
            for run in self._runs
            if run.id in slots and self._cannot(run, slots[run.id])
        ]
        for rule, one, other in self._pairs:
            pair = (self._runs[one].id, self._runs[other].id)
            held = [slots[run] for run in pair if run in slots]
            if len(held) == 2 and (held[0] == held[1]) is not (rule == "together"):
                found.append(Broken(rule, pair))
        return tuple(sorted(found, key=lambda each: -each.weight))

    def meeting(self, unit: float) -> Numbers:
        """What it costs when two of the runs share a slot; less than nothing: what it brings."""
        cost = np.zeros((len(self._runs), len(self._runs)), np.float32)
        for rule, one, other in self._pairs:
            cost[one, other] += unit * (-1 if rule == "together" else WEIGHS[rule])
        return cost + cost.T

    def being(self, slots: Sequence[str], unit: float) -> Numbers:
        """What it costs when a run is in a slot."""
        cost = np.zeros((len(self._runs), len(slots)), np.float32)
        for at, run in enumerate(self._runs):
            cost[at] = [self._cannot(run, slot) for slot in slots]
        return cost * np.float32(unit * WEIGHS["unavailable"])

    def _cannot(self, run: Run, slot: str) -> bool:
        return any(slot in self._problem.unavailable.get(each, ()) for each in run.conveners)


def _pairs(problem: Problem, runs: Sequence[Run]) -> Iterator[tuple[Rule, int, int]]:
    """Each pair of runs, by position, that may not share a slot, or must (L1, L3, L4)."""
    nth = _nth(problem, {run.id for run in runs})
    for (at, one), (to, other) in combinations(enumerate(runs), 2):
        if not one.conveners.isdisjoint(other.conveners):
            yield "twice", at, to
        topics = frozenset((one.topic, other.topic))
        if topics in problem.apart:
            yield "apart", at, to
        if topics in problem.together and nth[one.id] == nth[other.id]:
            yield "together", at, to


def _nth(problem: Problem, runs: Collection[str]) -> dict[str, int]:
    """The how manieth of its topic each of these runs is, in the problem's order."""
    before: Counter[str] = Counter()
    nth: dict[str, int] = {}
    for run in problem.runs:
        if run.id in runs:
            nth[run.id] = before[run.topic]
            before[run.topic] += 1
    return nth

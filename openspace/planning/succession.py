"""Who takes whose place when runs change their slots.

The idea: where runs go round between slots, each takes the room of the one that makes way for it.
The shortest rounds are taken first (two that change places, then three), and in each the runs
with the largest crowds, so that a plan falls into many small steps that can be taken one by one.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from openspace.planning.problem import Cell

Ways = Mapping[str, Mapping[str, list[str]]]
"""Runs by the slot they leave and the slot they go to, the largest crowd first."""


def inherited(
    runs: Sequence[str], slots: Mapping[str, str], before: Mapping[str, Cell]
) -> dict[str, str]:
    """The rooms of the runs that go round; ``runs`` has the largest crowds first."""
    ways: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for run in runs:
        if run in before and before[run][0] != slots[run]:
            ways[before[run][0]][slots[run]].append(run)
    rooms: dict[str, str] = {}
    while path := _shortest_round(ways):
        going = [ways[here][there].pop(0) for here, there in pairwise(path)]
        for run, leaves in zip(going, [*going[1:], going[0]], strict=True):
            rooms[run] = before[leaves][1]
    return rooms


def _shortest_round(ways: Ways) -> list[str]:
    """Slots from one back to itself, with a run on every way; empty where there is none."""
    rounds = (path for slot in ways if (path := _round_from(slot, ways)))
    return min(rounds, key=len, default=[])


def _round_from(start: str, ways: Ways) -> list[str]:
    paths, seen = [[start]], {start}
    for path in paths:
        for there, runs in ways.get(path[-1], {}).items():
            if runs and there == start:
                return [*path, start]
            if runs and there not in seen:
                seen.add(there)
                paths.append([*path, there])
    return []

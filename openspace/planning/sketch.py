"""Slots for the runs of a ground: found by search, and kept near the grid as it stands.

Rules:
    D1 A fresh sketch does not know where anything was: the same votes give the same sketch.
    D2 A sketch near a grid keeps what has a slot there, unless a move earns what it costs.
    D3 Effort is bounded by rounds, as many as take about half a second at any usual size.
    D4 Where a topic has several runs, all its people are taken to come to each of them, until the
       runs have slots; then they choose (T2).
"""

from itertools import combinations
from random import Random
from typing import Final

import numpy as np

from openspace.planning.attendance import Attendance, Audiences
from openspace.planning.columns import Columns, Slots
from openspace.planning.greedy import filled
from openspace.planning.ground import Ground
from openspace.planning.problem import Problem
from openspace.planning.search import Search

EFFORT: Final = 400_000
"""How long a search may take, in microseconds of a usual processor (D3)."""

ROUNDS: Final = 40
"""Rounds for each column; more find nothing where there is little to find."""


class Sketch:
    """Suggests slots for the chosen runs of a ground."""

    def __init__(
        self, problem: Problem, attendance: Attendance, ground: Ground, before: Slots
    ) -> None:
        self._attendance = attendance
        self._columns = Columns(problem, attendance, ground, before)
        self._stays = {run: slot for run, (slot, _) in ground.stays.items()}
        self.limits = self._columns.limits

    def fresh(self, seed: int, effort: int = EFFORT) -> dict[str, str]:
        """The best slots that a search finds (D1)."""
        search = self._search({}, {})
        search.improve(self._rounds(effort), Random(seed))  # noqa: S311 - it guards nothing
        return self._columns.slots(search.slot)

    def near(self, before: Slots, slots: Slots) -> dict[str, str]:
        """Starts from slots, and differs from those before where that earns its keep (D2)."""
        search = self._search(slots, before)
        _rename(search)
        search.settle()
        return self._columns.slots(search.slot)

    def audiences(self, slots: Slots) -> Audiences:
        """Who comes to each run, when those that are to be placed are in these slots."""
        return self._attendance.audiences({**self._stays, **slots})

    def _search(self, slots: Slots, before: Slots) -> Search:
        """A search that starts from these slots; what has none is put where it fits best."""
        board = self._columns.board(self.audiences(slots), before)
        return Search(board, filled(board, self._columns.positions(slots)))

    def _rounds(self, effort: int) -> int:
        columns, wishes = self._columns.count, self._attendance.wished
        took = 150 + columns**2 / 50 + wishes * columns / 10_000
        return int(min(effort / took, ROUNDS * columns))


def _rename(search: Search) -> None:
    """Exchange whole slots as long as that leaves more where it was."""
    pairs = list(combinations(range(len(search.board.seats)), 2))
    while any(_renamed(search, one, other) for one, other in pairs):
        pass


def _renamed(search: Search, one: int, other: int) -> bool:
    board, slot, value = search.board, search.slot, search.value
    first, second = (np.flatnonzero(board.moves & (slot == each)) for each in (one, other))
    if len(first) != len(second):
        return False
    saved = board.being[first, one].sum() + board.being[second, other].sum()
    if saved <= board.being[first, other].sum() + board.being[second, one].sum():
        return False
    renamed = slot.copy()
    renamed[first], renamed[second] = other, one
    search.put(renamed)
    if search.value > value:
        return True
    search.put(slot)
    return False

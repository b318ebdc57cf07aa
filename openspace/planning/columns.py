"""A ground as a board's columns: the runs to be placed, the ones that stay, and holes.

Rules:
    C1 A slot has as many columns as free cells, but no more than twice its share of the runs, or
       `ENOUGH` if that is more: further holes would only slow the search.
    C2 Moving what has a slot costs `MOVE` wishes.
    C3 A hard wish weighs more than all wishes together.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from openspace.planning.attendance import Attendance, Audiences
from openspace.planning.board import WEIGHT, Board, Indices, Numbers, weights
from openspace.planning.ground import Ground
from openspace.planning.limits import Limits
from openspace.planning.problem import Problem, Room

ENOUGH: Final = 24
MOVE: Final = 1
Slots = Mapping[str, str]
"""The slot of each run."""


class Columns:
    """Runs and slots by their positions on a board, and back."""

    def __init__(
        self, problem: Problem, attendance: Attendance, ground: Ground, before: Slots
    ) -> None:
        self._ground, self._voters = ground, attendance.voters
        self._stays = {run: slot for run, (slot, _) in ground.stays.items() if slot in ground.open}
        self._runs = (*ground.chosen, *(run for run in problem.runs if run.id in self._stays))
        self.limits = Limits(problem, self._runs)
        self._people = {person: at for at, person in enumerate(sorted(problem.wishes))}
        marks = [len(problem.wishes[person]) for person in self._people]
        self._weights = weights(np.array(marks, np.intp))
        self._seats = self._offered(before)
        self.count = len(self._stays) + sum(map(len, self._seats))

    def board(self, audiences: Audiences, before: Slots) -> Board:
        """The board when these people come to these runs; to others comes who marked the topic."""
        runs, hard = len(self._runs), self._hard()
        audience = np.zeros((len(self._people), self.count), np.float32)
        for column, run in enumerate(self._runs):
            people = audiences.get(run.id, self._voters.get(run.topic, ()))
            audience[[self._people[person] for person in people], column] = 1
        meeting = np.zeros((self.count, self.count), np.float32)
        meeting[:runs, :runs] = self.limits.meeting(hard)
        being = np.zeros((self.count, len(self._seats)), np.float32)
        being[:runs] = self.limits.being(self._ground.open, hard) + self._moving(before)
        moves = np.ones(self.count, np.bool_)
        moves[len(self._ground.chosen) : runs] = False
        return Board(audience, self._weights, meeting, being, moves, self._seats)

    def positions(self, slots: Slots) -> Indices:
        """Each column's slot, by its position among the open ones; -1 where it has none."""
        order = {slot: at for at, slot in enumerate(self._ground.open)}
        known = {**slots, **self._stays}
        found = np.full(self.count, -1, np.intp)
        for column, run in enumerate(self._runs):
            found[column] = order.get(known.get(run.id, ""), -1)
        return found

    def slots(self, positions: Indices) -> dict[str, str]:
        """The slot of each chosen run."""
        return {
            run.id: self._ground.open[at]
            for run, at in zip(self._ground.chosen, positions.tolist(), strict=False)
        }

    def _offered(self, before: Slots) -> tuple[Numbers, ...]:
        """What the rooms of each slot hold, in weight, the largest first (C1)."""
        used = Counter(before[run.id] for run in self._ground.chosen if run.id in before)
        share = -(-len(self._ground.chosen) // max(1, len(self._ground.open)))
        unit = self._weights.mean() if len(self._weights) else WEIGHT
        return tuple(
            _seats(self._ground.free(slot), unit)[: max(2 * share, ENOUGH, used[slot])]
            for slot in self._ground.open
        )

    def _hard(self) -> float:
        """The least weight of a hard wish; a power of two, so that sums stay exact (C3)."""
        most = len(self._seats) * self._weights.sum() + MOVE * WEIGHT * self.count
        return float(2 ** int(most).bit_length())

    def _moving(self, before: Slots) -> Numbers:
        """What it costs to leave the slot of before (C2)."""
        cost = np.zeros((len(self._runs), len(self._ground.open)), np.float32)
        for column, run in enumerate(self._runs):
            if run.id in before:
                cost[column] = [MOVE * WEIGHT * (at != before[run.id]) for at in self._ground.open]
        return cost


def _seats(rooms: Sequence[Room], unit: float) -> Numbers:
    seats = [np.inf if room.seats is None else room.seats for room in rooms]
    return np.round(unit * np.sort(np.array(seats, np.float32))[::-1])

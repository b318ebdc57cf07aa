"""Better grids by exchanging columns: the best exchange of all, again and again.

The idea (a tabu search, Glover 1986): every pair of columns is judged at once, with sums over
people; the best exchange is made even when it worsens the grid, and what has left a slot does not
come back for some rounds, unless that makes the best grid so far.

Adding a column to a slot brings those who have nothing there (``joining``); taking it away loses
those who have nothing else there (``leaving``); and when two are exchanged, those among the lost
who come to the other too were neither lost nor won (``catching``). Seats are judged as if the
others' crowds stayed as they are; what a grid is worth is always counted afresh.
"""

from random import Random
from typing import Final

import numpy as np

from openspace.planning.board import Board, Indices, Numbers
from openspace.planning.crowding import Crowding

RESTS: Final = (12, 4)
"""A column does not return to a slot for so many rounds: from a twelfth to a fourth of them all."""
NEVER: Final = np.float32(-1e12)


class Search:
    """A board, where its columns are, and what every exchange would bring."""

    def __init__(self, board: Board, slot: Indices) -> None:
        self.board, self.slot = board, slot.copy()
        people, columns = board.audience.shape
        slots = len(board.seats)
        self._count = np.zeros((slots, people), np.float32)
        self._joining = np.zeros((columns, slots), np.float32)
        self._leaving = np.zeros(columns, np.float32)
        self._catching = np.zeros((columns, columns), np.float32)
        self._unseated = np.zeros((columns, columns), np.float32)
        self._attending = np.zeros(slots)
        self._values = np.zeros(slots)
        self._limited, self._ceiling = board.limited, board.ceiling
        moves, holes = board.moves, board.holes
        self._still = ~(moves & moves[:, None]) | (holes & holes[:, None])
        self.put(slot)

    @property
    def value(self) -> float:
        """What the grid is worth."""
        return float(self._values.sum())

    def improve(self, rounds: int, dice: Random) -> None:
        """Search for so many rounds, and stay at the best grid found."""
        best, found = self.value, self.slot.copy()
        rests = np.zeros((len(self.slot), len(self._values)), np.intp)
        least, most = (len(self.slot) // each + 1 for each in RESTS)
        for now in range(1, rounds + 1):
            if best >= self._ceiling:
                break
            resting = (rests >= now)[:, self.slot]
            gains = self._gains()
            gains[(resting | resting.T) & (gains + self.value <= best)] = NEVER
            pair = _most(gains)
            if gains[pair] == NEVER:
                continue
            for column in pair:
                rests[column, self.slot[column]] = now + dice.randint(least, most)
            self._exchange(*pair)
            if self.value > best:
                best, found = self.value, self.slot.copy()
        self.put(found)

    def settle(self) -> None:
        """Make the best exchange as long as one improves the grid."""
        refused: set[tuple[int, int]] = set()
        while True:
            gains = self._gains()
            for pair in refused:
                gains[pair] = NEVER
            pair, before = _most(gains), self.value
            if gains[pair] <= 0:
                return
            self._exchange(*pair)
            if self.value > before:
                refused.clear()
            else:
                self._exchange(*pair)
                refused |= {pair, pair[::-1]}

    def put(self, slot: Indices) -> None:
        """Go to another grid of the same board."""
        self.slot = slot.copy()
        everybody = np.arange(len(self.board.weights))
        for tallied in (self._joining, self._leaving, self._catching, self._attending):
            tallied.fill(0)
        for each in range(len(self._attending)):
            self._count[each] = self.board.audience[:, slot == each].sum(1)
            self._tally(each, everybody, 1)
            self._judge(each)

    def _exchange(self, one: int, other: int) -> None:
        audience, slots = self.board.audience, self.slot[[one, other]]
        touched = np.flatnonzero(audience[:, one] + audience[:, other])
        change = audience[touched, one] - audience[touched, other]
        for slot in slots:
            self._tally(slot, touched, -1)
        self._count[slots[0], touched] -= change
        self._count[slots[1], touched] += change
        self.slot[[other, one]] = slots
        for slot in slots:
            self._tally(slot, touched, 1)
            self._judge(slot)

    def _tally(self, slot: int, people: Indices, sign: int) -> None:
        """Count these people's wishes in one slot in, or (``sign`` is -1) out."""
        count = self._count[slot, people]
        weights, audience = sign * self.board.weights[people], self.board.audience[people]
        here = np.flatnonzero(self.slot == slot)
        lost = audience[:, here] * (weights * (count == 1))[:, None]
        self._catching[here] += lost.T @ audience
        self._leaving[here] += lost.sum(0)
        self._joining[:, slot] += (weights * (count == 0)) @ audience
        self._attending[slot] += weights @ (count > 0)

    def _judge(self, slot: int) -> None:
        """What a slot is worth with all that is not people's wishes."""
        board, here = self.board, np.flatnonzero(self.slot == slot)
        value = self._attending[slot] - board.being[here, slot].sum()
        value -= board.meeting[np.ix_(here, here)].sum() / 2
        movable = here[board.moves[here]]
        if self._limited and len(movable):
            value -= self._crowd(slot, movable)
        self._values[slot] = value

    def _crowd(self, slot: int, here: Indices) -> float:
        """How many find no seat, now and with any other column in the place of each."""
        crowding = Crowding(self._leaving[here], self.board.seats[slot])
        coming = self._joining[:, slot] + self._catching[here]
        self._unseated[here] = crowding.instead(coming) - crowding.unseated
        return float(crowding.unseated)

    def _gains(self) -> Numbers:
        """What the exchange of each pair of columns would bring."""
        board, slot = self.board, self.slot
        columns = np.arange(len(slot))
        cost = board.being + board.meeting @ np.eye(len(self._values), dtype=np.float32)[slot]
        there = (self._joining - cost)[:, slot]
        here = self._leaving - cost[columns, slot]
        half = there + self._catching - here[:, None] + board.meeting - self._unseated
        gains = half + half.T
        gains[self._still | (slot[:, None] == slot)] = NEVER
        return gains


def _most(gains: Numbers) -> tuple[int, int]:
    one, other = np.unravel_index(int(gains.argmax()), gains.shape)
    return int(one), int(other)

"""Seats in one slot: the largest crowd in the largest room, and what another crowd would do.

Crowds and seats are in the same unit, the weight of wishes. Both are sorted, the largest first,
so that a crowd that comes in moves the smaller ones to the next smaller room.
"""

from functools import cache

import numpy as np

from openspace.planning.board import Indices, Numbers


class Crowding:
    """The crowds of a slot's columns and the seats of its rooms, as many of one as of the other."""

    def __init__(self, crowds: Numbers, seats: Numbers) -> None:
        self._seats = seats
        self._order = np.argsort(-crowds, kind="stable")
        self._sorted = crowds[self._order]
        self.unseated = np.maximum(self._sorted - seats, 0).sum()

    def instead(self, coming: Numbers) -> Numbers:
        """How many find no seat when another crowd takes a column's place.

        ``coming[column, other]`` is that crowd; so is the answer's shape.
        """
        size = len(self._sorted)
        others = self._sorted[_all_but_one(size)]
        larger, smaller = _triangles(size)
        unseated = np.maximum(others - self._seats[:-1], 0) @ larger
        unseated += np.maximum(others - self._seats[1:], 0) @ smaller
        coming = coming[self._order]
        rank = (others[:, :, None] > coming[:, None, :]).sum(1)
        answer = np.empty_like(coming)
        answer[self._order] = unseated[np.arange(size)[:, None], rank]
        answer[self._order] += np.maximum(coming - self._seats[rank], 0)
        return answer


@cache
def _all_but_one(size: int) -> Indices:
    """Row by row, all positions but the row's own."""
    every = np.arange(size - 1)
    return every + (every >= np.arange(size)[:, None])


@cache
def _triangles(size: int) -> tuple[Numbers, Numbers]:
    """Which of the others are larger than one that comes in at each rank, and which are not."""
    larger = np.triu(np.ones((size - 1, size), np.float32), 1)
    return larger, 1 - larger

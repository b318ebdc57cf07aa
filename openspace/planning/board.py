"""The grid as numbers: one column for every cell of the open slots, and what each is wished.

The idea: a column is a run or a hole, so that every change of the grid is an exchange of two
columns. A slot's value is the weight of the people who can attend something in it, less those for
whom no seat is left, less the cost of who meets there. All values are whole numbers, small enough
to be exact in single precision, so that every machine comes to the same plan.

Rules:
    B1 A person's wish weighs `WEIGHT` and a little more the fewer they marked: many marks of one
       do not drown the few of another.
    B2 Seats are shared out from the largest room to the largest crowd that can attend nothing
       else in the slot; a person without a seat counts nothing.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float32]
Indices = npt.NDArray[np.intp]

WEIGHT: Final = 16
FEW: Final = 16
"""What is added to the weight of somebody's only wish; half of it to each of two, and so on."""


@dataclass(frozen=True, slots=True)
class Board:
    """What does not change while columns are exchanged.

    ``audience[person, column]`` is 1 where they come, ``weights[person]`` their wish's weight,
    ``meeting[column, column]`` the cost of sharing a slot, ``being[column, slot]`` that of being
    there, ``moves[column]`` whether it may be exchanged, ``seats[slot]`` what the rooms of its
    movable columns hold, the largest first, in weight.
    """

    audience: Numbers
    weights: Numbers
    meeting: Numbers
    being: Numbers
    moves: npt.NDArray[np.bool_]
    seats: tuple[Numbers, ...]

    @property
    def ceiling(self) -> float:
        """No grid is worth more: everybody attends all, or something in every slot."""
        most = np.minimum(self.audience.sum(1), len(self.seats))
        return float(self.weights @ most - np.minimum(self.meeting, 0).sum() / 2)

    @property
    def limited(self) -> bool:
        """Whether any room could be too small."""
        return any(np.isfinite(each).any() for each in self.seats)

    @property
    def holes(self) -> npt.NDArray[np.bool_]:
        """Columns that make no difference anywhere."""
        matters = self.audience.any(0) | self.meeting.any(0) | self.being.any(1)
        return np.logical_not(matters)


def weights(marks: Indices) -> Numbers:
    """A wish's weight for people with so many marks (B1)."""
    return np.round(WEIGHT + FEW / np.maximum(marks, 1)).astype(np.float32)

"""Which runs are placed, and between which cells: everything but the choice of the cell.

Rules:
    P1 What is fixed, or is in a slot that is not open, stays where it is.
    P2 A run whose slot or room is gone is on the wall again. Of two in one cell the fixed one
       has it, or else the first; the other is on the wall.
    P3 Where the grid grows, rooms without a limit are added until everything has a cell.
    P4 Where it does not, the runs with most interest are chosen; at the same interest those that
       are placed, then the first. The others are left out.
    P5 Without an open slot, or without a room and growth, what is on the wall is left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count, islice

from openspace.planning.attendance import Placements
from openspace.planning.problem import Cell, Problem, Room, Run


@dataclass(frozen=True, slots=True)
class Ground:
    """``stays`` are the cells that are taken for good, ``chosen`` the runs that get the others.

    ``rooms`` are all, with those ``grown`` at the end; ``open`` are the open slots in order.
    """

    stays: Placements
    chosen: tuple[Run, ...]
    rooms: tuple[Room, ...]
    grown: tuple[str, ...]
    open: tuple[str, ...]

    def free(self, slot: str) -> list[Room]:
        """The rooms of a slot in which nothing stays."""
        taken = {room for at, room in self.stays.values() if at == slot}
        return [room for room in self.rooms if room.id not in taken]


def standing(problem: Problem) -> dict[str, Cell]:
    """The grid as it stands (P2)."""
    rooms = {room.id for room in problem.rooms}
    taken: dict[Cell, str] = {}
    for run in sorted(problem.runs, key=lambda run: not run.fixed):
        if run.now and run.now[0] in problem.slots and run.now[1] in rooms:
            taken.setdefault(run.now, run.id)
    return {run: cell for cell, run in taken.items()}


def ground(problem: Problem, before: Placements, more: int = 0) -> Ground:
    """What is to be planned, with the grid as it stands; if it grows, by ``more`` rooms too."""
    fixed = {run.id for run in problem.runs if run.fixed}
    stays = {
        run: cell for run, cell in before.items() if run in fixed or cell[0] not in problem.open
    }
    loose = [run for run in problem.runs if run.id not in stays]
    slots = tuple(slot for slot in problem.slots if slot in problem.open)
    taken = sum(slot in problem.open for slot, _ in stays.values())
    lacking = len(loose) + taken - len(slots) * len(problem.rooms)
    grown: tuple[str, ...] = ()
    if problem.grows and slots:
        grown = _new_rooms(problem, more + max(0, -(-lacking // len(slots))))
    elif lacking > 0:
        loose = _most_wanted(loose, before, len(loose) - lacking)
    rooms = (*problem.rooms, *(Room(each) for each in grown))
    return Ground(stays, tuple(loose), rooms, grown, slots)


def _new_rooms(problem: Problem, number: int) -> tuple[str, ...]:
    taken = {room.id for room in problem.rooms}
    names = (f"new-{at}" for at in count(1))
    return tuple(islice((name for name in names if name not in taken), number))


def _most_wanted(loose: list[Run], before: Mapping[str, Cell], number: int) -> list[Run]:
    """So many of them, in the problem's order (P4)."""
    ranked = sorted(loose, key=lambda run: (-run.interest, run.id not in before))
    chosen = {run.id for run in ranked[:number]}
    return [run for run in loose if run.id in chosen]

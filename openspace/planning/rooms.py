"""Rooms for the runs of a slot: the largest for the largest crowd.

Rules:
    R1 A run that was in the slot already keeps its room when that leaves nobody standing.
    R2 The others get the rooms that are free, the largest crowd the largest room.
    R3 Two rooms are exchanged as long as that gives seats to more people.
    R4 A crowd is those who can attend nothing else in the slot; at the same crowd, all who come.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import product

from openspace.planning.attendance import Audiences, Placements
from openspace.planning.problem import Cell, Room


def furnish(
    slots: Mapping[str, str],
    rooms: Sequence[Room],
    audiences: Audiences,
    stays: Placements,
    before: Placements,
) -> dict[str, Cell]:
    """Cells for runs whose slots are known; ``stays`` are cells that are taken."""
    cells = dict(stays)
    for slot in dict.fromkeys(slots.values()):
        runs = [run for run in slots if slots[run] == slot]
        there = [run for run, (at, _) in stays.items() if at == slot]
        crowds = _crowds(runs, there, audiences)
        taken = {stays[run][1] for run in there}
        free = [room.id for room in sorted(rooms, key=_size, reverse=True) if room.id not in taken]
        kept = {run: before[run][1] for run in runs if before.get(run, ("", ""))[0] == slot}
        cells |= {run: (slot, room) for run, room in _shared(crowds, free, kept, rooms).items()}
    return cells


def _crowds(
    runs: Sequence[str], there: Sequence[str], audiences: Audiences
) -> dict[str, tuple[int, int]]:
    """The crowd of each run, the largest first (R4)."""
    choices = Counter(person for run in (*runs, *there) for person in audiences[run])
    crowds = {
        run: (sum(choices[person] == 1 for person in audiences[run]), len(audiences[run]))
        for run in runs
    }
    return dict(sorted(crowds.items(), key=lambda each: each[1], reverse=True))


def _shared(
    crowds: Mapping[str, tuple[int, int]],
    free: Sequence[str],
    kept: Mapping[str, str],
    rooms: Sequence[Room],
) -> dict[str, str]:
    seats = {room.id: _size(room) for room in rooms}
    left = [room for room in free if room not in kept.values()]
    coming = [run for run in crowds if run not in kept]
    shared = {**kept, **dict(zip(coming, left, strict=False))}
    holder = {room: run for run, room in shared.items()}

    def standing(run: str | None, room: str) -> float:
        return max(0, crowds[run][0] - seats[room]) if run else 0

    def gain(pair: tuple[str, str]) -> float:
        (one, first), (other, second) = ((holder.get(room), room) for room in pair)
        now = standing(one, first) + standing(other, second)
        return now - standing(one, second) - standing(other, first)

    while free and gain(pair := max(product(free, free), key=gain)) > 0:
        first, second = (holder.pop(room, None) for room in pair)
        holder |= {room: run for room, run in zip(pair, (second, first), strict=True) if run}
    return {run: room for room, run in holder.items()}


def _size(room: Room) -> float:
    return math.inf if room.seats is None else room.seats

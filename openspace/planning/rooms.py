"""Rooms for the runs of a slot: the largest for the largest crowd.

Rules:
    R1 A run that was in the slot already keeps its room.
    R2 Runs that go round between slots take the rooms of those that make way for them.
    R3 The others get the rooms that are free, the largest crowd the largest room.
    R4 After that, two rooms are exchanged as long as that gives seats to more people.
    R5 A crowd is those who can attend nothing else in the slot; at the same crowd, all who come.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import product

from openspace.planning.attendance import Audiences, Placements
from openspace.planning.problem import Cell, Room
from openspace.planning.succession import inherited


def furnish(
    slots: Mapping[str, str],
    rooms: Sequence[Room],
    audiences: Audiences,
    stays: Placements,
    before: Placements,
) -> dict[str, Cell]:
    """Cells for runs whose slots are known; ``stays`` are cells that are taken."""
    held: dict[str, list[str]] = defaultdict(list)
    for run, slot in slots.items():
        held[slot].append(run)
    there = {slot: {run: stays[run][1] for run in stays if stays[run][0] == slot} for slot in held}
    crowds = {slot: _crowds(held[slot], there[slot], audiences) for slot in held}
    largest = sorted(slots, key=lambda run: crowds[slots[run]][run], reverse=True)
    known = {run: before[run][1] for run in slots if before.get(run, ("", ""))[0] == slots[run]}
    known |= inherited(largest, slots, before)
    cells = dict(stays)
    for slot, runs in held.items():
        free = [room for room in rooms if room.id not in there[slot].values()]
        kept = {run: known[run] for run in runs if run in known}
        cells |= {run: (slot, room) for run, room in _shared(crowds[slot], free, kept).items()}
    return cells


def _crowds(
    runs: Sequence[str], there: Collection[str], audiences: Audiences
) -> dict[str, tuple[int, int]]:
    """The crowd of each run, the largest first (R5)."""
    choices = Counter(person for run in (*runs, *there) for person in audiences[run])
    crowds = {
        run: (sum(choices[person] == 1 for person in audiences[run]), len(audiences[run]))
        for run in runs
    }
    return dict(sorted(crowds.items(), key=lambda each: each[1], reverse=True))


def _shared(
    crowds: Mapping[str, tuple[int, int]], free: Sequence[Room], kept: Mapping[str, str]
) -> dict[str, str]:
    """The room of each run, beside those that are kept (R3, R4)."""
    seats = {room.id: _size(room) for room in sorted(free, key=_size, reverse=True)}
    left = [room for room in seats if room not in kept.values()]
    coming = [run for run in crowds if run not in kept]
    shared = {**kept, **dict(zip(coming, left, strict=False))}
    holder = {room: run for run, room in shared.items()}

    def standing(run: str | None, room: str) -> float:
        return max(0, crowds[run][0] - seats[room]) if run else 0

    def gain(pair: tuple[str, str]) -> float:
        (one, first), (other, second) = ((holder.get(room), room) for room in pair)
        now = standing(one, first) + standing(other, second)
        return now - standing(one, second) - standing(other, first)

    while seats and gain(pair := max(product(seats, seats), key=gain)) > 0:
        first, second = (holder.pop(room, None) for room in pair)
        holder |= {room: run for room, run in zip(pair, (second, first), strict=True) if run}
    return {run: room for room, run in holder.items()}


def _size(room: Room) -> float:
    return math.inf if room.seats is None else room.seats

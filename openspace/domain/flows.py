"""How people moved between rooms, in numbers that point at nobody.

The idea: what is stored are counts from conversation to conversation, by nobody's name; a book
tells them from room to room.

Rules, cited by tests:
FL1. Only ways from one room of the grid to another count: not the hallway, not staying in a room.
FL2. A way that fewer than ``fewest`` took is never told by itself; all such are one sum.
FL3. The most used ways come first; those used alike in the order of the rooms.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Flow:
    """How often people went from one place of the grid to another, by the places' ids."""

    start: str
    end: str
    count: int


def flows(
    passages: Mapping[tuple[str, str], int],
    held: Mapping[str, str],
    order: Iterable[str],
    fewest: int,
) -> tuple[tuple[Flow, ...], int]:
    """The ways that can be told, and the sum of all others; ``held`` is where a talk was."""
    counted: Counter[tuple[str, str]] = Counter()
    for (start, end), count in passages.items():
        way = held.get(start), held.get(end)
        if way[0] and way[1] and way[0] != way[1]:
            counted[way[0], way[1]] += count
    places = {place: index for index, place in enumerate(order)}
    told = sorted(
        (Flow(start, end, count) for (start, end), count in counted.items() if count >= fewest),
        key=lambda flow: (-flow.count, places[flow.start], places[flow.end]),
    )
    return tuple(told), counted.total() - sum(flow.count for flow in told)

"""Dots on circles: the arithmetic that every ring shares. Angles in degrees, 0 to the right."""

from collections.abc import Iterator
from math import cos, pi, radians, sin

Dot = tuple[float, float]


def on_circle(centre: Dot, radius: float, angle: float) -> Dot:
    """The point at this angle, clockwise as SVG counts."""
    return (
        centre[0] + radius * cos(radians(angle)),
        centre[1] + radius * sin(radians(angle)),
    )


def arc(centre: Dot, radius: float, count: int, door: float, gap: float) -> Iterator[Dot]:
    """``count`` points spread evenly over a circle whose door, ``gap`` wide, is at ``door``."""
    span = 360 - gap
    step = span / max(count - 1, 1)
    for place in range(count):
        yield on_circle(centre, radius, door + gap / 2 + step * place)


def room_for(radius: float, pitch: float, gap: float) -> int:
    """How many dots stand on the circle when neighbours are ``pitch`` apart."""
    return int(2 * pi * max(radius, 0) * (360 - gap) / 360 / pitch) + 1


def shares(count: int, capacities: list[int]) -> list[int]:
    """``count`` divided over rings in proportion to what each holds; the first takes the rest."""
    whole = sum(capacities)
    inner = [min(round(count * capacity / whole), capacity) for capacity in capacities[1:]]
    return [count - sum(inner), *inner]

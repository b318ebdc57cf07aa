"""Everybody who has said yes, in rings round the question; the door is open and you are in it."""

from functools import lru_cache

from markupsafe import Markup

from openspace.pages.drawing.geometry import Dot, arc, on_circle, room_for, shares

CENTRE: Dot = (380, 380)
OUTER = 350.0
DOOR, GAP = 28.0, 30.0
CHAIRS = 28
DRAWN = 64
"""Circles that are kept: a crowd at the door sees much the same one."""
LOOSEST, TIGHTEST = 34.0, 12.0


@lru_cache(DRAWN)
def circle(people: int) -> Markup:
    """The door's drawing, 760 wide: ``people`` dots, empty chairs when they are few, and you."""
    pitch, rings = _seating(max(people, CHAIRS))
    drawn = [
        _dot(point, pitch * 0.345, taken=index > 0 or place < people)
        for index, count in enumerate(rings)
        for place, point in enumerate(arc(CENTRE, OUTER - index * pitch, count, DOOR, GAP))
    ]
    you = Markup('<circle class="seat-you" cx="{:.1f}" cy="{:.1f}" r="15"/>')
    return Markup(
        '<svg class="circle-drawing" viewBox="0 0 760 760" aria-hidden="true">{}{}</svg>'
    ).format(Markup("").join(drawn), you.format(*on_circle(CENTRE, OUTER - 4, DOOR)))


def _seating(count: int) -> tuple[float, list[int]]:
    """How far apart they sit and how many in each ring: as loosely as one to three rings allow."""
    for rings in (1, 2, 3):
        pitch = LOOSEST
        while pitch > TIGHTEST:
            capacities = _capacities(rings, pitch)
            roomy = pitch >= 17 or rings == 3
            if roomy and sum(capacities) >= count:
                return pitch, shares(count, capacities)
            pitch -= 0.25
    capacities = _capacities(3, TIGHTEST)
    return TIGHTEST, shares(min(count, sum(capacities)), capacities)


def _capacities(rings: int, pitch: float) -> list[int]:
    return [room_for(OUTER - index * pitch, pitch, GAP) for index in range(rings)]


def _dot(point: Dot, size: float, *, taken: bool) -> Markup:
    return Markup('<circle class="{}" cx="{:.1f}" cy="{:.1f}" r="{:.1f}"/>').format(
        "seat" if taken else "seat seat-free", *point, size
    )

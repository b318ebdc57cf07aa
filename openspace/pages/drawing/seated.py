"""A room's people as few elements, however many they are: dots are a dotted line on a circle.

The rule: one drawing a room, 100 wide, with its door at 45 degrees; the floor plan shows the same
one again, turned to where the room's door is. So a push carries it once.
"""

from functools import lru_cache

from markupsafe import Markup

from openspace.pages.drawing.geometry import Dot, arc, on_circle
from openspace.pages.drawing.ring import DRAWN, GAP, seating

CENTRE: Dot = (50, 50)
RADIUS, SIZE = 44.0, 4.2
DOOR = 45.0
MOST = 90
BEYOND = 0.02
"""How far a dotted line goes on after its last dot, so that this one is drawn as well."""


@lru_cache(DRAWN)
def seated(count: int, chairs: int, most: int = MOST) -> Markup:
    """Dots for ``count`` people, hollow chairs when they are fewer than ``chairs``, and one's own.

    At most ``most`` are drawn: the number is the truth.
    """
    size, rings = seating(min(count, most), RADIUS, SIZE)
    places = max(rings[0], chairs)
    taken = [_dots(RADIUS, rings[0], places, size)]
    if len(rings) > 1:
        taken.append(_dots(RADIUS - size * 3, rings[1], rings[1], size))
    free = list(arc(CENTRE, RADIUS, places, DOOR, GAP))[rings[0] :]
    return Markup("{}{}{}").format(
        Markup("").join(taken),
        Markup("").join(map(_chair, free)),
        Markup('<circle class="seat-mine" cx="{:.1f}" cy="{:.1f}" r="6"/>').format(
            *on_circle(CENTRE, RADIUS, DOOR + GAP / 2)
        ),
    )


def _dots(radius: float, count: int, places: int, size: float) -> Markup:
    """The first ``count`` of so many places on a circle."""
    step = (360 - GAP) / max(places - 1, 1)
    start = on_circle(CENTRE, radius, DOOR + GAP / 2)
    turn = step * (count - 1 + BEYOND)
    end = on_circle(CENTRE, radius, DOOR + GAP / 2 + turn)
    if count < 1:
        return Markup("")
    return Markup(
        '<path class="seats" d="M{:.1f} {:.1f}A{:.1f} {:.1f} 0 {} 1 {:.1f} {:.1f}"'
        ' stroke-width="{:.1f}" pathLength="{}" stroke-dasharray="0 1"/>'
    ).format(*start, radius, radius, int(turn > 180), *end, size * 2, round(count - 1 + BEYOND, 2))


def _chair(point: Dot) -> Markup:
    return Markup('<circle class="seat-free" cx="{:.1f}" cy="{:.1f}" r="3.7"/>').format(*point)

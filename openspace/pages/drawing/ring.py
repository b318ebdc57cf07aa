"""People sitting in a ring with its door left open; an empty chair is hollow."""

from functools import lru_cache

from markupsafe import Markup

from openspace.pages.drawing.geometry import Dot, arc, room_for, shares

DRAWN = 4096
"""Rings that are kept as they were drawn: a hall is full of the same few, and so is every push."""
GAP = 40.0
CHAIRS = 8
SMALLEST = 1.9


@lru_cache(DRAWN)
def ring(count: int, label: str = "", *, number: bool = True, most: int = 90) -> Markup:
    """A room's ring, 100 wide. At most ``most`` dots are drawn: the number is the truth.

    ``label`` is what it says aloud; without one it is decoration.
    """
    spoken = Markup('role="img" aria-label="{}"').format(label)
    inside = Markup('<text class="ring-count" x="50" y="59">{}</text>').format(count)
    return Markup('<svg class="ring" viewBox="0 0 100 100" {}>{}{}</svg>').format(
        spoken if label else Markup('aria-hidden="true"'),
        seats(min(count, most), (50, 50), 44, 4.2),
        inside if number else "",
    )


@lru_cache(DRAWN)
def seats(
    count: int, centre: Dot, radius: float, dot: float, door: float = 45, *, chairs: int = CHAIRS
) -> Markup:
    """Dots for ``count`` people round ``centre``; a second ring, then smaller dots, when full."""
    size, rings = seating(count, radius, dot)
    first = max(rings[0], chairs)
    drawn = [
        _seat(point, size, taken=place < rings[0])
        for place, point in enumerate(arc(centre, radius, first, door, GAP))
    ]
    if len(rings) > 1:
        inner = radius - size * 3
        drawn += [
            _seat(point, size, taken=True) for point in arc(centre, inner, rings[1], door, GAP)
        ]
    return Markup("").join(drawn)


def seating(count: int, radius: float, dot: float) -> tuple[float, list[int]]:
    """Dot size and people per ring: one ring if it holds them, else two, else smaller dots."""
    if count <= room_for(radius, dot * 2.75, GAP):
        return dot, [count]
    size = dot
    while True:
        capacities = [room_for(at, size * 2.75, GAP) for at in (radius, radius - size * 3)]
        if sum(capacities) >= count or size <= SMALLEST:
            return size, shares(min(count, sum(capacities)), capacities)
        size -= 0.2


def ring_of_rounds(counts: tuple[int, ...]) -> Markup:
    """A ring per round, outermost first, round one sun: what the day came to."""
    drawn = Markup("").join(
        Markup('<g class="slot-{}">{}</g>').format(
            index % 6 + 1,
            Markup("").join(
                Markup('<circle class="seat-round" cx="{:.1f}" cy="{:.1f}" r="4.2"/>').format(
                    *point
                )
                for point in arc((100, 100), 92 - 19 * index, count, 30, 50)
            ),
        )
        for index, count in enumerate(counts[:4])
    )
    return Markup(
        '<svg class="rounds" viewBox="0 0 200 200" aria-hidden="true">{}'
        '<circle class="seat-sun" cx="100" cy="100" r="21"/></svg>'
    ).format(drawn)


def _seat(point: Dot, size: float, *, taken: bool) -> Markup:
    return Markup('<circle class="{}" cx="{:.1f}" cy="{:.1f}" r="{:.1f}"/>').format(
        "seat" if taken else "seat seat-free", *point, size if taken else size - 0.5
    )

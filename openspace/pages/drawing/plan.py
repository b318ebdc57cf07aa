"""The floor plan: a great hall, a corridor, and a room with a door for every conversation.

Lying for wide screens, standing for narrow ones; the template writes the SVG, the links and the
words from this geometry. More than twelve rooms get a second wing, with a corridor of its own.
"""

from dataclasses import dataclass

from markupsafe import Markup

from openspace.pages.drawing.geometry import Dot, arc

WING = 12
GROUPS = (3, 2, 4, 2)
LOITERERS = 33


@dataclass(frozen=True, slots=True)
class FloorRoom:
    """Where a room lies, and where its ring sits in it. ``door`` is the ring's open side."""

    x: float
    y: float
    width: float
    height: float
    radius: float
    dot: float
    door: float

    @property
    def centre(self) -> Dot:
        return (self.x + self.width / 2, self.y + self.height / 2)


@dataclass(frozen=True, slots=True)
class FloorPlan:
    """Paths and places of one drawing. ``hall`` is the middle of the great hall."""

    name: str
    width: float
    height: float
    floor: str
    walls: str
    swings: str
    rooms: tuple[FloorRoom, ...]
    hall: Dot
    hall_radius: float
    hall_door: float
    corridor: Dot
    loiterers: Markup


def floor_plan(count: int, hallway: int) -> tuple[FloorPlan, FloorPlan]:
    """The building for ``count`` rooms with ``hallway`` people about: lying, then standing."""
    return _lying(count, hallway), _standing(count, hallway)


def _lying(count: int, hallway: int) -> FloorPlan:
    left, right, top = 196.0, 1212.0, 4.0
    wings = max(-(-count // WING), 1)
    columns = max(-(-count // (2 * wings)), 2)
    width, deep, aisle = (right - left) / columns, 124.0, 78.0
    if wings == 1:
        deep, aisle = 156.0, 100.0
    bottom = top + wings * (2 * deep + aisle)
    middle, rise = (top + bottom) / 2, (bottom - top) / 2
    aisles = [top + deep + wing * (2 * deep + aisle) for wing in range(wings)]
    rooms = []
    for index in range(count):
        wing, place = divmod(index, 2 * columns)
        row, column = divmod(place, columns)
        y = aisles[wing] - deep if row == 0 else aisles[wing] + aisle
        radius = min(deep * 0.335, width * 0.3)
        facing = 45 if row == 0 else -45
        rooms.append(FloorRoom(left + column * width, y, width, deep, radius, radius * 0.1, facing))
    curve = f"A190 {rise} 0 0 1 {left} {top}"
    walls = [f"M{left} {top}H{right}V{bottom}H{left}{curve}"]
    walls += [
        f"M{left} {at - deep}V{at + 12}M{left} {at + aisle - 12}V{at + aisle + deep}"
        for at in aisles
    ]
    return FloorPlan(
        name="lying",
        width=1216,
        height=bottom + 4,
        floor=f"M{left} {top}H{right}V{bottom}H{left}{curve}z",
        walls="".join(walls) + "".join(_lying_walls(room) for room in rooms),
        swings="".join(_lying_swing(room) for room in rooms),
        rooms=tuple(rooms),
        hall=(108, middle),
        hall_radius=62,
        hall_door=0,
        corridor=(left + 20, aisles[0] + aisle / 2 + 5),
        loiterers=_loiterers(
            hallway,
            [(left + 150 + step * 800 / 9, at + aisle / 2) for step in range(10) for at in aisles],
            5.2,
        ),
    )


def _lying_walls(room: FloorRoom) -> str:
    """Three walls and the one with the door, towards the corridor."""
    start, end = _door(room)
    right, far, near = room.x + room.width, room.y, room.y + room.height
    if room.door < 0:
        far, near = near, far
    return (
        f"M{room.x:g} {near:g}V{far:g}H{right:g}V{near:g}"
        f"M{room.x:g} {near:g}H{start:g}M{end:g} {near:g}H{right:g}"
    )


def _lying_swing(room: FloorRoom) -> str:
    start, end = _door(room)
    leaf, upper = end - start, room.door > 0
    wall = room.y + room.height if upper else room.y
    return (
        f"M{start:g} {wall:g}v{-leaf if upper else leaf:g}"
        f"A{leaf:g} {leaf:g} 0 0 {1 if upper else 0} {end:g} {wall:g}"
    )


def _door(room: FloorRoom) -> tuple[float, float]:
    end = room.x + room.width - min(30, room.width * 0.12)
    return end - min(34, room.width * 0.2), end


def _standing(count: int, hallway: int) -> FloorPlan:
    left, right, top, wide, deep = 4.0, 356.0, 116.0, 146.0, 86.0
    rows = max(-(-count // 2), 2)
    bottom, middle = top + rows * deep, (left + right) / 2
    rooms = tuple(
        FloorRoom(
            left if index % 2 == 0 else right - wide,
            top + index // 2 * deep,
            wide,
            deep,
            31,
            3.3,
            20 if index % 2 == 0 else 160,
        )
        for index in range(count)
    )
    outer = f"M{left} {top}A{(right - left) / 2} 112 0 0 1 {right} {top}V{bottom}"
    walls = f"{outer}H{middle + 20}M{middle - 20} {bottom}H{left}V{top}H{middle - 20}"
    return FloorPlan(
        name="standing",
        width=360,
        height=bottom + 4,
        floor=f"{outer}H{left}z",
        walls=f"{walls}M{middle + 20} {top}H{right}"
        + "".join(_standing_walls(room) for room in rooms),
        swings="",
        rooms=rooms,
        hall=(middle, top - 48),
        hall_radius=30,
        hall_door=90,
        corridor=(middle, bottom - 14),
        loiterers=_loiterers(
            hallway, [(middle, top + 40 + step * deep) for step in range(rows)], 3.4
        ),
    )


def _standing_walls(room: FloorRoom) -> str:
    left = room.door < 90
    near = room.x + room.width if left else room.x
    far, low = (room.x if left else room.x + room.width), room.y + room.height
    return (
        f"M{near:g} {room.y:g}V{low - 38:g}M{near:g} {low - 14:g}V{low:g}M{far:g} {low:g}H{near:g}"
    )


def _loiterers(hallway: int, spots: list[Dot], dot: float) -> Markup:
    """People standing about in small groups; as many as there is room for."""
    left = min(hallway, LOITERERS)
    drawn: list[Dot] = []
    for index, spot in enumerate(spots):
        group = min(GROUPS[index % len(GROUPS)], left)
        left -= group
        if group == 1:
            drawn.append(spot)
        else:
            drawn += arc(spot, dot * 1.8, group, 20, 360 / group if group else 0)
    return Markup("").join(
        Markup('<circle class="seat" cx="{:.1f}" cy="{:.1f}" r="{}"/>').format(x, y, dot)
        for x, y in drawn
    )

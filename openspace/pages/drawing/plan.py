"""The floor plan: a great hall, a corridor, a help desk, and a room with a door for each talk.

Lying for wide screens, upright for narrow ones; the template writes the SVG, the links and the
words from this geometry, and shows in each room the drawing that stands at its door. More than
twelve rooms get wings, with a corridor of their own: under each other, or on the phone side by
side. The rooms of a row share it, however many they are, so that no row ends in a gap.
"""

from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from openspace.pages.drawing.geometry import Dot, arc
from openspace.pages.drawing.seated import DOOR, RADIUS

WING, LARGE_WING = 12, 16
GROUPS = (3, 2, 4, 2)
LOITERERS = 33


@dataclass(frozen=True, slots=True)
class Seat:
    """Where a room's ring lies, how large, and to which side its door is."""

    x: float
    y: float
    radius: float
    door: float

    @property
    def ring(self) -> str:
        """The transform that lays the drawing of a door there."""
        scale = self.radius / RADIUS
        turn = f"rotate({self.door - DOOR:g})" if self.door != DOOR else ""
        return f"translate({self.x:g} {self.y:g}){turn}scale({scale:.3f})translate(-50 -50)"

    @property
    def number(self) -> str:
        """The same for its number, which is never turned."""
        scale = min(self.radius / RADIUS, 1)
        return f"translate({self.x:g} {self.y:g})scale({scale:.3f})translate(-50 -50)"

    @property
    def at(self) -> str:
        """Middle and radius, for who goes there."""
        return f"{self.x:g} {self.y:g} {self.radius:g}"


@dataclass(frozen=True, slots=True)
class FloorRoom:
    """Where a room lies; ``door`` is its ring's open side."""

    x: float
    y: float
    width: float
    height: float
    radius: float
    door: float

    @property
    def seat(self) -> Seat:
        """In the middle; in a small room a little aside, so that its number has a corner."""
        aside = 6 if self.width < 130 else 0
        middle = (self.x + self.width / 2 + aside, self.y + self.height / 2 + aside)
        return Seat(*middle, self.radius, self.door)


@dataclass(frozen=True, slots=True)
class FloorPlan:
    """Paths and places of one drawing. ``spots`` are where people stand about."""

    name: str
    width: float
    height: float
    floor: str
    walls: str
    swings: str
    rooms: tuple[FloorRoom, ...]
    hall: Seat
    desk: Seat
    spots: tuple[Dot, ...]
    dot: float

    @property
    def dense(self) -> bool:
        """Whether the rooms are so many that their numbers are written small."""
        return len(self.rooms) > (WING if self.name == "upright" else 2 * WING)

    @property
    def aisles(self) -> str:
        """Where one comes to in the corridor, as "x y x y …"."""
        return " ".join(f"{x:g} {y:g}" for x, y in self.spots)


def floor_plan(name: str, rooms: int) -> FloorPlan:
    """The building for so many rooms: ``lying`` or ``upright``."""
    return _lying(rooms) if name == "lying" else _upright(rooms)


def loiterers(name: str, rooms: int, people: int) -> Markup:
    """People standing about in the corridor in small groups; as many as there is room for."""
    building = floor_plan(name, rooms)
    left, drawn = min(people, LOITERERS), list[Dot]()
    for index, spot in enumerate(building.spots):
        group = min(GROUPS[index % len(GROUPS)], left)
        left -= group
        if group == 1:
            drawn.append(spot)
        elif group:
            drawn += arc(spot, building.dot * 1.8, group, 20, 360 / group)
    return Markup("").join(
        Markup('<circle class="seat" cx="{:.1f}" cy="{:.1f}" r="{}"/>').format(x, y, building.dot)
        for x, y in drawn
    )


def _lying(count: int) -> FloorPlan:
    left, right, top = 196.0, 1110.0, 4.0
    wings = max(-(-count // (WING if count <= 2 * WING else LARGE_WING)), 1)
    deep, aisle = {1: (156.0, 100.0), 2: (124.0, 78.0)}.get(wings, (104.0, 56.0))
    bottom = top + wings * (2 * deep + aisle)
    middle, rise = (top + bottom) / 2, (bottom - top) / 2
    aisles = [top + deep + wing * (2 * deep + aisle) for wing in range(wings)]
    rooms = _lying_rooms(count, (left, right), (deep, aisle), aisles)
    curve = f"A190 {rise} 0 0 1 {left} {top}"
    end = aisles[len(aisles) // 2] + aisle / 2
    apse = f"M{right} {end - 72}A102 72 0 0 1 {right} {end + 72}"
    walls = [f"M{left} {top}H{right}M{right} {bottom}H{left}{curve}", apse]
    walls.append(_across("V", left, top, bottom, aisles, aisle / 2, aisle / 2 - 12))
    walls.append(_across("V", right, top, bottom, [end - aisle / 2], aisle / 2, aisle / 2 - 12))
    return FloorPlan(
        name="lying",
        width=1216,
        height=bottom + 4,
        floor=f"M{left} {top}H{right}V{bottom}H{left}{curve}z{apse}z",
        walls="".join(walls) + "".join(_lying_walls(room) for room in rooms),
        swings="".join(_lying_swing(room) for room in rooms),
        rooms=rooms,
        hall=Seat(108, middle, 62, 0),
        desk=Seat(right + 46, end - 12, 24, 180),
        spots=tuple(
            (left + 110 + step * 80, at + aisle / 2) for step in range(10) for at in aisles
        ),
        dot=5.2,
    )


def _lying_rooms(
    count: int, between: tuple[float, float], depths: tuple[float, float], aisles: list[float]
) -> tuple[FloorRoom, ...]:
    """The rooms along each corridor, above it and below it."""
    (left, right), (deep, aisle) = between, depths
    shares = _shared(count, 2 * len(aisles))
    radius = min(deep * 0.335, (right - left) / max(*shares, 2) * 0.3)
    rooms = []
    for row, share in enumerate(shares):
        below = row % 2
        y = aisles[row // 2] + (aisle if below else -deep)
        for column in range(share):
            width = (right - left) / share
            door = -45 if below else 45
            rooms.append(FloorRoom(left + column * width, y, width, deep, radius, door))
    return tuple(rooms)


def _shared(count: int, rows: int) -> list[int]:
    """How many of ``count`` each row gets, the first ones one more."""
    each, more = divmod(count, rows)
    return [each + (row < more) for row in range(rows)]


def _across(
    way: str, at: float, start: float, end: float, aisles: list[float], middle: float, half: float
) -> str:
    """A wall along (H or V) that is open ``half`` to each side of the middle of a corridor."""
    doors = (edge for each in aisles for edge in (each + middle - half, each + middle + half))
    parts = list(pairwise((start, *doors, end)))[::2]
    return "".join(
        f"M{one} {at}H{two}" if way == "H" else f"M{at} {one}V{two}" for one, two in parts
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


def _upright(count: int) -> FloorPlan:
    left, right, top = 4.0, 356.0, 116.0
    wings = 1 if count <= WING else 2
    span = (right - left) / wings
    wide, deep, radius = (146.0, 86.0, 31.0) if wings == 1 else (70.0, 74.0, 24.0)
    rows = max(-(-count // (2 * wings)), 2)
    bottom, middle = top + rows * deep, (left + right) / 2
    shares = _shared(count, 2 * wings)
    rooms = []
    for index in range(count):
        row, column = divmod(index, 2 * wings)
        edge, high = left + column // 2 * span, (bottom - top) / shares[column]
        x, door = (edge, 20) if column % 2 == 0 else (edge + span - wide, 160)
        rooms.append(FloorRoom(x, top + row * high, wide, high, radius, door))
    aisles = [left + span * (wing + 0.5) for wing in range(wings)]
    outer = f"M{left} {top}A{(right - left) / 2} 112 0 0 1 {right} {top}V{bottom}"
    apse = f"M{middle - 92} {bottom}A92 76 0 0 0 {middle + 92} {bottom}"
    return FloorPlan(
        name="upright",
        width=360,
        height=bottom + 80,
        floor=f"{outer}H{left}z{apse}z",
        walls=f"{outer}M{left} {top}V{bottom}{apse}"
        + "".join(_across("H", y, left, right, aisles, 0, 14) for y in (top, bottom))
        + "".join(f"M{left + span * wing} {top}V{bottom}" for wing in range(1, wings))
        + "".join(_upright_walls(room) for room in rooms),
        swings="",
        rooms=tuple(rooms),
        hall=Seat(middle, top - 58, 32, 90),
        desk=Seat(middle, bottom + 25, 18, 270),
        spots=tuple((x, top + 40 + step * deep) for step in range(rows) for x in aisles),
        dot=3.4,
    )


def _upright_walls(room: FloorRoom) -> str:
    left = room.door < 90
    near = room.x + room.width if left else room.x
    far, low = (room.x if left else room.x + room.width), room.y + room.height
    return (
        f"M{near:g} {room.y:g}V{low - 38:g}M{near:g} {low - 14:g}V{low:g}M{far:g} {low:g}H{near:g}"
    )

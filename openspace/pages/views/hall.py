"""The hall: every room and its door, and who is where.

What changes with every step (heads, who is inside, what was said last) is in small views of its
own, so that a push carries these and not the doors round them.
"""

from dataclasses import dataclass
from datetime import datetime

from openspace.domain.wandering import CROWDED
from openspace.pages.views.following import PermissionView
from openspace.pages.views.marketplace import SectorCountView
from openspace.pages.views.parts import SlotView, WhereView
from openspace.pages.views.wanted import WantedView

UNWANTED = WantedView("")

CHAIRS = 8


@dataclass(frozen=True, slots=True)
class HeadsView:
    """``hall/_heads.html``: how many are in a room, as a ring that the floor plan uses too."""

    room: str
    count: int
    chairs: int = CHAIRS


@dataclass(frozen=True, slots=True)
class InsideView:
    """``hall/_inside.html``: a few of those inside by name, and from where all of them come.

    ``in_hall`` are those of them in the building, None where the place is not in one. ``waiting``
    names somebody who sits there with no more than one other. ``mix`` is empty where
    so few are inside that it would say who they are.
    """

    room: str
    count: int
    names: tuple[str, ...] = ()
    mix: tuple[SectorCountView, ...] = ()
    waiting: str = ""
    talks: bool = True
    in_hall: int | None = None

    @property
    def others(self) -> int:
        return self.count - len(self.names)

    @property
    def online(self) -> int:
        return self.count - (self.in_hall or 0)

    @property
    def lonely(self) -> bool:
        return self.talks and 0 < self.count <= 2

    @property
    def crowded(self) -> bool:
        return self.talks and self.count >= CROWDED


@dataclass(frozen=True, slots=True)
class SaidView:
    """``hall/_said.html``: the note's last line, written at ``edited``."""

    breakout: str
    line: str = ""
    edited: datetime | None = None


@dataclass(frozen=True, slots=True)
class RoomView:
    """``hall/_room.html``: the door of a conversation. A ``slot`` is named where it is another."""

    code: str
    breakout: str
    place: str
    number: int
    title: str
    heads: HeadsView
    inside: InsideView
    said: SaidView
    convener: tuple[str, ...] = ()
    slot: SlotView | None = None
    language: str = ""


@dataclass(frozen=True, slots=True)
class StandingDoorView:
    """``hall/_standing.html``: the door of a standing room; a table may have a ``name``."""

    code: str
    room: str
    heads: HeadsView
    inside: InsideView
    name: str = ""


@dataclass(frozen=True, slots=True)
class OtherView:
    """``breakouts/_other.html``: a room beside the one that one is in."""

    code: str
    breakout: str
    title: str
    count: int
    language: str = ""


@dataclass(frozen=True, slots=True)
class SummaryView:
    """``hall/_summary.html``: people in rooms, and those who stand in the corridor."""

    people: int
    rooms: int
    hallway: int


@dataclass(frozen=True, slots=True)
class CorridorView:
    """``hall/_corridor.html``: who stands about in one drawing of a building of so many rooms."""

    name: str
    rooms: int
    people: int


@dataclass(frozen=True, slots=True)
class PlanRoomView:
    """A room as drawn on the floor plan; ``label`` is the topic's number."""

    room: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class PlanView:
    """``hall/_plan.html``: the rooms in the order of the places, the corridor in each drawing.

    ``standing`` are the standing rooms that are open.
    """

    code: str
    rooms: tuple[PlanRoomView, ...]
    standing: tuple[str, ...]
    corridors: tuple[CorridorView, ...]
    summary: SummaryView


@dataclass(frozen=True, slots=True)
class HallView:
    """``hall/_hall.html``: the whole region.

    ``state`` is ``empty`` (no rooms yet), ``ahead``, ``running`` or ``over``; ``elsewhere`` are
    rooms of earlier rounds with somebody in them, ``coming`` those of coming ones.
    """

    code: str
    state: str
    plan: PlanView
    rooms: tuple[RoomView, ...]
    elsewhere: tuple[RoomView, ...]
    coming: tuple[RoomView, ...]
    standing: tuple[StandingDoorView, ...]
    slot: SlotView | None


@dataclass(frozen=True, slots=True)
class NowhereView:
    """There is no other room of this ``kind`` (``lively`` or ``quiet``): what one can do instead.

    ``where`` is the room that comes nearest, with ``count`` people. ``outside`` when one stands in
    the corridor already.
    """

    code: str
    kind: str
    where: WhereView | None = None
    count: int = 0
    outside: bool = False


@dataclass(frozen=True, slots=True)
class HallPage:
    """``hall/page.html``; ``nowhere`` answers who asked for a room that there is none of.

    ``look`` is a ``LookView`` while one looks into a room.
    """

    hall: HallView
    permission: PermissionView
    nowhere: NowhereView | None = None
    look: object | None = None
    wanted: WantedView = UNWANTED

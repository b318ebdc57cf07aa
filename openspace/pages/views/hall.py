"""The hall: every room, and who is where in counts."""

from dataclasses import dataclass
from datetime import datetime

from openspace.pages.views.parts import SlotView

CROWDED = 30


@dataclass(frozen=True, slots=True)
class RoomView:
    """``hall/_room.html``. ``waiting`` names somebody who sits there with no more than one other.

    ``last_line`` is the note's last line, written at ``edited``.
    """

    code: str
    breakout: str
    place: str
    number: int
    title: str
    count: int
    waiting: str = ""
    last_line: str = ""
    edited: datetime | None = None
    language: str = ""

    @property
    def lonely(self) -> bool:
        return 0 < self.count <= 2

    @property
    def crowded(self) -> bool:
        return self.count >= CROWDED


@dataclass(frozen=True, slots=True)
class PlanRoomView:
    """A room as drawn on the floor plan; ``label`` is the topic's number."""

    breakout: str
    label: str
    place: str
    count: int


@dataclass(frozen=True, slots=True)
class PlanView:
    """``hall/_plan.html``: the rooms in the order of the places, and who stands in the corridor."""

    code: str
    rooms: tuple[PlanRoomView, ...]
    hallway: int


@dataclass(frozen=True, slots=True)
class HallView:
    """``hall/_hall.html``: the whole region. Without rooms it says when there will be some."""

    code: str
    plan: PlanView
    rooms: tuple[RoomView, ...]
    slot: SlotView | None
    running: bool


@dataclass(frozen=True, slots=True)
class HallPage:
    """``hall/page.html``."""

    hall: HallView

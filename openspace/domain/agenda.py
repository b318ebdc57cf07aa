"""The grid: slots of time by places, and which topic is in which cell.

Rules (A3 to A5 and A7 stand in ``hanging``, A6 in ``runs``):
    A1 The slots are the timetable's rounds; a place holds one topic a slot.
    A2 A convener places, moves and takes off their own topic; a facilitator any.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from openspace.domain.facts import Fact
from openspace.domain.facts.agenda import TopicUnplaced
from openspace.domain.marketplace import Topic
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Refusal
from openspace.domain.timetable import Timetable


@dataclass(frozen=True, slots=True)
class Slot:
    """A time of the agenda. ``id`` lasts, ``number`` is its place in the order of the rounds.

    ``frozen`` when a facilitator closed it to changes.
    """

    id: str
    number: int
    starts: datetime
    ends: datetime
    frozen: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """A place to talk, by the name people call it.

    ``seats`` None is without limit; ``room`` says where it is in the building, ``call`` is the
    address of its call; empty where there is none.
    """

    id: str
    name: str
    position: int
    seats: int | None = None
    room: str = ""
    call: str = ""


@dataclass(frozen=True, slots=True)
class Placement:
    """A breakout of a topic in a cell; ``pinned`` stays where it is in every suggestion."""

    topic: str
    breakout: str
    slot: str
    place: str
    pinned: bool = False

    @property
    def cell(self) -> tuple[str, str]:
        return (self.slot, self.place)


@dataclass(frozen=True, slots=True)
class Breakout:
    """A run of a topic, the first or a further one; its id lasts wherever it is placed."""

    id: str
    topic: Topic
    run: int = 1


@dataclass(frozen=True, slots=True)
class Agenda:
    """The grid as it stands."""

    slots: tuple[Slot, ...]
    places: tuple[Place, ...]
    placements: tuple[Placement, ...]

    def of(self, breakout: str) -> Placement | None:
        """Where a breakout is, if it is placed."""
        return next((each for each in self.placements if each.breakout == breakout), None)

    def at(self, slot: str, place: str) -> Placement | None:
        """What is in a cell, if anything."""
        return next((each for each in self.placements if each.cell == (slot, place)), None)

    def placements_at(self, place: str) -> tuple[Placement, ...]:
        """What hangs at a place, in all slots."""
        return tuple(each for each in self.placements if each.place == place)

    def placements_in(self, slot: str | None) -> tuple[Placement, ...]:
        """What hangs in a slot, at all places."""
        return tuple(each for each in self.placements if each.slot == slot)

    def place(self, id: str) -> Place | None:  # noqa: A002
        """The place with this id."""
        return next((each for each in self.places if each.id == id), None)

    def slot(self, id: str) -> Slot | None:  # noqa: A002
        """The slot with this id."""
        return next((each for each in self.slots if each.id == id), None)

    def free_cells(self) -> Iterable[tuple[Slot, Place]]:
        """Every free cell, slot by slot."""
        taken = {each.cell for each in self.placements}
        return (
            (slot, place)
            for slot in self.slots
            for place in self.places
            if (slot.id, place.id) not in taken
        )


def slots_of(timetable: Timetable) -> tuple[Slot, ...]:
    """The slots that a timetable gives (A1)."""
    return tuple(
        Slot(each.slot, each.number, each.starts, each.ends, each.frozen)
        for each in timetable.rounds
        if each.slot
    )


def breakouts_of(topics: Iterable[Topic]) -> tuple[Breakout, ...]:
    """Every run of these topics, topic by topic."""
    return tuple(
        Breakout(breakout, topic, run)
        for topic in topics
        for run, breakout in enumerate(topic.breakouts, 1)
    )


def is_over(timetable: Timetable, slot: Slot) -> bool:
    """Whether a slot's round has been and gone (A5)."""
    return timetable.position_of(slot.id) < timetable.position


def off(gathering: str, agenda: Agenda, breakout: Breakout) -> tuple[Fact, ...]:
    """What takes a breakout off the grid; nothing where it has no place."""
    before = agenda.of(breakout.id)
    return taken_off(gathering, [before] if before else ())


def taken_off(gathering: str, placements: Iterable[Placement]) -> tuple[Fact, ...]:
    """What takes these off the grid."""
    return tuple(
        TopicUnplaced(gathering, each.topic, each.breakout, *each.cell) for each in placements
    )


def is_withdrawn(topic: Topic) -> Refusal | None:
    """Why a topic that was withdrawn gets no place."""
    if not topic.withdrawn:
        return None
    return Refusal("topic_withdrawn", "This topic has been withdrawn by its convener.")


def not_yours(caller: Caller, topic: Topic) -> Refusal | None:
    """Why somebody else cannot place a topic (A2)."""
    if caller.facilitates or topic.convened_by(caller):
        return None
    return Refusal("not_yours_to_place", "Only the convener or a facilitator can place this topic.")

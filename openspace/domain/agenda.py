"""The grid: slots of time by places, and which topic is in which cell.

Rules:
    A1 The slots are the timetable's rounds; a place holds one topic a slot.
    A2 A convener places, moves and takes off their own topic; a facilitator any.
    A3 A claim of a cell is atomic: one wins, the other is told who has it.
    A4 A topic has one cell at most; placing it again moves it; its breakout stays the same.
    A5 Nothing is placed before the marketplace opens, or into a slot that is over.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from openspace.domain.facts.agenda import TopicMoved, TopicPlaced, TopicUnplaced
from openspace.domain.marketplace import Topic
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.timetable import Phase, Timetable


@dataclass(frozen=True, slots=True)
class Slot:
    """A time of the agenda; ``id`` is ``r1`` for round 1."""

    id: str
    number: int
    starts: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """A room, by the name people call it."""

    id: str
    name: str
    position: int


@dataclass(frozen=True, slots=True)
class Placement:
    """A topic in a cell."""

    topic: str
    slot: str
    place: str

    @property
    def cell(self) -> tuple[str, str]:
        return (self.slot, self.place)


@dataclass(frozen=True, slots=True)
class Agenda:
    """The grid as it stands."""

    slots: tuple[Slot, ...]
    places: tuple[Place, ...]
    placements: tuple[Placement, ...]

    def of(self, topic: str) -> Placement | None:
        """Where a topic is, if it is placed."""
        return next((each for each in self.placements if each.topic == topic), None)

    def at(self, slot: str, place: str) -> Placement | None:
        """What is in a cell, if anything."""
        return next((each for each in self.placements if each.cell == (slot, place)), None)

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
        Slot(f"r{each.number}", each.number, each.starts, each.ends) for each in timetable.rounds
    )


def is_over(timetable: Timetable, slot: Slot) -> bool:
    """Whether a slot's round has been and gone (A5)."""
    return timetable.position_of(slot.id) < timetable.position


def place(
    caller: Caller,
    timetable: Timetable,
    agenda: Agenda,
    topic: Topic,
    cell: tuple[str, str],
    holder: Topic | None,
) -> Outcome:
    """Put a topic into a cell, or move it there. ``holder`` is the topic that has the cell."""
    refusal = _not_yours(caller, topic) or _impossible(timetable, agenda, topic, cell)
    if refusal:
        return refusal
    before = agenda.of(topic.id)
    if before and before.cell == cell:
        return ()
    if holder:
        return taken(holder)
    if before:
        return (TopicMoved(caller.gathering, topic.id, *cell, before.slot, before.place),)
    return (TopicPlaced(caller.gathering, topic.id, *cell),)


def unplace(caller: Caller, agenda: Agenda, topic: Topic) -> Outcome:
    """Take a topic off the grid (A2)."""
    refusal = _not_yours(caller, topic)
    if refusal:
        return refusal
    before = agenda.of(topic.id)
    return (TopicUnplaced(caller.gathering, topic.id, *before.cell),) if before else ()


def taken(holder: Topic) -> Refusal:
    """The cell has gone to somebody else (A3)."""
    return Refusal(
        "cell_taken",
        "That place was just taken by %(number)s, “%(title)s”. Choose another one.",
        {"number": holder.number, "title": holder.title},
    )


def _impossible(
    timetable: Timetable, agenda: Agenda, topic: Topic, cell: tuple[str, str]
) -> Refusal | None:
    slot = next((each for each in agenda.slots if each.id == cell[0]), None)
    if slot is None or not any(each.id == cell[1] for each in agenda.places):
        return Refusal("no_such_cell", "There is no such place on the agenda.")
    if topic.withdrawn:
        return Refusal("topic_withdrawn", "This topic has been withdrawn by its convener.")
    if not _has_begun(timetable):
        return Refusal("agenda_closed", "Topics get their places once the marketplace is open.")
    if is_over(timetable, slot):
        return Refusal("slot_over", "That round is over. Choose a later one.")
    return None


def _has_begun(timetable: Timetable) -> bool:
    phases = [each.phase for each in timetable.stretches]
    opens = phases.index(Phase.MARKETPLACE) if Phase.MARKETPLACE in phases else 0
    return timetable.position >= opens


def _not_yours(caller: Caller, topic: Topic) -> Refusal | None:
    if caller.facilitates or topic.convened_by(caller):
        return None
    return Refusal("not_yours_to_place", "Only the convener or a facilitator can place this topic.")

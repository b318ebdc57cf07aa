"""The grid: slots of time by places, and which topic is in which cell.

Rules:
    A1 The slots are the timetable's rounds; a place holds one topic a slot.
    A2 A convener places, moves and takes off their own topic; a facilitator any.
    A3 A claim of a cell is atomic: one wins, the other is told who has it.
    A4 A breakout, which is a run of a topic, has one cell at most; placing it again moves it,
       and its id, its notes and its people stay the same.
    A5 Nothing is placed before the marketplace opens, or into a slot that is over.
    A6 A topic can be held again, so that more can come: its convener or a facilitator adds a
       run, which hangs loose until it is placed. One without a place and without words can be
       dropped again; the first never.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from openspace.domain.facts import Fact
from openspace.domain.facts.agenda import (
    RunAdded,
    RunDropped,
    TopicMoved,
    TopicPlaced,
    TopicUnplaced,
)
from openspace.domain.marketplace import Topic
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.timetable import Phase, Timetable


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


def place(
    caller: Caller,
    timetable: Timetable,
    agenda: Agenda,
    breakout: Breakout,
    cell: tuple[str, str],
    holder: Topic | None,
) -> Outcome:
    """Put a breakout into a cell, or move it there. ``holder`` is the topic that has the cell."""
    topic = breakout.topic
    refusal = _not_yours(caller, topic) or _impossible(timetable, agenda, topic, cell)
    if refusal:
        return refusal
    before = agenda.of(breakout.id)
    if before and before.cell == cell:
        return ()
    if holder:
        return taken(holder)
    if before:
        return (TopicMoved(caller.gathering, topic.id, breakout.id, *cell, *before.cell),)
    return (TopicPlaced(caller.gathering, topic.id, breakout.id, *cell),)


def unplace(caller: Caller, agenda: Agenda, breakout: Breakout) -> Outcome:
    """Take a breakout off the grid (A2)."""
    refusal = _not_yours(caller, breakout.topic)
    if refusal:
        return refusal
    return off(caller.gathering, agenda, breakout)


def off(gathering: str, agenda: Agenda, breakout: Breakout) -> tuple[Fact, ...]:
    """What takes a breakout off the grid; nothing where it has no place."""
    before = agenda.of(breakout.id)
    if before is None:
        return ()
    return (TopicUnplaced(gathering, breakout.topic.id, breakout.id, *before.cell),)


def hold_again(
    caller: Caller, timetable: Timetable, agenda: Agenda, topic: Topic, new: str
) -> Outcome:
    """Add a run to a topic (A6); ``new`` is its breakout's id."""
    refusal = _not_yours(caller, topic) or _withdrawn(topic)
    if refusal:
        return refusal
    if all(is_over(timetable, slot) for slot in agenda.slots):
        return Refusal("no_round_ahead", "There is no round left to hold it in.")
    if any(agenda.of(breakout) is None for breakout in topic.breakouts):
        return Refusal(
            "run_without_place", "One time of this topic has no place yet. Place it first."
        )
    return (RunAdded(caller.gathering, topic.id, new, len(topic.breakouts) + 1),)


def drop_run(caller: Caller, agenda: Agenda, breakout: Breakout, has_words: bool) -> Outcome:
    """Hold a topic one time less (A6)."""
    refusal = _not_yours(caller, breakout.topic)
    if refusal:
        return refusal
    if breakout.run == 1 or has_words or agenda.of(breakout.id):
        return Refusal("run_stays", "This conversation stays: it has a place, or words.")
    return (RunDropped(caller.gathering, breakout.topic.id, breakout.id),)


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
    if withdrawn := _withdrawn(topic):
        return withdrawn
    if not _has_begun(timetable):
        return Refusal("agenda_closed", "Topics get their places once the marketplace is open.")
    if is_over(timetable, slot):
        return Refusal("slot_over", "That round is over. Choose a later one.")
    return None


def _has_begun(timetable: Timetable) -> bool:
    phases = [each.phase for each in timetable.stretches]
    opens = phases.index(Phase.MARKETPLACE) if Phase.MARKETPLACE in phases else 0
    return timetable.position >= opens


def _withdrawn(topic: Topic) -> Refusal | None:
    if not topic.withdrawn:
        return None
    return Refusal("topic_withdrawn", "This topic has been withdrawn by its convener.")


def _not_yours(caller: Caller, topic: Topic) -> Refusal | None:
    if caller.facilitates or topic.convened_by(caller):
        return None
    return Refusal("not_yours_to_place", "Only the convener or a facilitator can place this topic.")

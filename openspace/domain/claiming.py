"""A place that is taken together with putting a topic up: the slots count down and vanish.

Rules:
    K1 A topic and its place are put up in one write: both, or neither.
    K2 Who puts up chooses a slot; the topic gets the first place that is free in it, in the
       order of the grid, and has seats for its conveners. What holds for placing (A1 to A5)
       holds here.
    K3 A slot that filled up meanwhile takes nothing; the refusal says where there is room.
"""

from datetime import datetime

from openspace.domain.agenda import Agenda, Breakout, Place, Slot, is_over
from openspace.domain.hanging import Claim, Neighbours, place
from openspace.domain.marketplace import Topic
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.timetable import Timetable


def claim(
    caller: Caller, timetable: Timetable, agenda: Agenda, topic: Topic, slot: str, at: datetime
) -> Outcome:
    """Take a place of this slot for the first run of a topic that is being put up."""
    free = places_left(agenda, slot, len(topic.conveners))
    tried = next(iter(free or agenda.places), None)
    run = Breakout(topic.breakout, topic)
    wanted = Claim((slot, tried.id if tried else ""))
    outcome = place(caller, timetable, agenda, run, wanted, Neighbours(), at)
    return outcome if free or isinstance(outcome, Refusal) else _full(timetable, agenda, slot)


def places_left(agenda: Agenda, slot: str, people: int = 1) -> tuple[Place, ...]:
    """The free places of a slot that seat so many, in the order of the grid."""
    return tuple(
        there
        for at, there in agenda.free_cells()
        if at.id == slot and (there.seats is None or there.seats >= people)
    )


def is_open(timetable: Timetable, slot: Slot) -> bool:
    """Whether a slot can be chosen, if it has a place left."""
    return not is_over(timetable, slot)


def _full(timetable: Timetable, agenda: Agenda, slot: str) -> Refusal:
    number = next(each.number for each in agenda.slots if each.id == slot)
    others = [each for each in agenda.slots if each.id != slot and is_open(timetable, each)]
    for other in others:
        if left := len(places_left(agenda, other.id)):
            return _room_elsewhere(number, other.number, left)
    return Refusal(
        "slot_full",
        "Round %(round)s is full now, and so are the others. Put it up without a place.",
        {"round": number},
    )


def _room_elsewhere(number: int, other: int, left: int) -> Refusal:
    if left == 1:
        return Refusal(
            "slot_full",
            "Round %(round)s is full now. Round %(other)s has one place left.",
            {"round": number, "other": other},
        )
    return Refusal(
        "slot_full",
        "Round %(round)s is full now. Round %(other)s has %(left)s places left.",
        {"round": number, "other": other, "left": left},
    )

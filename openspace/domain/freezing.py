"""What hangs and stays: frozen slots and pinned cards.

Rules:
    Z1 A slot is frozen from 15 minutes before it starts, by the clock; earlier where a facilitator
       freezes it by hand, until one thaws it.
    Z2 What hangs in a frozen slot stays, for conveners and for suggestions. A place that is free
       in it can still be taken.
    Z3 A pinned card stays in every suggestion, and only a facilitator moves it or takes it off.
    Z4 A facilitator moves by hand what they will; a pin goes along, and falls with the card.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from openspace.domain.agenda import Agenda, Breakout, Slot
from openspace.domain.facts.grid import SlotFrozen, SlotThawed, TopicPinned, TopicUnpinned
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.rounds import BEGUN, NO_SUCH_ROUND
from openspace.domain.timetable import Timetable

SETTLED = timedelta(minutes=15)
"""How long before it starts a slot is settled (Z1)."""


def settles(slot: Slot) -> datetime:
    """From when a slot is frozen by the clock (Z1)."""
    return slot.starts - SETTLED


def is_frozen(slot: Slot, at: datetime) -> bool:
    """Whether what hangs in a slot stays by now (Z1)."""
    return slot.frozen or at >= settles(slot)


def refused_move(
    caller: Caller, agenda: Agenda, breakout: Breakout, at: datetime
) -> Refusal | None:
    """Why this caller cannot move a breakout away from where it hangs, if so (Z2, Z3, Z4)."""
    placement = agenda.of(breakout.id)
    slot = agenda.slot(placement.slot) if placement else None
    if placement is None or slot is None or caller.facilitates:
        return None
    if placement.pinned:
        return Refusal(
            "pinned", "A facilitator has pinned this topic where it hangs. Ask them to move it."
        )
    if slot.frozen:
        return Refusal(
            "slot_frozen",
            "The facilitators have fixed round %(number)s. Ask them to move what hangs in it.",
            {"number": slot.number},
        )
    if is_frozen(slot, at):
        return Refusal(
            "slot_frozen",
            "Round %(number)s is so near that what hangs in it stays."
            " Ask a facilitator to move it.",
            {"number": slot.number},
        )
    return None


def refused_moves(
    caller: Caller, agenda: Agenda, breakouts: Iterable[Breakout], at: datetime
) -> Refusal | None:
    """Why this caller cannot move all of these, if so."""
    refusals = (refused_move(caller, agenda, each, at) for each in breakouts)
    return next((each for each in refusals if each), None)


def freeze(gathering: str, timetable: Timetable, slot: str) -> Outcome:
    """Let what hangs in a slot stay from now on (Z1)."""
    return _held(gathering, timetable, slot, frozen=True)


def thaw(gathering: str, timetable: Timetable, slot: str) -> Outcome:
    """Take that back; the clock freezes it all the same."""
    return _held(gathering, timetable, slot, frozen=False)


def pin(gathering: str, agenda: Agenda, breakout: Breakout) -> Outcome:
    """Let a card stay in every suggestion (Z3)."""
    placement = agenda.of(breakout.id)
    if placement is None:
        return Refusal("nothing_to_pin", "It has no place yet. Place it first.")
    return () if placement.pinned else (TopicPinned(gathering, breakout.topic.id, breakout.id),)


def unpin(gathering: str, agenda: Agenda, breakout: Breakout) -> Outcome:
    """Take that back."""
    placement = agenda.of(breakout.id)
    if placement is None or not placement.pinned:
        return ()
    return (TopicUnpinned(gathering, breakout.topic.id, breakout.id),)


def _held(gathering: str, timetable: Timetable, slot: str, *, frozen: bool) -> Outcome:
    found = next((at for at, each in enumerate(timetable.stretches) if each.slot == slot), None)
    if found is None:
        return NO_SUCH_ROUND
    if found <= timetable.position:
        return BEGUN
    if timetable.stretches[found].frozen is frozen:
        return ()
    return (SlotFrozen(gathering, slot) if frozen else SlotThawed(gathering, slot),)

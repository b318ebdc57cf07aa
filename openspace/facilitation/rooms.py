"""Verbs of those in a room: raised hands, and who takes notes.

The rule: whatever is done in a room is done by who is in it, and that is read from the store each
time.
"""

from datetime import datetime

from openspace.domain import hands, note_taking
from openspace.domain.note_taking import Pen
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome
from openspace.domain.whereabouts import NO_SUCH_ROOM
from openspace.facilitation.house import new_id, verb
from openspace.facilitation.leading import leads
from openspace.store import rooms, whereabouts
from openspace.store.keeping import Transaction


@verb(Act.RAISE_HAND)
def raise_hand(tx: Transaction, caller: Caller, at: datetime, room: str) -> Outcome:
    """Say that one wants to speak."""
    now = whereabouts.of(tx, caller.person)
    up = rooms.hands(tx, caller.gathering, room)
    return hands.raise_hand(caller.gathering, now, room, up, (new_id(), at))


@verb(Act.RAISE_HAND)
def lower_hand(tx: Transaction, caller: Caller, _: datetime, room: str, hand: str = "") -> Outcome:
    """Lower a hand; one's own where none is named."""
    now = whereabouts.of(tx, caller.person)
    up = rooms.hands(tx, caller.gathering, room)
    own = {each.id for each in up if each.participant == caller.person}
    found = next((each for each in up if each.id in ({hand} if hand else own)), None)
    return hands.lower_hand(caller.gathering, now, room, found, leads=leads(tx, caller, room))


@verb(Act.TAKE_NOTES)
def take_notes(tx: Transaction, caller: Caller, _: datetime, breakout: str) -> Outcome:
    """Take a breakout's notes from now on."""
    pen = _pen(tx, caller, breakout)
    if pen is None:
        return NO_SUCH_ROOM
    return note_taking.take(caller.gathering, whereabouts.of(tx, caller.person), pen)


@verb(Act.TAKE_NOTES)
def pass_notes_on(tx: Transaction, caller: Caller, _: datetime, breakout: str, to: str) -> Outcome:
    """Let somebody else in the room take them."""
    pen = _pen(tx, caller, breakout)
    if pen is None:
        return NO_SUCH_ROOM
    may = leads(tx, caller, breakout)
    now = whereabouts.of(tx, caller.person)
    return note_taking.pass_on(caller.gathering, now, pen, to, leads=may)


@verb(Act.TAKE_NOTES)
def give_notes_back(tx: Transaction, caller: Caller, _: datetime, breakout: str) -> Outcome:
    """Take them no longer."""
    pen = _pen(tx, caller, breakout)
    if pen is None:
        return NO_SUCH_ROOM
    return note_taking.give_back(caller.gathering, whereabouts.of(tx, caller.person), pen)


def _pen(tx: Transaction, caller: Caller, breakout: str) -> Pen | None:
    if not whereabouts.has_breakout(tx, caller.gathering, breakout):
        return None
    inside = whereabouts.inside(tx, caller.gathering, breakout)
    last = rooms.note_takers(tx, caller.gathering).get(breakout)
    return Pen(breakout, last, {each.participant for each in inside if not each.away})

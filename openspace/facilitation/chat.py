"""Verbs of the chat in a room.

The rule: a line is in the memory before its fact is told, and nothing but its id is in the fact. As
work may be decided anew, doing to the memory what was done already changes nothing.
"""

from datetime import datetime

from openspace.bus.chats import Chats, Room
from openspace.domain import chat as domain
from openspace.domain.chat import Line
from openspace.domain.facts.rooms import ChatForgotten
from openspace.domain.permissions import Act, Caller, Role
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation.house import verb
from openspace.facilitation.leading import leads
from openspace.facilitation.loading import gathering_of
from openspace.store import agenda, whereabouts
from openspace.store.keeping import Transaction


@verb(Act.CHAT)
def say(
    tx: Transaction, caller: Caller, at: datetime, chats: Chats, room: str, line: tuple[str, str]
) -> Outcome:
    """Say something in the room one is in; ``line`` is an id and the words."""
    new = Line(line[0], caller.person, domain.said(line[1]), at)
    now = whereabouts.of(tx, caller.person)
    lines = chats.lines(caller.gathering, room)
    outcome = domain.say(caller.gathering, now, room, lines, new)
    if not isinstance(outcome, Refusal):
        chats.say(caller.gathering, room, new)
    return outcome


@verb(Act.CHAT)
def take_away(
    tx: Transaction, caller: Caller, _: datetime, chats: Chats, room: str, line: str
) -> Outcome:
    """Take a line away."""
    now = whereabouts.of(tx, caller.person)
    lines = chats.lines(caller.gathering, room)
    found = next((each for each in lines if each.id == line), None)
    may = leads(tx, caller, room)
    outcome = domain.take_away(caller.gathering, now, room, found, leads=may)
    if not isinstance(outcome, Refusal):
        chats.take_away(caller.gathering, room, line)
    return outcome


@verb(None)
def forget(tx: Transaction, caller: Caller, at: datetime, chats: Chats, room: str) -> Outcome:
    """Forget what was said in a room, if it is time (CH7)."""
    if not is_over(tx, caller, at, chats, room):
        return ()
    chats.forget(caller.gathering, room)
    return (ChatForgotten(caller.gathering, room),)


def is_over(tx: Transaction, caller: Caller, at: datetime, chats: Chats, room: str) -> bool:
    """Whether nobody is in a room, or its round is long over (CH7)."""
    inside = whereabouts.inside(tx, caller.gathering, room)
    if all(each.away for each in inside):
        return True
    gathering = gathering_of(tx, caller)
    placed = agenda.agenda(tx, gathering).of(room)
    lines = chats.lines(caller.gathering, room)
    if placed is None or not lines:
        return False
    return domain.is_over(gathering.timetable, placed.slot, lines[-1].at, at)


def over(tx: Transaction, at: datetime, chats: Chats) -> tuple[Room, ...]:
    """The rooms whose chat is to be forgotten now."""
    return tuple(
        (code, room)
        for code, room in chats.rooms()
        if is_over(tx, Caller(code, None, Role.OUTSIDE), at, chats, room)
    )

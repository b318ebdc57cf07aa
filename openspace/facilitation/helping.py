"""Verbs of asking for a facilitator, and of answering."""

from datetime import datetime

from openspace.domain import helping as domain
from openspace.domain.hands import NOT_IN_THE_ROOM, in_room
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome
from openspace.facilitation.house import new_id, verb
from openspace.store import helping as asked
from openspace.store import participants, whereabouts
from openspace.store.keeping import Transaction


@verb(Act.ASK_HELP)
def ask(tx: Transaction, caller: Caller, at: datetime, room: str, why: str) -> Outcome:
    """Ask for a facilitator from the room one is in."""
    now, told = whereabouts.of(tx, caller.person), _facilitators(tx, caller)
    waiting = _of_room(tx, caller, room)
    return domain.ask(caller.gathering, now, room, why, waiting, (new_id(), at), told)


@verb(Act.ASK_HELP)
def manage(tx: Transaction, caller: Caller, _: datetime, room: str) -> Outcome:
    """Need nobody any more."""
    if not in_room(whereabouts.of(tx, caller.person), room):
        return NOT_IN_THE_ROOM
    waiting = _of_room(tx, caller, room)
    return domain.end(caller.gathering, caller.person, waiting, _facilitators(tx, caller))


@verb(Act.ANSWER_HELP)
def answer(tx: Transaction, caller: Caller, _: datetime, help: str) -> Outcome:  # noqa: A002
    """Be on the way to a room."""
    waiting = _of_id(tx, caller, help)
    return domain.answer(caller.gathering, caller.person, waiting, _facilitators(tx, caller))


@verb(Act.ANSWER_HELP)
def end(tx: Transaction, caller: Caller, _: datetime, help: str) -> Outcome:  # noqa: A002
    """Have helped."""
    waiting = _of_id(tx, caller, help)
    return domain.end(caller.gathering, caller.person, waiting, _facilitators(tx, caller))


def _facilitators(tx: Transaction, caller: Caller) -> tuple[str, ...]:
    return participants.facilitators(tx, caller.gathering)


def _of_room(tx: Transaction, caller: Caller, room: str) -> domain.Help | None:
    every = asked.waiting(tx, caller.gathering)
    return next((each for each in every if each.room == room), None)


def _of_id(tx: Transaction, caller: Caller, id: str) -> domain.Help | None:  # noqa: A002
    every = asked.waiting(tx, caller.gathering)
    return next((each for each in every if each.id == id), None)

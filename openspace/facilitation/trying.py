"""Verbs of the test room.

The rule: what was tried is in the memory before its fact is told, and none of it is in the fact. As
work may be decided anew, doing to the memory what was done already changes nothing.
"""

from datetime import datetime

from openspace.bus.trials import Trials
from openspace.domain import trying as domain
from openspace.domain.facts.trying import Tried
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.timetable import Phase
from openspace.facilitation.house import House, verb
from openspace.facilitation.loading import gathering_of
from openspace.store import gatherings
from openspace.store.keeping import Transaction


@verb(Act.TRY)
def say(
    tx: Transaction, caller: Caller, _: datetime, trials: Trials, step: str, result: str
) -> Outcome:
    """Say how something went."""
    room = _room(tx, caller, trials)
    return _tried(caller, trials, room and domain.say(room, caller.person, step, result))


@verb(Act.TRY)
def go(tx: Transaction, caller: Caller, _: datetime, trials: Trials, place: str) -> Outcome:
    """Go into a practice room."""
    room = _room(tx, caller, trials)
    return _tried(caller, trials, room and domain.go(room, caller.person, place))


@verb(Act.TRY)
def hang(
    tx: Transaction, caller: Caller, _: datetime, trials: Trials, new: tuple[str, str]
) -> Outcome:
    """Put a practice topic up; ``new`` is an id and the title."""
    room = _room(tx, caller, trials)
    return _tried(caller, trials, room and domain.hang(room, caller.person, *new))


@verb(Act.TRY)
def mark(tx: Transaction, caller: Caller, _: datetime, trials: Trials, topic: str) -> Outcome:
    """Mark a practice topic."""
    room = _room(tx, caller, trials)
    return _tried(caller, trials, room and domain.mark(room, caller.person, topic))


@verb(Act.TRY)
def write(
    tx: Transaction, caller: Caller, _: datetime, trials: Trials, new: tuple[str, str]
) -> Outcome:
    """Write a practice line; ``new`` is an id and the words."""
    room = _room(tx, caller, trials)
    return _tried(caller, trials, room and domain.write(room, caller.person, *new))


@verb(Act.TRY)
def ask(tx: Transaction, caller: Caller, at: datetime, trials: Trials, why: str) -> Outcome:
    """Ask for a facilitator."""
    room = _room(tx, caller, trials)
    return _tried(caller, trials, room and domain.ask(room, caller.person, why, at))


@verb(Act.TRY)
def manage(tx: Transaction, caller: Caller, _: datetime, trials: Trials) -> Outcome:
    """Need nobody any more."""
    room = _room(tx, caller, trials)
    return _tried(caller, trials, room and domain.end(room, caller.person))


@verb(Act.ANSWER_HELP)
def answer(tx: Transaction, caller: Caller, _: datetime, trials: Trials, who: str) -> Outcome:
    """Be on the way to somebody."""
    room = _room(tx, caller, trials)
    return _tried(caller, trials, room and domain.answer(room, who, caller.person), who)


@verb(Act.ANSWER_HELP)
def end(tx: Transaction, caller: Caller, _: datetime, trials: Trials, who: str) -> Outcome:
    """Have helped somebody."""
    room = _room(tx, caller, trials)
    if room and not room.of(who).asked:
        return ()
    return _tried(caller, trials, room and domain.end(room, who), who)


async def forget_trials(house: House) -> None:
    """Forget what was tried in test rooms that are over (TY5)."""
    trials = house.chats.trials
    if trials.gatherings():
        for code in await house.store.read(lambda tx: over(tx, trials)):
            trials.forget(code)


def over(tx: Transaction, trials: Trials) -> tuple[str, ...]:
    """The gatherings whose test room is to be forgotten now (TY5)."""
    return tuple(code for code in trials.gatherings() if not is_open(tx, code))


def is_open(tx: Transaction, code: str) -> bool:
    """Whether a gathering is in the phase of its test room."""
    found = gatherings.gathering(tx, code)
    return found is not None and found.timetable.now.phase is Phase.TEST_ROOM


def _room(tx: Transaction, caller: Caller, trials: Trials) -> domain.TestRoom | None:
    """What is tried so far; None when it is closed."""
    phase = gathering_of(tx, caller).timetable.now.phase
    return trials.of(caller.gathering) if phase is Phase.TEST_ROOM else None


def _tried(
    caller: Caller, trials: Trials, outcome: domain.Outcome | None, whose: str = ""
) -> Outcome:
    if outcome is None:
        return domain.CLOSED
    if isinstance(outcome, Refusal):
        return outcome
    trials.keep(caller.gathering, outcome)
    return (Tried(caller.gathering, whose or caller.person),)

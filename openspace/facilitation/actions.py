"""Verbs on actions: put up, own, help, say how far it is, take down."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from openspace.domain import action_words
from openspace.domain import actions as domain
from openspace.domain.action_words import Typed
from openspace.domain.actions import NO_SUCH_ACTION, Action, New
from openspace.domain.convening import besides, named
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.reports import Step
from openspace.facilitation.house import verb
from openspace.facilitation.loading import gathering_of
from openspace.store import actions, marketplace, participants, reports
from openspace.store.keeping import Transaction

NOBODY_NAMED = Refusal("owner_missing", "Write whom you ask, or choose somebody else to own it.")
NO_SUCH_STEP = Refusal("no_such_step", "That step does not stand in the report any more.")
Owner = tuple[str | None, str | None]
"""Who owns an action, and who is asked to."""


@dataclass(frozen=True, slots=True)
class Owning:
    """Who is to own it: ``me``, ``ask`` the one of this ``name``, or ``nobody`` yet."""

    how: str = "me"
    name: str = ""


@verb(Act.ACT)
def propose(
    tx: Transaction,
    caller: Caller,
    at: datetime,
    new: str,
    typed: Typed,
    owning: Owning,
) -> Outcome:
    """Put an action up."""
    owner = _owner(tx, caller, owning)
    if isinstance(owner, Refusal):
        return owner
    return _up(tx, caller, New(new, 0, caller.person, at), typed, owner)


@verb(Act.ACT)
def of_step(
    tx: Transaction,
    caller: Caller,
    at: datetime,
    new: str,
    breakout: str,
    step: int,
) -> Outcome:
    """Make an action of a report's next step: what, by when, and whoever is named is asked."""
    found = _step(tx, breakout, step)
    topic = marketplace.topic_held_in(tx, caller.gathering, breakout)
    if found is None or topic is None or not found.what:
        return NO_SUCH_STEP
    number = next(e.number for e in marketplace.topics(tx, caller.gathering) if e.id == topic)
    due = found.by_when.isoformat() if found.by_when else ""
    typed = Typed(found.what, str(number), due=due)
    made = New(new, 0, caller.person, at, domain.step_of(breakout, step))
    return _up(tx, caller, made, typed, _named_in(tx, caller, found))


@verb(Act.ACT)
def reword(
    tx: Transaction, caller: Caller, _: datetime, action: str, typed: Typed, seen: str
) -> Outcome:
    """Write something else about an action."""
    found = _hanging(tx, caller, action)
    if found is None:
        return NO_SUCH_ACTION
    words = action_words.read(typed, _by_number(tx, caller, found.topics))
    return words if isinstance(words, Refusal) else domain.reword(caller, found, words, seen)


def _on(decide: Callable[[Caller, Action], Outcome], *, down: bool = False) -> "Decision":
    def decided(tx: Transaction, caller: Caller, _: datetime, action: str) -> Outcome:
        found = actions.action(tx, caller.gathering, action)
        if found is None or (found.withdrawn and not down):
            return NO_SUCH_ACTION
        return decide(caller, found)

    return decided


Decision = Callable[[Transaction, Caller, datetime, str], Outcome]

take_on = verb(Act.ACT)(_on(domain.take_on))
hand_back = verb(Act.ACT)(_on(domain.hand_back))
leave = verb(Act.ACT)(_on(domain.leave))
withdraw = verb(Act.ACT)(_on(domain.withdraw, down=True))


@verb(Act.ACT)
def restore(tx: Transaction, caller: Caller, _: datetime, action: str) -> Outcome:
    """Put up again an action that was taken down."""
    found = actions.action(tx, caller.gathering, action)
    return NO_SUCH_ACTION if found is None else domain.restore(caller, found, _wall(tx, caller))


@verb(Act.ACT)
def join(tx: Transaction, caller: Caller, at: datetime, action: str) -> Outcome:
    """Help with an action."""
    found = _hanging(tx, caller, action)
    return NO_SUCH_ACTION if found is None else domain.join(caller, found, at)


@verb(Act.ACT)
def move(
    tx: Transaction, caller: Caller, at: datetime, action: str, status: str, said: str = ""
) -> Outcome:
    """Say how far an action is, and what happened."""
    found = _hanging(tx, caller, action)
    return NO_SUCH_ACTION if found is None else domain.move(caller, found, status, at, said)


def _up(tx: Transaction, caller: Caller, new: New, typed: Typed, owner: Owner) -> Outcome:
    gathering = gathering_of(tx, caller)
    words = action_words.read(typed, _by_number(tx, caller))
    if isinstance(words, Refusal):
        return words
    new = replace(new, number=actions.next_number(tx, caller.gathering))
    hanging = _wall(tx, caller)
    return domain.propose(caller.gathering, gathering.timetable, words, new, owner, hanging)


def _wall(tx: Transaction, caller: Caller) -> list[Action]:
    """Every action that hangs."""
    return [each for each in actions.actions(tx, caller.gathering) if not each.withdrawn]


def _owner(tx: Transaction, caller: Caller, owning: Owning) -> Owner | Refusal:
    if owning.how == "me":
        return caller.person, None
    if owning.how != "ask":
        return None, None
    people = besides((caller.person,), participants.everybody(tx, caller.gathering))
    found = named([owning.name], people)
    if isinstance(found, Refusal):
        return found
    return (None, found[0]) if found else NOBODY_NAMED


def _named_in(tx: Transaction, caller: Caller, step: Step) -> Owner:
    """Whoever a step names is asked, where it is one who can be; oneself owns it at once."""
    everybody = participants.everybody(tx, caller.gathering)
    me = [each for each in everybody if each.id == caller.person]
    if not isinstance(own := named([step.who], me), Refusal) and own:
        return caller.person, None
    found = named([step.who], besides((caller.person,), everybody))
    return None, found[0] if not isinstance(found, Refusal) and found else None


def _step(tx: Transaction, breakout: str, number: int) -> Step | None:
    steps = reports.report(tx, breakout).steps
    return next((each for each in steps if each.number == number), None)


def _hanging(tx: Transaction, caller: Caller, action: str) -> Action | None:
    found = actions.action(tx, caller.gathering, action)
    return found if found and not found.withdrawn else None


def _by_number(tx: Transaction, caller: Caller, kept: tuple[str, ...] = ()) -> dict[int, str]:
    """The topics an action can come from: those that hang, and those it came from before."""
    topics = marketplace.topics(tx, caller.gathering)
    return {
        each.number: each.id
        for each in topics
        if each.id in kept or not (each.withdrawn or each.merged_into)
    }

"""Actions: what is to be done now, by whom, by when, and who helps.

Rules:
    AO1 Anybody inside puts an action up once a round has begun, and for as long as the gathering
        has pages. It hangs, with a number of its own, but it is an action only with an owner: one
        without stands nowhere but on its wall.
    AO2 Its owner is who puts it up, or somebody who says yes: whom they asked, of those who agreed
        to be listed, or whoever takes it on while it waits. Asking somebody is no owner.
    AO3 What is written of it holds to the rules of ``action_words``.
    AO4 Whoever put it up words it while it has no owner, then the owner does; facilitators always.
        Who words it says what they saw (C5).
    AO5 Anybody helps with an action that hangs, and stops helping; the same again changes nothing.
    AO6 Owner and facilitators say how far it is: planned, begun, done, given up, and back again;
        with a line of what happened, if they like, which may also be all that is new.
    AO7 An owner hands it back, and it waits for another. Who is removed owns and helps no longer.
    AO8 Who may word it takes it down; it can be put up again as it was, by the same.
    AO9 Somebody has at most ``MOST_OWN`` hanging that they put up. One of a report's step is made
        once: who comes second is shown the first. What is put up again needs room too.
    AO10 The organisation of its owner is shown where they agreed to be named in reports, and is
        never made part of its words; one that somebody wrote stays.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal, get_args

from openspace.domain.action_words import Words
from openspace.domain.facts import Fact
from openspace.domain.facts.actions import (
    ActionAsked,
    ActionJoined,
    ActionLeft,
    ActionMoved,
    ActionOwned,
    ActionProposed,
    ActionRestored,
    ActionReworded,
    ActionWithdrawn,
)
from openspace.domain.grid import CHANGED, as_seen
from openspace.domain.participants import Participant
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.timetable import AFTERWARDS, Phase, Timetable
from openspace.domain.wording import line

Status = Literal["planned", "begun", "done", "given up"]
STATUSES: tuple[Status, ...] = get_args(Status)
MOST_OWN = 50
LONGEST_LINE = 300

NO_SUCH_ACTION = Refusal("no_such_action", "That action does not hang here any more. Look again.")
TOO_EARLY = Refusal("actions_too_early", "Actions are put up once the first round has begun.")
NOT_YOURS = Refusal("not_your_action", "Only its owner, or a facilitator, can do that.")
OWNED = Refusal("owned_already", "Somebody owns this action already. You can help with it.")
NO_SUCH_STATUS = Refusal("no_such_status", "Choose planned, begun, done or given up.")


@dataclass(frozen=True, slots=True)
class Told:
    """What the clock has said of an action: that it fell ``due``, or is ``late``, and when."""

    due: date
    late: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Action:
    """Something to be done; ``owner`` None while it waits, ``asked`` is who was asked to own it.

    ``topics`` are ids, ``by`` is who put it up, ``helpers`` are in the order they came.
    """

    id: str
    number: int
    title: str
    by: str
    at: datetime
    topics: tuple[str, ...] = ()
    organisation: str = ""
    due: date | None = None
    body: str = ""
    owner: str | None = None
    asked: str | None = None
    status: Status = "planned"
    withdrawn: bool = False
    step: str = ""
    helpers: tuple[str, ...] = ()
    moved_at: datetime | None = None
    told: Told | None = None

    @property
    def people(self) -> tuple[str, ...]:
        """Those who are told what becomes of it."""
        concerned = (self.by, self.owner, self.asked, *self.helpers)
        return tuple(dict.fromkeys(each for each in concerned if each))


@dataclass(frozen=True, slots=True)
class New:
    """What a new action is given: its id and number, who puts it up, when, and of which step."""

    id: str
    number: int
    by: str
    at: datetime
    step: str = ""


def organisation_of(action: Action, owner: Participant | None) -> str:
    """The organisation that was written of it, or else its owner's, where they agreed to be named
    (AO10)."""
    named = owner and owner.named_in_reports and not owner.removed
    return action.organisation or (owner.organisation if owner and named else "")


def step_of(breakout: str, number: int) -> str:
    """How the next step of a breakout's report is called."""
    return f"{breakout}-{number}"


def begun(timetable: Timetable) -> bool:
    """Whether actions can be put up (AO1)."""
    early = (Phase.ROUND, Phase.CONVERGENCE, Phase.CLOSING, *AFTERWARDS)
    return any(each.phase in early for each in timetable.stretches[: timetable.position + 1])


def propose(
    gathering: str,
    timetable: Timetable,
    words: Words,
    new: New,
    owner: tuple[str | None, str | None],
    hanging: Sequence[Action],
) -> Outcome:
    """Put an action up; ``owner`` is who owns it and who is asked to (AO1, AO2, AO9)."""
    if not begun(timetable):
        return TOO_EARLY
    if refused := _no_room(new, hanging):
        return refused
    told = (words.title, words.topics, words.organisation, words.due, words.body)
    up = ActionProposed(gathering, new.id, new.number, *told, new.by, new.at, new.step)
    own, asked = owner
    if own:
        return (up, ActionOwned(gathering, new.id, own, (new.by,)))
    return (up, ActionAsked(gathering, new.id, asked, (new.by,))) if asked else (up,)


def _no_room(up: New | Action, hanging: Sequence[Action]) -> Refusal | None:
    """Why one more cannot hang beside those that do (AO9)."""
    twin = next((each for each in hanging if up.step and each.step == up.step), None)
    if twin is not None:
        return Refusal(
            "step_taken", "This step is action %(number)s already.", {"number": twin.number}
        )
    if sum(each.by == up.by for each in hanging) >= MOST_OWN:
        return Refusal(
            "too_many_actions", "You have put up %(most)s actions. Finish some.", {"most": MOST_OWN}
        )
    return None


def seen(action: Action) -> str:
    """What somebody saw of its words."""
    return as_seen(action.title, action.topics, action.organisation, action.due, action.body)


def may_word(caller: Caller, action: Action) -> bool:
    """Whether somebody decides about its words (AO4)."""
    return caller.facilitates or caller.participant == (action.owner or action.by)


def reword(caller: Caller, action: Action, words: Words, saw: str) -> Outcome:
    """Write something else about it (AO4)."""
    if not may_word(caller, action):
        return NOT_YOURS
    told = (words.title, words.topics, words.organisation, words.due, words.body)
    if told == (action.title, action.topics, action.organisation, action.due, action.body):
        return ()
    if saw != seen(action):
        return CHANGED
    return (ActionReworded(caller.gathering, action.id, *told, action.owner),)


def take_on(caller: Caller, action: Action) -> Outcome:
    """Own an action that waits, asked or not (AO2)."""
    if action.owner == caller.participant:
        return ()
    if action.owner:
        return OWNED
    own = ActionOwned(caller.gathering, action.id, caller.person, action.people)
    return (own,)


def hand_back(caller: Caller, action: Action) -> Outcome:
    """Own it no longer (AO7), or say no to owning it (AO2)."""
    if caller.participant == action.asked and not action.owner:
        return (ActionAsked(caller.gathering, action.id, None, action.people),)
    if action.owner is None:
        return ()
    if not (caller.facilitates or caller.participant == action.owner):
        return NOT_YOURS
    return (ActionOwned(caller.gathering, action.id, None, action.people),)


def join(caller: Caller, action: Action, at: datetime) -> Outcome:
    """Help with it (AO5)."""
    if caller.person in (*action.helpers, action.owner):
        return ()
    return (ActionJoined(caller.gathering, action.id, caller.person, at),)


def leave(caller: Caller, action: Action) -> Outcome:
    """Help no longer (AO5)."""
    there = caller.person in action.helpers
    return (ActionLeft(caller.gathering, action.id, caller.person),) if there else ()


def move(caller: Caller, action: Action, status: str, at: datetime, said: str = "") -> Outcome:
    """Say how far it is, and what happened (AO6)."""
    if not (caller.facilitates or caller.participant == action.owner):
        return NOT_YOURS
    if status not in STATUSES:
        return NO_SUCH_STATUS
    told = line(said)
    if len(told) > LONGEST_LINE:
        return Refusal(
            "happened_too_long",
            "There is room for %(most)s characters here. These are %(count)s.",
            {"most": LONGEST_LINE, "count": len(told)},
        )
    if status == action.status and not told:
        return ()
    where = (caller.gathering, action.id)
    return (ActionMoved(*where, status, caller.person, at, told, action.owner),)


def withdraw(caller: Caller, action: Action) -> Outcome:
    """Take it down (AO8)."""
    if not may_word(caller, action):
        return NOT_YOURS
    if action.withdrawn:
        return ()
    return (ActionWithdrawn(caller.gathering, action.id, caller.person, action.owner),)


def restore(caller: Caller, action: Action, hanging: Sequence[Action]) -> Outcome:
    """Put up again what was taken down (AO8), where there is room for it still (AO9)."""
    if not may_word(caller, action):
        return NOT_YOURS
    if not action.withdrawn:
        return ()
    up = ActionRestored(caller.gathering, action.id, action.owner)
    return _no_room(action, hanging) or (up,)


def let_go(gathering: str, actions: Sequence[Action], who: str) -> tuple[Fact, ...]:
    """What becomes of the actions of somebody who was removed (AO7)."""
    owned = tuple(
        ActionOwned(gathering, each.id, None, each.people) for each in actions if each.owner == who
    )
    helped = tuple(ActionLeft(gathering, e.id, who) for e in actions if who in e.helpers)
    asked = tuple(
        ActionAsked(gathering, each.id, None, each.people) for each in actions if each.asked == who
    )
    return (*owned, *helped, *asked)

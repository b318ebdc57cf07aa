"""Following actions up when the day is over: which are due, which are late, and who is reminded.

Rules:
    FU1 An action falls due when the day it is to be done by begins on the gathering's clock, and
        is late when that day is over, for as long as it is owned and neither done nor given up.
        The clock says so once each, also when the server slept meanwhile.
    FU2 Its owner is reminded on whatever page they are, until they or a facilitator say how far it
        is. Who takes on one that is due is reminded as well.
    FU3 Another day, and it is neither due nor late until that one comes.
    FU4 Actions stand by the body that follows them up: first those that the gathering named, in
        their order, then others by name, and last what nobody follows up.
    FU5 Where the organisers planned until when actions are followed up, the clock says nothing of
        any after that, and nobody is written to; nor after the last day on which anybody is known,
        also where that comes sooner than it did when they planned.
    FU6 Who owns one is written to so many days ahead as the gathering says.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from openspace.domain.actions import Action, Status
from openspace.domain.facts.actions import ActionFellDue
from openspace.domain.gathering import Gathering
from openspace.domain.refusal import Outcome
from openspace.domain.retention import Retention, ends, last_day
from openspace.domain.timetable import Phase, Stretch, Timetable

OPEN: tuple[Status, ...] = ("planned", "begun")


@dataclass(frozen=True, slots=True)
class Step:
    """What became of an action once: how far it was then, and a line of what happened."""

    action: str
    status: str
    line: str
    at: datetime


class Body(NamedTuple):
    """A body, empty for none, and the actions that it follows up."""

    name: str
    actions: tuple[Action, ...]


def goes_on(action: Action) -> bool:
    """Whether somebody is expected to do it still."""
    return action.owner is not None and action.status in OPEN and not action.withdrawn


def is_due(action: Action) -> bool:
    """Whether the clock has said that it is due, and so it is still (FU1, FU3)."""
    return goes_on(action) and action.told is not None and action.told.due == action.due


def is_late(action: Action) -> bool:
    """Whether its day is over (FU1)."""
    return is_due(action) and action.told is not None and action.told.late


def reminds(action: Action) -> bool:
    """Whether its owner is to be reminded (FU2)."""
    if not is_due(action) or action.told is None:
        return False
    return action.moved_at is None or action.moved_at < action.told.at


def planned_in(timetable: Timetable) -> Stretch | None:
    """The follow-up, where it is planned."""
    return next((each for each in timetable.stretches if each.phase is Phase.FOLLOW_UP), None)


def as_known(gathering: Gathering, kept: Retention) -> Gathering:
    """With a follow-up that ends no later than anybody is known (FU5)."""
    planned, known = planned_in(gathering.timetable), ends(gathering, last_day(gathering, kept))
    if planned is None or planned.planned[1] <= known:
        return gathering
    sooner, timetable = replace(planned, plan=(planned.planned[0], known)), gathering.timetable
    stretches = tuple(sooner if each is planned else each for each in timetable.stretches)
    return replace(gathering, timetable=replace(timetable, stretches=stretches))


def followed_up(gathering: Gathering, kept: Retention, at: datetime) -> bool:
    """Whether actions are followed up still (FU5)."""
    planned = planned_in(as_known(gathering, kept).timetable)
    return planned is None or at < planned.planned[1]


def comes_near(action: Action, ahead: int, today: date) -> bool:
    """Whether its day is so many days ahead, or fewer, and who owns it may be written to (FU6)."""
    if action.due is None or not goes_on(action):
        return False
    return today < action.due <= today + timedelta(days=ahead)


def fall_due(gathering: str, action: Action, today: date, at: datetime) -> Outcome:
    """What the clock says of it, if anything (FU1)."""
    if action.due is None or action.owner is None or not goes_on(action) or today < action.due:
        return ()
    late = today > action.due
    if is_due(action) and is_late(action) == late:
        return ()
    return (ActionFellDue(gathering, action.id, action.due, late, action.owner, at),)


def by_body(actions: Sequence[Action], named: Sequence[str]) -> tuple[Body, ...]:
    """The actions by who follows them up, each by its number (FU4)."""
    others = {each.body for each in actions if each.body} - set(named)
    bodies = (*named, *sorted(others, key=str.casefold), "")
    found = (Body(name, tuple(e for e in actions if e.body == name)) for name in bodies)
    return tuple(each for each in found if each.actions)

"""What happened to actions: what is to be done, by whom, and who helps."""

from dataclasses import dataclass
from datetime import date, datetime

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class ActionProposed(Fact):
    """Somebody put an action up; ``step`` names the next step of a report that it was made of."""

    action: str
    number: int
    title: str
    topics: tuple[str, ...]
    organisation: str
    due: date | None
    body: str
    participant: str
    at: datetime
    step: str = ""


@dataclass(frozen=True, slots=True)
class ActionReworded(Fact):
    """What is written about an action has changed."""

    action: str
    title: str
    topics: tuple[str, ...]
    organisation: str
    due: date | None
    body: str
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class ActionAsked(Fact):
    """Somebody is asked to own an action, or nobody any more; ``people`` were concerned before."""

    action: str
    asked: str | None
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionOwned(Fact):
    """Somebody owns an action from now on, or nobody any more; ``people`` as above."""

    action: str
    owner: str | None
    people: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ActionJoined(Fact):
    """Somebody helps with an action."""

    action: str
    participant: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ActionLeft(Fact):
    """Somebody does not help any more."""

    action: str
    participant: str


@dataclass(frozen=True, slots=True)
class ActionMoved(Fact):
    """An action has come further: it is ``planned``, ``begun``, ``done`` or ``given up``.

    ``line`` is what happened, in a line, where that was said; ``owner`` is who owns it.
    """

    action: str
    status: str
    by: str
    at: datetime
    line: str = ""
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class ActionFellDue(Fact):
    """The day on which an action is ``due`` has begun, or is over: then it is ``late``."""

    action: str
    due: date
    late: bool
    owner: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ActionWithdrawn(Fact):
    """An action was taken down; its words, owner and people stay with it."""

    action: str
    by: str
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class ActionRestored(Fact):
    """An action that was taken down hangs again."""

    action: str
    owner: str | None = None

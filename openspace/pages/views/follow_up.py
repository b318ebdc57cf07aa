"""Following up: the actions by body, what became of each, and whom to remind."""

from dataclasses import dataclass
from datetime import date

from openspace.pages.views.actions import ActionView, HappenedView
from openspace.pages.views.convergence import OwnView


@dataclass(frozen=True, slots=True)
class FollowedUpView:
    """An action with what became of it, the latest first."""

    action: ActionView
    happened: tuple[HappenedView, ...] = ()


@dataclass(frozen=True, slots=True)
class BodyView:
    """Who follows up, without a name where nobody does, and what."""

    name: str
    actions: tuple[FollowedUpView, ...]


@dataclass(frozen=True, slots=True)
class FollowUpView:
    """``follow_up/_follow_up.html``: how many there are, done and late, and all by body; ``until``
    is the last day on which they are followed up, where that is planned."""

    code: str
    bodies: tuple[BodyView, ...] = ()
    total: int = 0
    done: int = 0
    late: int = 0
    until: date | None = None


@dataclass(frozen=True, slots=True)
class FollowUpPage:
    """``follow_up/page.html``; ``address`` is the gathering's own, from outside."""

    follow_up: FollowUpView
    own: OwnView
    address: str

"""The page of those who facilitate: the team, its days, and links for others."""

from dataclasses import dataclass
from datetime import date, datetime

from openspace.pages.views.parts import BLANK, FieldView
from openspace.pages.views.signing_in import OwnWaysView


@dataclass(frozen=True, slots=True)
class MemberView:
    """Somebody of the team; ``days`` are those on which they are there, as ISO dates.

    ``only`` when they are the only one.
    """

    id: str
    name: str
    organisation: str
    days: tuple[str, ...]
    me: bool
    only: bool


@dataclass(frozen=True, slots=True)
class LinkOutView:
    """A link that is out for somebody, until it ends; ``over`` when it has.

    One that is shared has no name and no end.
    """

    id: str
    name: str
    until: datetime | None
    over: bool


@dataclass(frozen=True, slots=True)
class OtherView:
    """Somebody who takes part and can be made a facilitator."""

    id: str
    name: str
    organisation: str


@dataclass(frozen=True, slots=True)
class FacilitatorsPage:
    """``facilitators/page.html``; ``link`` is a new one, shown this once, for ``link_name``.

    ``ways`` are those in which who looks comes back, ``mailed_to`` where the new link went;
    ``mail`` when letters are sent from here.
    """

    code: str
    team: tuple[MemberView, ...]
    days: tuple[date, ...]
    links: tuple[LinkOutView, ...]
    others: tuple[OtherView, ...]
    name: FieldView = BLANK
    link: str = ""
    link_name: str = ""
    refusal: str = ""
    ways: OwnWaysView | None = None
    mailed_to: str = ""
    address: FieldView = BLANK
    mail: bool = False


@dataclass(frozen=True, slots=True)
class TeamView:
    """``desk/_team.html``: who facilitates on the day that is on, or comes next."""

    code: str
    day: date
    names: tuple[str, ...]
    dated: bool

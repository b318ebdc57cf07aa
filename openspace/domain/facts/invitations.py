"""What happened to those who were invited, and to the one link for all of them."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class GuestsInvited(Fact):
    """So many people were invited at once; who they are is written down beside it."""

    redraws: ClassVar[bool] = True
    by: str
    number: int
    at: datetime
    guests: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GuestFact(Fact):
    """Something about one who is invited."""

    guest: str


@dataclass(frozen=True, slots=True)
class GuestLinkMade(GuestFact):
    """There is another link; ``anew``: nothing before it opens, nor what came in by it."""

    by: str
    anew: bool
    participant: str | None = None


@dataclass(frozen=True, slots=True)
class GuestUninvited(GuestFact):
    """The invitation is withdrawn, and with it every link and whatever came in by one."""

    by: str
    at: datetime
    participant: str | None = None


@dataclass(frozen=True, slots=True)
class GuestDeclined(GuestFact):
    """They say that they do not come."""

    at: datetime


@dataclass(frozen=True, slots=True)
class GuestCame(GuestFact):
    """They registered, and are this participant."""

    participant: str


@dataclass(frozen=True, slots=True)
class GuestOpenedAgain(GuestFact):
    """They came in on another device, by a link of theirs."""


@dataclass(frozen=True, slots=True)
class GuestForgotten(GuestFact):
    """They were erased, and are not known as invited any more."""

    redraws: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class LinksHandedOut(Fact):
    """A facilitator took along a link for each of so many; no page shows it."""

    redraws: ClassVar[bool] = True
    by: str
    number: int


@dataclass(frozen=True, slots=True)
class SharedCodeMade(Fact):
    """There is one code for everyone invited; one before it opens nothing more."""

    redraws: ClassVar[bool] = True
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SharedCodeWithdrawn(Fact):
    """The code for everyone opens nothing more."""

    redraws: ClassVar[bool] = True
    by: str

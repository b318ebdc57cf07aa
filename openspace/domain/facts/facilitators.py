"""What happened among those who facilitate; what it changes at the desk is loaded anew."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class TeamFact(Fact):
    """Something about the team."""

    redraws: ClassVar[bool] = True


@dataclass(frozen=True, slots=True)
class FacilitatorInvited(TeamFact):
    """A link is out for somebody with this name, until it ends."""

    invitation: str
    name: str
    by: str
    at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class InvitationWithdrawn(TeamFact):
    """A link opens nothing any more."""

    invitation: str


@dataclass(frozen=True, slots=True)
class FacilitatorAppointed(TeamFact):
    """Somebody who took part facilitates from now on; ``parted`` where devices of theirs are
    outside by it."""

    participant: str
    by: str
    parted: bool = False


@dataclass(frozen=True, slots=True)
class FacilitatorReleased(TeamFact):
    """Somebody facilitates no longer, and takes part like everyone."""

    participant: str
    by: str


@dataclass(frozen=True, slots=True)
class TeamDaysTold(TeamFact):
    """A facilitator is there on these days, as ``2027-05-20``; none is all of them."""

    participant: str
    days: tuple[str, ...]

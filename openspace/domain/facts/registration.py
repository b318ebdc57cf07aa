"""What happened on the way in: waiting for a seat, getting one, and coming after all not."""

from dataclasses import dataclass
from datetime import datetime

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class WaitingBegun(Fact):
    """Somebody registered when no seat was free. They will be this participant when one is."""

    participant: str
    name: str
    organisation: str
    sector: str
    named_in_reports: bool
    listed: bool
    guest: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class WaitingEnded(Fact):
    """They wait no more, because they said so, or a facilitator did."""

    participant: str
    guest: str | None
    at: datetime


@dataclass(frozen=True, slots=True)
class MovedUp(Fact):
    """They wait no more, because they have a seat."""

    participant: str
    guest: str | None


@dataclass(frozen=True, slots=True)
class RegistrationWithdrawn(Fact):
    """Somebody does not come after all. What they gave goes with them (ER2)."""

    participant: str
    guest: str | None
    at: datetime


"""Who was invited stays on the list of the invited, as somebody who said no."""

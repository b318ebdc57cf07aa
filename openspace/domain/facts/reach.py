"""Where somebody may be written to, in this gathering alone; told to their own tabs."""

from dataclasses import dataclass
from datetime import datetime

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class AddressGiven(Fact):
    """Somebody gave an address, or said anew about what one may write there."""

    participant: str
    address: str
    duties: bool
    book: bool
    language: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AddressConfirmed(Fact):
    """Somebody pressed a link that went to their address."""

    participant: str
    at: datetime


@dataclass(frozen=True, slots=True)
class AddressTakenBack(Fact):
    """Nobody writes to somebody any more."""

    participant: str

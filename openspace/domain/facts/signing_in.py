"""What happened to the ways in which facilitators are known again; their pages are loaded anew."""

from dataclasses import dataclass
from datetime import datetime

from openspace.domain.facts.facilitators import TeamFact


@dataclass(frozen=True, slots=True)
class SignInBound(TeamFact):
    """A facilitator is known by their organisation's sign-in from now on."""

    participant: str
    at: datetime


@dataclass(frozen=True, slots=True)
class SignInUnbound(TeamFact):
    """A facilitator is known by it no longer."""

    participant: str


@dataclass(frozen=True, slots=True)
class PasskeyAdded(TeamFact):
    """A facilitator is known by a passkey that they called so."""

    participant: str
    passkey: str
    name: str
    at: datetime


@dataclass(frozen=True, slots=True)
class PasskeyRemoved(TeamFact):
    """It opens nothing any more."""

    participant: str
    passkey: str

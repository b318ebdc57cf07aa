"""What was asked of somebody, and what came of it.

``people`` are those it concerns: who asked, and everyone who can answer.
"""

from dataclasses import dataclass
from datetime import datetime

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class OfferMade(Fact):
    """Somebody asked for what another person has to agree to."""

    offer: str
    kind: str
    topic: str
    other: str | None
    made_by: str
    made_to: str | None
    people: tuple[str, ...]
    at: datetime


@dataclass(frozen=True, slots=True)
class OfferSettled(Fact):
    """An offer is open no longer; ``state`` is accepted, declined, withdrawn or void."""

    offer: str
    state: str
    people: tuple[str, ...]

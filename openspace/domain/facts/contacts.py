"""Cards: written by their owner, and given from person to person.

``people`` are those whose pages it changes. A card goes with what it says now: who holds it is
named by whoever writes it anew or tears it up.
"""

from dataclasses import dataclass
from datetime import datetime

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class CardFact(Fact):
    """Something about a card."""

    @property
    def people(self) -> tuple[str, ...]:
        """Whom it concerns."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class CardWritten(CardFact):
    """Somebody's card says this from now on, also to those who hold it."""

    participant: str
    name: str
    organisation: str
    seeks: str
    offers: str
    email: str
    at: datetime
    holders: tuple[str, ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """Its owner and who has it."""
        return (self.participant, *self.holders)


@dataclass(frozen=True, slots=True)
class CardGiven(CardFact):
    """Somebody gave their own card to one other person."""

    giver: str
    receiver: str
    at: datetime

    @property
    def people(self) -> tuple[str, ...]:
        """Both."""
        return (self.giver, self.receiver)


@dataclass(frozen=True, slots=True)
class CardTakenBack(CardFact):
    """Somebody took their own card back from one who had it."""

    giver: str
    receiver: str

    @property
    def people(self) -> tuple[str, ...]:
        """Both."""
        return (self.giver, self.receiver)


@dataclass(frozen=True, slots=True)
class CardPutAway(CardFact):
    """The receiver knows of a card, and need not be told of it any longer; they keep it."""

    giver: str
    receiver: str

    @property
    def people(self) -> tuple[str, ...]:
        """Nobody else is told that they know."""
        return (self.receiver,)


@dataclass(frozen=True, slots=True)
class CardTornUp(CardFact):
    """Somebody's card is no more, with nobody."""

    participant: str
    holders: tuple[str, ...] = ()

    @property
    def people(self) -> tuple[str, ...]:
        """Who wrote it and who had it."""
        return (self.participant, *self.holders)

"""Verbs on cards: write one's own, give it, take it back."""

from datetime import datetime

from openspace.domain import contacts as domain
from openspace.domain.contacts import CardWords
from openspace.domain.permissions import Act, Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.facilitation.house import verb
from openspace.store import contacts, marketplace, participants
from openspace.store.keeping import Transaction


@verb(Act.EXCHANGE)
def write(
    tx: Transaction, caller: Caller, at: datetime, typed: CardWords, give_to: str = ""
) -> Outcome:
    """Write one's card; who was about to give it to somebody gives it in the same commit."""
    mine, cards = contacts.card(tx, caller.person), contacts.cards(tx, caller.person)
    outcome = domain.write(caller, mine, cards, typed, at)
    if isinstance(outcome, Refusal) or not can_meet(tx, caller, give_to):
        return outcome
    given = domain.give(caller, cards, give_to, at)
    return outcome if isinstance(given, Refusal) else (*outcome, *given)


@verb(Act.EXCHANGE)
def give(tx: Transaction, caller: Caller, at: datetime, other: str) -> Outcome:
    """Give one's card to somebody; whom one cannot meet is the same as nobody (V4)."""
    if not can_meet(tx, caller, other):
        return domain.NOBODY
    if contacts.card(tx, caller.person) is None:
        return domain.NO_CARD
    return domain.give(caller, contacts.cards(tx, caller.person), other, at)


@verb(Act.EXCHANGE)
def take_back(tx: Transaction, caller: Caller, _: datetime, other: str) -> Outcome:
    """Take one's card back from somebody."""
    return domain.take_back(caller, contacts.cards(tx, caller.person), other)


@verb(Act.EXCHANGE)
def put_away(tx: Transaction, caller: Caller, _: datetime, other: str) -> Outcome:
    """Have been told of somebody's card."""
    return domain.put_away(caller, contacts.cards(tx, caller.person), other)


@verb(Act.EXCHANGE)
def tear_up(tx: Transaction, caller: Caller, _: datetime) -> Outcome:
    """Have no card any more."""
    cards = contacts.cards(tx, caller.person)
    return domain.tear_up(caller, contacts.card(tx, caller.person), cards)


def can_meet(tx: Transaction, caller: Caller, other: str) -> bool:
    """Whether one can give somebody a card: they are in this gathering, and show themselves."""
    found = participants.met(tx, caller.gathering, other)
    convening = marketplace.convened_by(tx, caller.gathering, other)
    return domain.to_meet(caller, contacts.cards(tx, caller.person), found, convening)

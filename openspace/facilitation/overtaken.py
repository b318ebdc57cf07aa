"""What the house does by itself after a change: offers that have become impossible are void.

The rule: every verb goes through here, so that none has to think of what others asked (O6, O7).
Read is the state before the change, which tells who is concerned.
"""

from collections.abc import Callable
from datetime import datetime

from openspace.domain import offers as domain
from openspace.domain.facts import Fact
from openspace.domain.facts.agenda import TopicMoved, TopicsRearranged, TopicUnplaced
from openspace.domain.facts.convening import ConvenerJoined, ConvenerLeft
from openspace.domain.facts.marketplace import TopicWithdrawn
from openspace.domain.facts.merging import TopicMerged
from openspace.domain.facts.offers import OfferSettled
from openspace.domain.notices import Telling
from openspace.domain.permissions import Caller
from openspace.store import marketplace, participants
from openspace.store.keeping import Transaction
from openspace.store.offers import open_offers

OVERTAKING = (
    TopicMoved,
    TopicUnplaced,
    TopicsRearranged,
    TopicWithdrawn,
    TopicMerged,
    ConvenerJoined,
    ConvenerLeft,
)


def overtaken(
    tx: Transaction,
    caller: Caller,
    facts: tuple[Fact, ...],
    new_id: Callable[[], str],
    at: datetime,
) -> tuple[Fact, ...]:
    """What these facts make of the offers that are open."""
    if not any(isinstance(fact, OVERTAKING) for fact in facts):
        return ()
    answered = {fact.offer for fact in facts if isinstance(fact, OfferSettled)}
    waiting = [each for each in open_offers(tx, caller.gathering) if each.id not in answered]
    gone = domain.overtaken(waiting, facts)
    over = (each for each in waiting if each not in gone and _spoken_over(tx, caller, each, facts))
    return tuple(fact for offer in (*gone, *over) for fact in _void(tx, caller, offer, new_id, at))


def ground_of(tx: Transaction, gathering: str, topic: str, other: str) -> domain.Ground | None:
    """What an offer about these topics stands on; None where they are not in this gathering."""
    found = marketplace.topic(tx, gathering, topic)
    facing = marketplace.topic(tx, gathering, other) if other else None
    if found is None or (other and facing is None):
        return None
    return domain.Ground(found, facing, participants.facilitators(tx, gathering))


def _spoken_over(
    tx: Transaction, caller: Caller, offer: domain.Offer, facts: tuple[Fact, ...]
) -> bool:
    ground = ground_of(tx, caller.gathering, offer.topic, offer.other)
    return ground is not None and domain.spoken_over(offer, ground, facts)


def _void(
    tx: Transaction, caller: Caller, offer: domain.Offer, new_id: Callable[[], str], at: datetime
) -> tuple[Fact, ...]:
    ground = ground_of(tx, caller.gathering, offer.topic, offer.other)
    if ground is None:
        return ()
    tell = Telling(caller.gathering, caller.participant, at, new_id)
    told = tell.people(domain.concerned(offer, ground), ground.topic, "offer_void")
    return (domain.settled(caller.gathering, offer, ground, "void"), *told)

"""What the house does by itself after a change: offers that have become impossible are void,
what was told and is so no longer is put away (N5), and a room that is empty needs no help (HE6).

The rule: every verb goes through here, so that none has to think of what others asked (O6, O7).
Read is the state before the change, which tells who is concerned.
"""

from collections.abc import Callable
from datetime import datetime

from openspace.domain import helping, notices
from openspace.domain import offers as domain
from openspace.domain.convening import present
from openspace.domain.facts import Fact
from openspace.domain.facts.agenda import TopicMoved, TopicsRearranged, TopicUnplaced
from openspace.domain.facts.convening import ConvenerJoined, ConvenerLeft
from openspace.domain.facts.marketplace import TopicWithdrawn
from openspace.domain.facts.merging import TopicMerged
from openspace.domain.facts.notices import NoticeGiven, NoticePutAway
from openspace.domain.facts.offers import OfferSettled
from openspace.domain.facts.participants import ParticipantRemoved
from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.domain.marketplace import Topic
from openspace.domain.notices import Telling
from openspace.domain.permissions import Caller
from openspace.store import marketplace, participants, whereabouts
from openspace.store.helping import waiting as asked_for
from openspace.store.keeping import Transaction
from openspace.store.notices import notices_for
from openspace.store.offers import open_offers

FEW = 2
"""So many topics are read one by one, more at once."""
OVERTAKING = (
    TopicMoved,
    TopicUnplaced,
    TopicsRearranged,
    TopicWithdrawn,
    TopicMerged,
    ConvenerJoined,
    ConvenerLeft,
    ParticipantRemoved,
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


def told_no_longer(tx: Transaction, caller: Caller, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """What was told of topics and is not so any more after these facts."""
    about = notices.changed(facts)
    if not about:
        return ()
    topics = _before(tx, caller, about)
    people = dict.fromkeys(who for topic in topics.values() for who in present(topic))
    given = [fact for fact in facts if isinstance(fact, NoticeGiven)]
    return tuple(
        NoticePutAway(caller.gathering, each.id, each.participant)
        for who in people
        for each in notices_for(tx, who)
        if each.topic in about
        and notices.no_longer(each, topics, facts)
        and not any(notices.replaces(new, each) for new in given)
    )


def needed_no_longer(tx: Transaction, caller: Caller, facts: tuple[Fact, ...]) -> tuple[Fact, ...]:
    """What rooms had asked of the facilitators that these moves leave empty."""
    left = {fact.from_room for fact in facts if isinstance(fact, ParticipantMoved)} - {None}
    if not left:
        return ()
    waiting = [each for each in asked_for(tx, caller.gathering) if each.room in left]
    if not waiting:
        return ()
    before = {
        each.room: frozenset(
            who.participant
            for who in whereabouts.inside(tx, caller.gathering, each.room)
            if not who.away
        )
        for each in waiting
    }
    told = participants.facilitators(tx, caller.gathering)
    return helping.left_alone(caller.gathering, waiting, before, facts, told)


def _before(tx: Transaction, caller: Caller, ids: frozenset[str]) -> dict[str, Topic]:
    """These topics as they were, those just proposed left out."""
    if len(ids) > FEW:
        every = marketplace.topics(tx, caller.gathering)
        return {each.id: each for each in every if each.id in ids}
    found = (marketplace.topic(tx, caller.gathering, each) for each in sorted(ids))
    return {each.id: each for each in found if each}


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

"""Offers: what needs another person's yes. Nothing about a topic is done over its convener's head.

Rules:
    O1 A convener offers that two topics merge, asks another one to swap places, asks somebody to
       take the topic over or to convene it with them. Anybody can offer to convene with them.
    O2 Answers who is asked: for two topics a convener of the other one, for a person that person,
       for help a convener of the topic. One yes or no is enough, the first one counts.
    O3 Where nobody who is here convenes a topic, facilitators speak for it. A facilitator who
       speaks for neither topic proposes a merge: it is asked of both, and whoever says yes first
       has made an offer to the other side.
    O4 Who speaks for both topics need not ask. The same offer made twice is one, but two who
       offer their help, or hand over, are two. The mirror of an open merge or swap says yes to
       it, and the first one's direction counts.
    O5 Who asked, or speaks for the side that asked, withdraws the offer while it is open.
    O6 An offer is void when it has become impossible: a topic of it was withdrawn or went into
       another one, a card of a swap was moved, who asked does not convene any more, or who is
       asked convenes already. What a facilitator asked for a topic is void when somebody takes
       it on, or another topic goes into it: it is theirs to ask now. Void is too what somebody
       asked, or was asked, who was removed (RM4).
    O7 Who asked is told yes or no, and everybody concerned that an offer is void.
    O8 Nobody has more than ``MOST_OPEN`` offers waiting, so that no wall is flooded with questions.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from openspace.domain.convening import present
from openspace.domain.facts import Fact
from openspace.domain.facts.agenda import TopicMoved, TopicsRearranged, TopicUnplaced
from openspace.domain.facts.convening import ConvenerJoined, ConvenerLeft
from openspace.domain.facts.marketplace import TopicWithdrawn
from openspace.domain.facts.merging import TopicMerged
from openspace.domain.facts.offers import OfferMade, OfferSettled
from openspace.domain.facts.participants import ParticipantRemoved
from openspace.domain.marketplace import Topic
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Refusal

OF_TWO_TOPICS = ("merge", "swap")
TO_A_PERSON = ("hand_over", "convene")
FOR_ONESELF = ("help", "proposal")
"""What is asked for no topic one speaks for."""
KINDS = (*OF_TWO_TOPICS, "proposal", *TO_A_PERSON, "help")
MOST_OPEN = 20
VOID = Refusal("offer_void", "This no longer holds: something changed meanwhile.")


@dataclass(frozen=True, slots=True)
class Offer:
    """What was asked. ``topic`` goes into ``other`` in a merge; ``made_to`` is a person asked."""

    id: str
    kind: str
    topic: str
    other: str
    made_by: str
    made_to: str
    at: datetime
    state: str = "open"


@dataclass(frozen=True, slots=True)
class Ground:
    """What an offer stands on: its topics as they are, and who facilitates."""

    topic: Topic
    other: Topic | None
    facilitators: tuple[str, ...]

    def speakers(self, topic: Topic) -> tuple[str, ...]:
        """Those who speak for a topic (O3)."""
        return present(topic) or self.facilitators

    def side_of(self, person: str) -> Topic | None:
        """The topic that somebody speaks for here; one's own comes first."""
        sides = [self.topic] + ([self.other] if self.other else [])
        own = [each for each in sides if person in present(each)]
        spoken_for = [each for each in sides if person in self.speakers(each)]
        return next(iter(own + spoken_for), None)

    def facing(self, side: Topic) -> Topic:
        """The topic on the other side."""
        return self.topic if self.other is None or side.id == self.other.id else self.other


def asked(offer: Offer, ground: Ground) -> tuple[str, ...]:
    """Everyone who can answer (O2, O3)."""
    if offer.kind in TO_A_PERSON:
        return (offer.made_to,)
    if offer.kind == "help":
        people = ground.speakers(ground.topic)
    elif offer.kind == "proposal":
        people = ground.speakers(ground.topic) + ground.speakers(ground.facing(ground.topic))
    else:
        people = ground.speakers(ground.facing(ground.side_of(offer.made_by) or ground.topic))
    return tuple(each for each in dict.fromkeys(people) if each != offer.made_by)


def settles_itself(offer: Offer, ground: Ground) -> bool:
    """Whether nobody need be asked: there is nobody, or who asks speaks for both (O4)."""
    if offer.kind in OF_TWO_TOPICS and ground.other:
        both = (ground.topic, ground.other)
        return all(offer.made_by in ground.speakers(each) for each in both)
    return not asked(offer, ground)


def concerned(offer: Offer, ground: Ground) -> tuple[str, ...]:
    """Who asked, and everyone who can answer."""
    return (offer.made_by, *asked(offer, ground))


def made(gathering: str, offer: Offer, ground: Ground, at: datetime) -> Fact:
    """The fact that this was asked."""
    return OfferMade(
        gathering=gathering,
        offer=offer.id,
        kind=offer.kind,
        topic=offer.topic,
        other=offer.other or None,
        made_by=offer.made_by,
        made_to=offer.made_to or None,
        people=concerned(offer, ground),
        at=at,
    )


def settled(gathering: str, offer: Offer, ground: Ground, state: str) -> Fact:
    """The fact that an offer is open no longer."""
    return OfferSettled(gathering, offer.id, state, concerned(offer, ground))


def refused_answer(caller: Caller, offer: Offer, ground: Ground) -> Refusal | None:
    """Why somebody cannot say yes or no, if they cannot (O2)."""
    if caller.participant not in asked(offer, ground):
        return Refusal("not_asked", "This was asked of somebody else.")
    return no_longer(offer)


def refused_withdrawal(caller: Caller, offer: Offer, ground: Ground) -> Refusal | None:
    """Why somebody cannot take an offer back, if they cannot (O5)."""
    by_them = caller.participant == offer.made_by
    side = ground.side_of(offer.made_by)
    beside = ground.speakers(side) if side and offer.kind not in FOR_ONESELF else ()
    if not (by_them or caller.participant in beside):
        return Refusal("not_asked", "This was asked of somebody else.")
    return no_longer(offer)


def no_longer(offer: Offer) -> Refusal | None:
    """Why nothing can be done with an offer that is not open."""
    if offer.state == "open":
        return None
    if offer.state == "void":
        return VOID
    return Refusal("offer_settled", "This has been answered already.")


def too_many(caller: Caller, waiting: Iterable[Offer]) -> Refusal | None:
    """Why somebody cannot ask for more just now, if so (O8)."""
    if sum(each.made_by == caller.participant for each in waiting) < MOST_OPEN:
        return None
    return Refusal(
        "too_many_offers",
        "You have asked for many things already. Wait for an answer, or take one back.",
    )


def same(one: Offer, other: Offer) -> bool:
    """Whether two offers ask the same (O4)."""
    if one.kind in ("help", "hand_over") and one.made_by != other.made_by:
        return False
    return (one.kind, one.topic, one.other, one.made_to) == (
        other.kind,
        other.topic,
        other.other,
        other.made_to,
    )


def mirrored(one: Offer, other: Offer) -> bool:
    """Whether both are about the same two topics, whichever goes into the other (O4)."""
    return one.kind == other.kind and {one.topic, one.other} == {other.topic, other.other}


def overtaken(offers: Iterable[Offer], facts: Iterable[Fact]) -> tuple[Offer, ...]:
    """The open offers that these facts have made impossible (O6)."""
    listed = tuple(facts)
    return tuple(each for each in offers if any(_overtakes(fact, each) for fact in listed))


def holds(offer: Offer, ground: Ground) -> bool:
    """Whether who asked speaks for a topic of it still (O6)."""
    return offer.kind in FOR_ONESELF or ground.side_of(offer.made_by) is not None


def spoken_over(offer: Offer, ground: Ground, facts: Iterable[Fact]) -> bool:
    """Whether these facts give a topic that a facilitator spoke for a voice of its own (O6)."""
    side = ground.side_of(offer.made_by)
    if offer.kind in FOR_ONESELF or side is None or present(side):
        return False
    return any(_gives_a_voice(fact, side.id, offer.made_by) for fact in facts)


def _gives_a_voice(fact: Fact, topic: str, besides: str) -> bool:
    match fact:
        case ConvenerJoined():
            return fact.topic == topic and fact.participant != besides
        case TopicMerged():
            return fact.into == topic
    return False


def _overtakes(fact: Fact, offer: Offer) -> bool:  # noqa: PLR0911  a kind a case
    pair = {offer.topic, offer.other}
    match fact:
        case TopicWithdrawn() | TopicMerged():
            return fact.topic in pair
        case TopicMoved() | TopicUnplaced():
            return offer.kind == "swap" and fact.topic in pair
        case TopicsRearranged():
            moved = {each.topic for each in fact.moves}
            return offer.kind == "swap" and bool(moved & pair)
        case ConvenerLeft():
            return fact.topic in pair and fact.participant == offer.made_by
        case ParticipantRemoved():
            return fact.participant in (offer.made_by, offer.made_to)
        case ConvenerJoined():
            return fact.topic == offer.topic and _is_there_already(fact.participant, offer)
    return False


def _is_there_already(joined: str, offer: Offer) -> bool:
    return (offer.kind == "convene" and offer.made_to == joined) or (
        offer.kind == "help" and offer.made_by == joined
    )

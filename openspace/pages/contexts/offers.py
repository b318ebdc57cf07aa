"""What concerns one person: what they were told, what they are asked, and what they have asked."""

from openspace.domain import offers as domain
from openspace.domain.marketplace import Topic
from openspace.domain.notices import OF_A_ROOM
from openspace.domain.offers import Ground, Offer
from openspace.domain.permissions import Caller
from openspace.pages.contexts.actions import asks, reminders
from openspace.pages.contexts.parts import taped, topic_link
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.offers import AskedView, GotCardView, NoticeView, OfferView
from openspace.pages.views.parts import TapedView
from openspace.store import contacts, notices, offers, participants


def asked_view(now: Snapshot, caller: Caller) -> AskedView:
    """Everything that waits for this person, or that they wait for."""
    told = notices.notices_for(now.tx, caller.person)
    waiting = offers.open_offers(now.tx, now.code)
    grounds = [(each, _ground(now, each)) for each in waiting]
    asked = (pair for pair in grounds if caller.person in domain.asked(*pair))
    made = (pair for pair in grounds if pair[0].made_by == caller.person)
    return AskedView(
        code=now.code,
        notices=tuple(
            NoticeView(each.id, each.kind, each.topic, each.values)
            for each in told
            if each.kind not in OF_A_ROOM
        ),
        offers=tuple(_offer_view(now, *pair) for pair in asked),
        made=tuple(_offer_view(now, *pair) for pair in made),
        cards=_cards(now, caller),
        actions=asks(now, caller),
        due=reminders(now, caller),
    )


def _cards(now: Snapshot, caller: Caller) -> tuple[GotCardView, ...]:
    """The cards that one is told of (V8)."""
    cards = now.cards_of(caller.person)
    if not cards.untold:
        return ()
    held = {each.participant: each.words for each in contacts.held(now.tx, caller.person)}
    return tuple(
        GotCardView(each, held[each].name, held[each].organisation, each in cards.holders)
        for each in cards.untold
    )


def _ground(now: Snapshot, offer: Offer) -> Ground:
    topics = now.every_topic
    return Ground(topics[offer.topic], topics.get(offer.other), now.facilitators)


def _offer_view(now: Snapshot, offer: Offer, ground: Ground) -> OfferView:
    by = participants.participant(now.tx, offer.made_by)
    to = participants.participant(now.tx, offer.made_to) if offer.made_to else None
    swap = offer.kind == "swap"
    return OfferView(
        id=offer.id,
        kind=offer.kind,
        by=by.name if by else "",
        topic=topic_link(ground.topic),
        other=topic_link(ground.other) if ground.other else None,
        to=to.name if to else "",
        topic_at=_at(now, ground.topic) if swap else None,
        other_at=_at(now, ground.other) if swap and ground.other else None,
    )


def _at(now: Snapshot, topic: Topic) -> TapedView | None:
    return taped(now, topic.breakout)

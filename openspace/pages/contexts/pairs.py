"""Topics kept apart or together, and the rounds in which conveners cannot."""

from openspace.domain.pairs import Pair, is_kept
from openspace.domain.permissions import Caller
from openspace.domain.placing import is_ahead
from openspace.pages.contexts.parts import slot_view, topic_link
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.grid import PairFormView, PairsView, PairView, UnavailableView
from openspace.pages.views.marketplace import AvailabilityView, RoundChoiceView
from openspace.pages.views.parts import FieldView, TopicLinkView

FIELDS = {"no_such_number": "second", "same_topic": "second"}
"""Which field of a pair a refusal is about."""


def pairs_view(now: Snapshot) -> PairsView:
    """What is wished of the grid beside interest."""
    pairs = (pair for pair in now.wishes.pairs if {pair.first, pair.second} <= now.topics.keys())
    return PairsView(now.code, tuple(_pair(now, pair) for pair in pairs), _unavailable(now))


def numbers_view(now: Snapshot) -> tuple[TopicLinkView, ...]:
    """The topics that can be paired."""
    return tuple(topic_link(each) for each in now.topics.values())


def pair_form(first: str, second: str, kind: str, field: str, sentence: str) -> PairFormView:
    """The sheet with what was typed, and why it could not be kept."""
    return PairFormView(
        FieldView(first), FieldView(second, sentence if field == "second" else ""), kind
    )


def availability_view(now: Snapshot, caller: Caller) -> AvailabilityView:
    """The rounds ahead, and those in which this person cannot."""
    cannot = now.wishes.unavailable.get(caller.person, frozenset())
    ahead = (each for each in now.agenda.slots if is_ahead(now.gathering.timetable, each))
    choices = (RoundChoiceView(slot_view(now, each), each.id in cannot) for each in ahead)
    return AvailabilityView(now.code, tuple(choices))


def _pair(now: Snapshot, pair: Pair) -> PairView:
    first, second = sorted(
        (now.topics[each] for each in (pair.first, pair.second)), key=lambda each: each.number
    )
    return PairView(topic_link(first), topic_link(second), pair.kind, is_kept(now.agenda, pair))


def _unavailable(now: Snapshot) -> tuple[UnavailableView, ...]:
    convening = {each.participant for topic in now.topics.values() for each in topic.conveners}
    told = {who: slots for who, slots in now.wishes.unavailable.items() if who in convening}
    return tuple(
        UnavailableView(
            now.people[who].name,
            tuple(slot_view(now, each) for each in now.agenda.slots if each.id in slots),
        )
        for who, slots in told.items()
        if who in now.people
    )

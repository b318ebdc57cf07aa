"""The wall."""

from typing import Any

from openspace.bus.channels import Channel
from openspace.domain.facts.agenda import (
    PlaceAdded,
    TopicMoved,
    TopicPlaced,
    TopicsRearranged,
    TopicUnplaced,
)
from openspace.domain.facts.convening import ConvenerJoined, ConvenerLeft
from openspace.domain.facts.gathering import PhaseOpened, TimetableChanged
from openspace.domain.facts.grid import AgendaRulesSet, PlaceChanged, PlaceRemoved
from openspace.domain.facts.marketplace import (
    TopicProposed,
    TopicRetitled,
    TopicReworded,
    TopicWithdrawn,
    VoteCast,
    VoteTakenBack,
)
from openspace.domain.facts.merging import MergeUndone, TopicMerged
from openspace.domain.facts.participants import ConsentChanged
from openspace.domain.marketplace import Topic
from openspace.pages.contexts import marketplace
from openspace.pages.contexts.parts import slot_counts
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed


@pushed("wall", TopicProposed)
def proposed(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """New slips."""
    return {
        "topics": [marketplace.topic_view(now, topic) for topic in still_there(now, facts)],
        "topic_count": marketplace.count_view(now),
    }


@pushed("wall", TopicRetitled, TopicReworded, ConvenerJoined, ConvenerLeft, ConsentChanged)
def retitled(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """Slips anew."""
    return {"topics": [marketplace.topic_view(now, topic) for topic in still_there(now, facts)]}


@pushed("wall", TopicWithdrawn)
def withdrawn(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """Slips that hang here no more, by id."""
    gone = dict.fromkeys(fact.topic for fact in facts)
    return {"withdrawn": list(gone), "topic_count": marketplace.count_view(now)}


@pushed("wall", TopicMerged)
def merged(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """Slips that went into others, and those others."""
    gone = [each for each in about(facts) if each not in now.topics]
    return {
        "withdrawn": gone,
        "topics": [marketplace.topic_view(now, topic) for topic in still_there(now, facts)],
        "topic_count": marketplace.count_view(now),
    }


@pushed("wall", MergeUndone)
def parted(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """Slips that hang by themselves again, and those they were in."""
    back = {fact.topic for fact in facts}
    slips = [marketplace.topic_view(now, topic) for topic in still_there(now, facts)]
    return {
        "topics": [each for each in slips if each.id in back],
        "holders": [each for each in slips if each.id not in back],
        "topic_count": marketplace.count_view(now),
    }


@pushed("wall", VoteCast, VoteTakenBack)
def voted(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """Counts."""
    return {"votes": marketplace.votes_views(now, about(facts))}


@pushed("wall", TopicPlaced, TopicMoved, TopicUnplaced, TopicsRearranged)
def placed(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """Tapes, and the places left."""
    tapes = [marketplace.tape_view(now, topic) for topic in still_there(now, facts)]
    return {"tapes": tapes, "slot_counts": slot_counts(now)}


@pushed("wall", PlaceAdded, PlaceRemoved)
def grown(now: Snapshot, _: Channel, __: Facts) -> Context:
    """The places left."""
    return {"slot_counts": slot_counts(now)}


@pushed("wall", PlaceChanged)
def renamed(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """Tapes."""
    return {"tapes": [marketplace.tape_view(now, topic) for topic in still_there(now, facts)]}


@pushed("wall", AgendaRulesSet)
def ruled(now: Snapshot, _: Channel, __: Facts) -> Context:
    """Every count, which may be hidden now or shown."""
    return {"votes": [marketplace.votes_view(now, topic) for topic in now.topics.values()]}


@pushed("wall", PhaseOpened)
def phase_opened(now: Snapshot, _: Channel, __: Facts) -> Context:
    """Whether one can put something up, the slots' times, and counts that were hidden."""
    return {
        "propose_state": marketplace.state_view(now),
        "slot_counts": slot_counts(now),
        **marketplace.hidden_for_a_time(now),
    }


@pushed("wall", TimetableChanged)
def rescheduled(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """The same, with rounds come and gone, and tapes."""
    return {
        **marketplace.hidden_for_a_time(now),
        "propose_state": marketplace.state_view(now),
        "places_left": slot_counts(now),
        "tapes": [marketplace.tape_view(now, topic) for topic in still_there(now, facts)],
    }


def still_there(now: Snapshot, facts: Facts) -> list[Topic]:
    """The topics that these facts are about, each once, without the withdrawn ones."""
    return [now.topics[each] for each in about(facts) if each in now.topics]


def about(facts: Facts) -> tuple[str, ...]:
    """The ids of the topics that these facts are about, each once."""
    return tuple(dict.fromkeys(topic for fact in facts for topic in topics_of(fact)))


def topics_of(fact: Any) -> tuple[str, ...]:
    """The ids of the topics that a fact is about."""
    if isinstance(fact, TopicsRearranged):
        return tuple(each.topic for each in fact.moves)
    if isinstance(fact, PlaceChanged | TimetableChanged | ConsentChanged):
        return fact.topics
    if isinstance(fact, TopicMerged | MergeUndone):
        return (fact.topic, fact.into)
    return (fact.topic,)

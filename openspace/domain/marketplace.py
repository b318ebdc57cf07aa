"""The wall: topics, who convenes them, and marks of interest.

Rules:
    M1 Topics are proposed, and interest is marked and taken back, from the opening of the
       marketplace on, while a round is ahead or running: not before, and not after.
    M2 A title is one line of 1 to 200 characters; a description has at most 2,000.
    M3 Goals are numbers of SDGs, challenges and other tags are the organiser's own; others are
       refused. Links follow L1 to L3.
    M4 Votes show interest and never throw a topic out. One person has one vote a topic;
       casting it twice, or taking back what was not cast, changes nothing.
    M5 The convener decides about the topic: only they, or a facilitator, change its words or
       withdraw it.
    M6 A withdrawn topic takes no votes and no new words. Its number is never given again.
    M7 Two topics may have the same title; who puts up the second is asked once, and told the
       number of the first.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from openspace.domain.facts import Fact
from openspace.domain.facts.marketplace import (
    Link,
    TopicProposed,
    TopicRetitled,
    TopicReworded,
    TopicWithdrawn,
    VoteCast,
    VoteTakenBack,
)
from openspace.domain.gathering import Gathering
from openspace.domain.grid import shows_tallies
from openspace.domain.participants import Participant
from openspace.domain.permissions import Caller
from openspace.domain.proposals import Proposal, Words, refused_title, words_of
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.timetable import Phase, Timetable
from openspace.domain.wording import line


@dataclass(frozen=True, slots=True)
class Convener:
    """Who convenes, as credited; ``participant`` is None for one imported from a file."""

    participant: str | None
    name: str
    organisation: str
    sector: str


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic on the wall. ``breakout`` is its first run, ``language`` a tag or empty.

    ``further`` are the breakouts of its later runs, in order. ``tags`` are of the organiser's own
    sets. A ``fixed`` one belongs to the programme beside the wall: it stands in a ``track``, has
    ``speakers`` and no convener, and only facilitators change it. ``seen`` counts the screens that
    have shown it. ``merged_into`` is the topic it went into; ``came_along`` are all those that went
    into this one, by number, and ``conveners`` theirs too. ``proposed_at`` is when it was put up.
    """

    id: str
    number: int
    breakout: str
    title: str
    conveners: tuple[Convener, ...]
    description: str = ""
    sdgs: tuple[int, ...] = ()
    challenges: tuple[str, ...] = ()
    language: str = ""
    withdrawn: bool = False
    further: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    fixed: bool = False
    track: str = ""
    speakers: tuple[str, ...] = ()
    seen: int = 0
    merged_into: str = ""
    proposed_at: datetime | None = None
    came_along: tuple[str, ...] = ()

    @property
    def breakouts(self) -> tuple[str, ...]:
        """Every run's breakout, the first one first."""
        return (self.breakout, *self.further)

    def convened_by(self, caller: Caller) -> bool:
        """Whether this caller is one of its conveners."""
        return any(caller.participant == each.participant for each in self.conveners) and bool(
            caller.participant
        )


@dataclass(frozen=True, slots=True)
class NewTopic:
    """What a topic gets when it is put up: ids from outside, the next number on the wall."""

    id: str
    number: int
    breakout: str


def is_open(timetable: Timetable) -> bool:
    """Whether topics and marks of interest are taken now (M1)."""
    if timetable.now.phase is Phase.MARKETPLACE:
        return True
    phases = [each.phase for each in timetable.stretches]
    return Phase.MARKETPLACE in phases[: timetable.position] and (
        Phase.ROUND in phases[timetable.position :]
    )


def propose(
    gathering: Gathering,
    convener: Participant,
    proposal: Proposal,
    new: NewTopic,
    at: datetime,
    twin: int | None = None,
) -> Outcome:
    """Put a topic up; ``twin`` is the number of one with the same title (M7)."""
    title = line(proposal.title)
    if refusal := _closed(gathering) or refused_title(title):
        return refusal
    words = words_of(gathering, proposal)
    if isinstance(words, Refusal):
        return words
    if twin is not None and not proposal.anyway:
        return Refusal(
            "same_title",
            "There is a topic with this title already: %(number)s. Put it up anyway?",
            {"number": twin},
        )
    return (
        TopicProposed(
            gathering=gathering.code,
            topic=new.id,
            number=new.number,
            breakout=new.breakout,
            title=title,
            description=words.description,
            sdgs=words.sdgs,
            challenges=words.challenges,
            convener=convener.id,
            convener_name=convener.name,
            convener_organisation=convener.organisation,
            convener_sector=convener.sector,
            at=at,
            tags=words.tags,
            links=words.links,
        ),
    )


def hung(fact: TopicProposed) -> Topic:
    """The topic as it hangs once this fact is kept."""
    convener = Convener(
        fact.convener, fact.convener_name, fact.convener_organisation, fact.convener_sector
    )
    return Topic(
        id=fact.topic,
        number=fact.number,
        breakout=fact.breakout,
        title=fact.title,
        conveners=(convener,),
        description=fact.description,
        sdgs=fact.sdgs,
        challenges=fact.challenges,
        tags=fact.tags,
        links=fact.links,
        proposed_at=fact.at,
    )


def twin_of(title: str, titles: Mapping[int, str]) -> int | None:
    """The number of the first topic that has this title, whatever its capitals (M7)."""
    sought = line(title).casefold()
    return next((number for number, each in titles.items() if each.casefold() == sought), None)


def reword(caller: Caller, gathering: Gathering, topic: Topic, proposal: Proposal) -> Outcome:
    """Write something else about a topic, its title too (M5)."""
    title = line(proposal.title)
    if refusal := _not_yours(caller, topic) or _withdrawn(topic) or refused_title(title):
        return refusal
    words = words_of(gathering, proposal)
    if isinstance(words, Refusal):
        return words
    facts: list[Fact] = []
    if title != topic.title:
        facts.append(TopicRetitled(caller.gathering, topic.id, title))
    if words != Words(topic.description, topic.sdgs, topic.challenges, topic.tags, topic.links):
        facts.append(
            TopicReworded(
                caller.gathering,
                topic.id,
                description=words.description,
                sdgs=words.sdgs,
                challenges=words.challenges,
                tags=words.tags,
                links=words.links,
            )
        )
    return tuple(facts)


def withdraw(caller: Caller, topic: Topic) -> Outcome:
    """Take a topic off the wall (M5, M6)."""
    refusal = _not_yours(caller, topic)
    if refusal:
        return refusal
    return () if topic.withdrawn else (TopicWithdrawn(caller.gathering, topic.id),)


def cast_vote(
    gathering: Gathering, topic: Topic, participant: str, has_voted: bool, at: datetime
) -> Outcome:
    """Mark interest (M1, M4)."""
    refusal = _closed(gathering) or _withdrawn(topic)
    if refusal:
        return refusal
    if has_voted:
        return ()
    quiet = not shows_tallies(gathering)
    return (VoteCast(gathering.code, topic.id, participant, at, quiet),)


def take_back_vote(
    gathering: Gathering, topic: Topic, participant: str, has_voted: bool
) -> Outcome:
    """Take a mark of interest back (M1, M4)."""
    refusal = _closed(gathering)
    if refusal:
        return refusal
    if not has_voted:
        return ()
    return (VoteTakenBack(gathering.code, topic.id, participant, not shows_tallies(gathering)),)


def _closed(gathering: Gathering) -> Refusal | None:
    if is_open(gathering.timetable):
        return None
    return Refusal("marketplace_closed", "The marketplace is not open now.")


def _withdrawn(topic: Topic) -> Refusal | None:
    if not topic.withdrawn:
        return None
    return Refusal("topic_withdrawn", "This topic has been withdrawn by its convener.")


def _not_yours(caller: Caller, topic: Topic) -> Refusal | None:
    if caller.facilitates or topic.convened_by(caller):
        return None
    return Refusal("not_yours", "Only the convener or a facilitator can change this topic.")

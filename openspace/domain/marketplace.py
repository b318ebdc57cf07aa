"""The wall: topics, who convenes them, and marks of interest.

Rules:
    M1 Topics are proposed, and interest is marked and taken back, while the marketplace is open.
    M2 A title is one line of 1 to 200 characters; a description has at most 2,000.
    M3 Goals are numbers of SDGs, challenges are the organiser's own; others are refused.
    M4 Votes show interest and never throw a topic out. One person has one vote a topic;
       casting it twice, or taking back what was not cast, changes nothing.
    M5 The convener decides about the topic: only they, or a facilitator, retitle or withdraw it.
    M6 A withdrawn topic takes no votes and no new title. Its number is never given again.
"""

from dataclasses import dataclass
from datetime import datetime

from openspace.domain.facts.marketplace import (
    TopicProposed,
    TopicRetitled,
    TopicWithdrawn,
    VoteCast,
    VoteTakenBack,
)
from openspace.domain.gathering import Gathering
from openspace.domain.participants import Participant
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.timetable import Phase, Timetable
from openspace.domain.wording import line, paragraphs

LONGEST_TITLE = 200
LONGEST_DESCRIPTION = 2000
SDGS = range(1, 18)


@dataclass(frozen=True, slots=True)
class Convener:
    """Who convenes, as credited; ``participant`` is None for one imported from a file."""

    participant: str | None
    name: str
    organisation: str
    sector: str


@dataclass(frozen=True, slots=True)
class Link:
    """Something to read or see that belongs to a topic; ``title`` may be empty."""

    address: str
    title: str = ""


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic on the wall. ``breakout`` is its first run, ``language`` a tag or empty.

    ``further`` are the breakouts of its later runs, in order. ``tags`` are of the organiser's own
    sets. A ``fixed`` one belongs to the programme beside the wall: it stands in a ``track``, has
    ``speakers`` and no convener, and only facilitators change it. ``seen`` counts the screens that
    have shown it. ``merged_into`` is the topic that holds its votes and conveners now.
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
class Proposal:
    """What the propose form holds, as it was typed."""

    title: str
    description: str = ""
    sdgs: tuple[int, ...] = ()
    challenges: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewTopic:
    """What a topic gets when it is put up: ids from outside, the next number on the wall."""

    id: str
    number: int
    breakout: str


def is_open(timetable: Timetable) -> bool:
    """Whether the marketplace is open (M1)."""
    return timetable.now.phase is Phase.MARKETPLACE


def propose(
    gathering: Gathering, convener: Participant, proposal: Proposal, new: NewTopic, at: datetime
) -> Outcome:
    """Put a topic up."""
    title, description = line(proposal.title), paragraphs(proposal.description)
    refusal = (
        _closed(gathering)
        or refused_title(title)
        or _refused_rest(gathering, description, proposal.sdgs, proposal.challenges)
    )
    if refusal:
        return refusal
    return (
        TopicProposed(
            gathering=gathering.code,
            topic=new.id,
            number=new.number,
            breakout=new.breakout,
            title=title,
            description=description,
            sdgs=tuple(dict.fromkeys(proposal.sdgs)),
            challenges=tuple(dict.fromkeys(proposal.challenges)),
            convener=convener.id,
            convener_name=convener.name,
            convener_organisation=convener.organisation,
            convener_sector=convener.sector,
            at=at,
        ),
    )


def retitle(caller: Caller, topic: Topic, title: str) -> Outcome:
    """Give a topic another title (M5)."""
    title = line(title)
    refusal = _not_yours(caller, topic) or _withdrawn(topic) or refused_title(title)
    if refusal:
        return refusal
    return () if title == topic.title else (TopicRetitled(caller.gathering, topic.id, title),)


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
    return () if has_voted else (VoteCast(gathering.code, topic.id, participant, at),)


def take_back_vote(
    gathering: Gathering, topic: Topic, participant: str, has_voted: bool
) -> Outcome:
    """Take a mark of interest back (M1, M4)."""
    refusal = _closed(gathering)
    if refusal:
        return refusal
    return (VoteTakenBack(gathering.code, topic.id, participant),) if has_voted else ()


def refused_title(title: str) -> Refusal | None:
    """Why this tidy title cannot be put up, if it cannot (M2)."""
    if not title:
        return Refusal("title_blank", "Write a question or a topic first.")
    if len(title) > LONGEST_TITLE:
        return Refusal(
            "title_too_long",
            "A title can have %(most)s characters. Yours has %(count)s.",
            {"most": LONGEST_TITLE, "count": len(title)},
        )
    return None


def _refused_rest(
    gathering: Gathering, description: str, sdgs: tuple[int, ...], challenges: tuple[str, ...]
) -> Refusal | None:
    if len(description) > LONGEST_DESCRIPTION:
        return Refusal(
            "description_too_long",
            "A description can have %(most)s characters. Yours has %(count)s.",
            {"most": LONGEST_DESCRIPTION, "count": len(description)},
        )
    if any(goal not in SDGS for goal in sdgs):
        return Refusal("no_such_goal", "Choose among the goals from 1 to 17.")
    if any(each not in gathering.challenges for each in challenges):
        return Refusal("no_such_challenge", "Choose among the challenges of this gathering.")
    return None


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

"""Asking for a facilitator, from any room, with a word of why.

Rules:
    HE1 Who is in a room asks from there, in ``LONGEST_WHY`` characters at most.
    HE2 A room asks once at a time. Everyone in it sees that it has asked, and who is on the way;
        why, the facilitators alone are told.
    HE3 The desk has the queue, the longest wait first. A facilitator says that they are on the
        way; the last who said so is named in the room.
    HE4 A facilitator says that it is done; anyone in the room says that they manage by themselves.
        Nothing is kept of it then.
    HE5 What a room asked is in the queue no longer when the room is gone.
    HE6 It is over by itself when nobody in reach is in the room any more: there is nobody to help.
    HE7 A facilitator who said that they are on the way, and is in the room, is said to be here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from openspace.domain.facts import Fact
from openspace.domain.facts.rooms import HelpAnswered, HelpAsked
from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.domain.hands import NOT_IN_THE_ROOM, in_room
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.whereabouts import Whereabouts

LONGEST_WHY = 200
ASKED_ALREADY = Refusal("help_asked", "A facilitator has been asked for already.")
WHY = Refusal("why_missing", "Say in a word what it is about.")


@dataclass(frozen=True, slots=True)
class Help:
    """What a room has asked for; ``helper`` is the facilitator on the way."""

    id: str
    room: str
    participant: str
    why: str
    at: datetime
    helper: str | None = None


def ask(
    gathering: str,
    now: Whereabouts,
    room: str,
    why: str,
    waiting: Help | None,
    new: tuple[str, datetime],
    facilitators: tuple[str, ...],
) -> Outcome:
    """Ask from a room (HE1, HE2); ``waiting`` is what it has asked, ``new`` an id and the time."""
    said = " ".join(why.split())
    if not in_room(now, room):
        return NOT_IN_THE_ROOM
    if waiting:
        return ASKED_ALREADY
    if not said:
        return WHY
    if len(said) > LONGEST_WHY:
        return Refusal(
            "why_too_long", "Say it in at most %(most)s characters.", {"most": LONGEST_WHY}
        )
    return (HelpAsked(gathering, new[0], room, now.participant, said, facilitators, new[1]),)


def answer(
    gathering: str, facilitator: str, waiting: Help | None, facilitators: tuple[str, ...]
) -> Outcome:
    """Be on the way (HE3); what is over already needs nobody."""
    if waiting is None or waiting.helper == facilitator:
        return ()
    return (HelpAnswered(gathering, waiting.id, waiting.room, facilitator, facilitators),)


def end(gathering: str, by: str, waiting: Help | None, facilitators: tuple[str, ...]) -> Outcome:
    """It is done (HE4)."""
    if waiting is None:
        return ()
    return (HelpAnswered(gathering, waiting.id, waiting.room, by, facilitators, done=True),)


def left_alone(
    gathering: str,
    waiting: Iterable[Help],
    before: Mapping[str, frozenset[str]],
    facts: Iterable[Fact],
    facilitators: tuple[str, ...],
) -> tuple[Fact, ...]:
    """What is over because these moves empty the room (HE6); ``before`` is who was in reach."""
    moves = [fact for fact in facts if isinstance(fact, ParticipantMoved)]
    last = {fact.from_room: fact.participant for fact in moves}
    return tuple(
        HelpAnswered(gathering, each.id, each.room, last[each.room], facilitators, done=True)
        for each in waiting
        if each.room in last and not _inside(each.room, before.get(each.room, frozenset()), moves)
    )


def _inside(room: str, people: frozenset[str], moves: Iterable[ParticipantMoved]) -> frozenset[str]:
    for fact in moves:
        is_there = fact.room == room and not fact.away
        people = people | {fact.participant} if is_there else people - {fact.participant}
    return people

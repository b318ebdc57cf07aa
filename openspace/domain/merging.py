"""Merging: a topic goes into another, its holder, and can come out again.

Rules:
    J1 Both hang on the wall by themselves, neither belongs to the fixed programme, and the
       marketplace is open. So whatever goes in goes into one that is in nothing: there is no
       circle, and every topic has one holder at most, however long the chain.
    J2 Votes stay on the topic they were cast on. Counted are the people over the holder and
       everything that came along, each once. A vote on the holder is cast once, and taken back
       wherever it lies.
    J3 Who convenes the topic convenes the holder too.
    J4 Where the holder has no place and the topic has one, the first of its places whose round
       is not over goes along. All its other cells get free. What is pinned or hangs in a frozen
       slot stays, unless a facilitator says yes (Z2, Z3); rounds that are over bind nobody.
    J5 Whoever is in a room of the topic stands in the hallway. Its notes stay as they are.
    J6 Undone by a convener of either of the two, or a facilitator, while the marketplace is open:
       the topic hangs again with the votes that lie on it, and with what had come along with it
       before. Votes cast on the holder since stay there, and no place is given back.
    J7 When a holder is withdrawn, what came along with it hangs on the wall again.
"""

from collections.abc import Iterable
from datetime import datetime

from openspace.domain.agenda import Agenda, Breakout, Placement, is_over
from openspace.domain.facts import Fact
from openspace.domain.facts.agenda import Move, TopicsRearranged
from openspace.domain.facts.merging import MergeUndone, TopicMerged
from openspace.domain.freezing import refused_moves
from openspace.domain.gathering import Gathering
from openspace.domain.marketplace import Topic
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.timetable import Phase


def merge(
    gathering: Gathering, agenda: Agenda, topic: Topic, into: Topic, people: Iterable[str]
) -> Outcome:
    """Let a topic go into another; ``people`` are those whose marks or topics it changes."""
    if refusal := refused(gathering, topic, into):
        return refusal
    merged = TopicMerged(gathering.code, topic.id, into.id, tuple(people), into.breakouts)
    return (*_rearranged(gathering, agenda, topic, into), merged)


def held_fast(
    caller: Caller, gathering: Gathering, agenda: Agenda, topic: Topic, at: datetime
) -> Refusal | None:
    """Why this caller cannot take a topic away from where it hangs, if so (J4)."""
    runs = (Breakout(each.breakout, topic) for each in _to_come(gathering, agenda, topic))
    return refused_moves(caller, agenda, runs, at)


def refused(gathering: Gathering, topic: Topic, into: Topic) -> Refusal | None:
    """Why these two cannot become one, if they cannot (J1)."""
    if gathering.timetable.now.phase is not Phase.MARKETPLACE:
        return Refusal("merging_closed", "Topics are merged while the marketplace is open.")
    if topic.id == into.id:
        return Refusal("same_topic", "Choose another topic than this one.")
    if topic.fixed or into.fixed:
        return Refusal("topic_fixed", "The fixed programme stays as it is.")
    return gone(topic) or gone(into)


def gone(topic: Topic) -> Refusal | None:
    """Why nothing can be done with a topic that does not hang by itself."""
    if topic.withdrawn:
        return Refusal(
            "topic_gone",
            "%(number)s, “%(title)s”, hangs no more.",
            {"number": topic.number, "title": topic.title},
        )
    if topic.merged_into:
        return Refusal(
            "topic_merged",
            "%(number)s, “%(title)s”, has gone into another topic already.",
            {"number": topic.number, "title": topic.title},
        )
    return None


def refused_undoing(
    caller: Caller, gathering: Gathering, topic: Topic, holder: Topic
) -> Refusal | None:
    """Why somebody cannot take a topic out of its holder, if they cannot (J6)."""
    if not may_part(caller, topic, holder):
        return Refusal(
            "not_yours_to_part",
            "Only who convenes one of the two topics or a facilitator can take them apart.",
        )
    if gathering.timetable.now.phase is not Phase.MARKETPLACE:
        return Refusal(
            "parting_closed", "A merge can be undone while the marketplace is open, not later."
        )
    return None


def may_part(caller: Caller, topic: Topic, holder: Topic) -> bool:
    """Whether it is this caller's to take a topic out of its holder (J6)."""
    return caller.facilitates or topic.convened_by(caller) or holder.convened_by(caller)


def parted(gathering: str, topic: Topic, holder: Topic, people: Iterable[str]) -> Fact:
    """What takes a topic out of its holder again (J6, J7)."""
    return MergeUndone(gathering, topic.id, holder.id, tuple(people), holder.breakouts)


def _to_come(gathering: Gathering, agenda: Agenda, topic: Topic) -> tuple[Placement, ...]:
    over = {each.id for each in agenda.slots if is_over(gathering.timetable, each)}
    return tuple(
        each for run in topic.breakouts if (each := agenda.of(run)) and each.slot not in over
    )


def _rearranged(
    gathering: Gathering, agenda: Agenda, topic: Topic, into: Topic
) -> tuple[Fact, ...]:
    hung = [each for run in topic.breakouts if (each := agenda.of(run))]
    if not hung:
        return ()
    moves = [Move(topic.id, each.breakout, each.cell, None) for each in hung]
    to_come = _to_come(gathering, agenda, topic)
    if to_come and not any(agenda.of(run) for run in into.breakouts):
        moves.append(Move(into.id, into.breakout, None, to_come[0].cell))
    return (TopicsRearranged(gathering.code, tuple(moves)),)

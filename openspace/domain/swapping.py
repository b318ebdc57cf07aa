"""Swapping: two cards of the grid change cells at once.

Rules:
    S1 Both have a place, in slots that can still be changed; each is where it was seen.
    S2 A facilitator swaps any two; so does who convenes both. Others ask (see ``offers``).
    S3 The fixed programme is swapped by a facilitator alone, and so is a topic that is held more
       than once: which of its times is meant would not be clear later.
    S4 What hangs in a frozen slot, or is pinned, is swapped by a facilitator alone (Z2, Z3).
    S5 So is what would come into a slot beside a topic that is kept apart from it (U2).
"""

from openspace.domain.agenda import Agenda, Breakout, is_over
from openspace.domain.facts.agenda import Move, TopicsRearranged
from openspace.domain.marketplace import Topic
from openspace.domain.merging import gone
from openspace.domain.pairs import Wishes
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.timetable import Timetable

Cell = tuple[str, str]


def swap(
    gathering: str,
    timetable: Timetable,
    agenda: Agenda,
    pair: tuple[Breakout, Breakout],
    seen: tuple[Cell, Cell],
) -> Outcome:
    """Let two breakouts change cells; ``seen`` is where each was when it was decided (S1)."""
    if refusal := refused(timetable, agenda, pair, seen):
        return refusal
    one, other = pair
    return (
        TopicsRearranged(
            gathering,
            (
                Move(one.topic.id, one.id, seen[0], seen[1]),
                Move(other.topic.id, other.id, seen[1], seen[0]),
            ),
        ),
    )


def refused(
    timetable: Timetable, agenda: Agenda, pair: tuple[Breakout, Breakout], seen: tuple[Cell, Cell]
) -> Refusal | None:
    """Why these two cannot change places, if they cannot (S1)."""
    if pair[0].id == pair[1].id:
        return Refusal("same_topic", "Choose another topic than this one.")
    for breakout, cell in zip(pair, seen, strict=True):
        if refusal := gone(breakout.topic):
            return refusal
        there = agenda.of(breakout.id)
        if there is None or there.cell != cell:
            return Refusal(
                "moved_meanwhile",
                "%(number)s, “%(title)s”, was moved meanwhile. Look again where it is.",
                {"number": breakout.topic.number, "title": breakout.topic.title},
            )
    slots = [slot for slot in agenda.slots if slot.id in (seen[0][0], seen[1][0])]
    if any(is_over(timetable, slot) for slot in slots):
        return Refusal("slot_over", "That round is over. Choose a later one.")
    return None


def beside(
    agenda: Agenda, pair: tuple[Breakout, Breakout], seen: tuple[Cell, Cell], wishes: Wishes
) -> tuple[Topic, str] | None:
    """Which of the two would come into a slot beside which topic kept apart from it (S5)."""
    if seen[0][0] == seen[1][0]:
        return None
    staying = [each for each in agenda.placements if each.breakout not in (pair[0].id, pair[1].id)]
    for own, cell in zip(pair, reversed(seen), strict=True):
        apart = wishes.partners(own.topic.id, "apart")
        for each in staying:
            if each.slot == cell[0] and each.topic in apart:
                return own.topic, each.topic
    return None


def told_beside(topic: Topic, partner: Topic) -> Refusal:
    """Why a convener cannot swap these (S5)."""
    return Refusal(
        "kept_apart",
        "In the round where %(number)s would hang hangs %(other)s, “%(title)s”, and the"
        " facilitators keep the two apart.",
        {"number": topic.number, "other": partner.number, "title": partner.title},
    )


def only_run(agenda: Agenda, topic: Topic) -> tuple[Breakout, Cell] | Refusal:
    """The one place a topic has, for those who have to ask (S3)."""
    if topic.fixed:
        return Refusal("topic_fixed", "The fixed programme stays as it is.")
    if len(topic.breakouts) > 1:
        return Refusal(
            "held_several_times",
            "%(number)s, “%(title)s”, is held more than once. A facilitator can swap it.",
            {"number": topic.number, "title": topic.title},
        )
    there = agenda.of(topic.breakout)
    if there is None:
        return Refusal(
            "without_place",
            "%(number)s, “%(title)s”, has no place to swap.",
            {"number": topic.number, "title": topic.title},
        )
    return Breakout(topic.breakout, topic), there.cell

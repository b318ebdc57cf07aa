"""Hanging a card into a cell of the grid, moving it, and taking it off.

Rules (A1 and A2 stand in ``agenda``):
    A3 A claim of a cell is atomic: one wins, the other is told who has it.
    A4 A breakout, which is a run of a topic, has one cell at most; placing it again moves it,
       and its id, its notes and its people stay the same.
    A5 Nothing is placed before the marketplace opens, or into a slot that is over.
    A7 A hand says where it saw the card. If it hangs elsewhere by now it stays there, and the hand
       is told where, and who holds the cell it chose. Who says nothing is taken as they come.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from openspace.domain.agenda import (
    Agenda,
    Breakout,
    Placement,
    is_over,
    is_withdrawn,
    not_yours,
    off,
)
from openspace.domain.facts.agenda import TopicMoved, TopicPlaced
from openspace.domain.freezing import refused_move
from openspace.domain.marketplace import Topic
from openspace.domain.pairs import told_apart
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.timetable import Phase, Timetable


@dataclass(frozen=True, slots=True)
class Claim:
    """What a hand wants: a cell, for a card that it saw at ``seen``.

    ``seen`` is written ``slot:place`` and empty for a card without a place; None says nothing.
    """

    cell: tuple[str, str]
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Who is in the way: the topic that holds the cell, and one of the slot kept apart from it."""

    holder: Topic | None = None
    apart: Topic | None = None


def place(
    caller: Caller,
    timetable: Timetable,
    agenda: Agenda,
    breakout: Breakout,
    claim: Claim,
    neighbours: Neighbours,
    at: datetime,
) -> Outcome:
    """Put a breakout into a cell, or move it there."""
    topic, before = breakout.topic, agenda.of(breakout.id)
    refusal = not_yours(caller, topic) or _impossible(timetable, agenda, topic, claim.cell)
    if refusal:
        return refusal
    if before and before.cell == claim.cell:
        return ()
    refusal = (
        moved_meanwhile(agenda, before, claim.seen, neighbours.holder)
        or refused_move(caller, agenda, breakout, at)
        or _in_the_way(caller, neighbours)
    )
    if refusal:
        return refusal
    if before:
        return (TopicMoved(caller.gathering, topic.id, breakout.id, *claim.cell, *before.cell),)
    return (TopicPlaced(caller.gathering, topic.id, breakout.id, *claim.cell),)


def unplace(
    caller: Caller, agenda: Agenda, breakout: Breakout, at: datetime, seen: str | None = None
) -> Outcome:
    """Take a breakout off the grid (A2)."""
    before = agenda.of(breakout.id)
    refusal = (
        not_yours(caller, breakout.topic)
        or (moved_meanwhile(agenda, before, seen, None) if before else None)
        or refused_move(caller, agenda, breakout, at)
    )
    return refusal or off(caller.gathering, agenda, breakout)


def taken(holder: Topic) -> Refusal:
    """The cell has gone to somebody else (A3)."""
    return Refusal(
        "cell_taken",
        "That place was just taken by %(number)s, “%(title)s”. Choose another one.",
        {"number": holder.number, "title": holder.title},
    )


def _in_the_way(caller: Caller, neighbours: Neighbours) -> Refusal | None:
    if neighbours.holder:
        return taken(neighbours.holder)
    if neighbours.apart and not caller.facilitates:
        return told_apart(neighbours.apart)
    return None


def seen_at(placement: Placement | None) -> str:
    """How a hand says where it saw a card."""
    return ":".join(placement.cell) if placement else ""


def moved_meanwhile(
    agenda: Agenda, now: Placement | None, seen: str | None, holder: Topic | None
) -> Refusal | None:
    """Why a card that is elsewhere than it was ``seen`` stays where it is ``now``, if so (A7)."""
    if seen is None or seen == seen_at(now):
        return None
    slot, place = (agenda.slot(now.slot), agenda.place(now.place)) if now else (None, None)
    if slot is None or place is None:
        return _taken_off(holder)
    return _hung_elsewhere({"round": slot.number, "place": place.name}, holder)


def _taken_off(holder: Topic | None) -> Refusal:
    if holder is None:
        return Refusal(
            "moved_meanwhile", "Somebody else has taken it off the agenda meanwhile. Look again."
        )
    return Refusal(
        "moved_meanwhile",
        "Somebody else has taken it off the agenda meanwhile, and where you wanted it hangs"
        " %(number)s, “%(title)s”. Look again.",
        {"number": holder.number, "title": holder.title},
    )


def _hung_elsewhere(where: Mapping[str, str | int], holder: Topic | None) -> Refusal:
    if holder is None:
        return Refusal(
            "moved_meanwhile",
            "Somebody else has moved it meanwhile: it hangs in round %(round)s, %(place)s now."
            " Look again.",
            where,
        )
    return Refusal(
        "moved_meanwhile",
        "Somebody else has moved it meanwhile: it hangs in round %(round)s, %(place)s now, and"
        " where you wanted it hangs %(number)s, “%(title)s”. Look again.",
        {**where, "number": holder.number, "title": holder.title},
    )


def _impossible(
    timetable: Timetable, agenda: Agenda, topic: Topic, cell: tuple[str, str]
) -> Refusal | None:
    slot = agenda.slot(cell[0])
    if slot is None or agenda.place(cell[1]) is None:
        return Refusal("no_such_cell", "There is no such place on the agenda.")
    if gone := is_withdrawn(topic):
        return gone
    if not _has_begun(timetable):
        return Refusal("agenda_closed", "Topics get their places once the marketplace is open.")
    if is_over(timetable, slot):
        return Refusal("slot_over", "That round is over. Choose a later one.")
    return None


def _has_begun(timetable: Timetable) -> bool:
    phases = [each.phase for each in timetable.stretches]
    opens = phases.index(Phase.MARKETPLACE) if Phase.MARKETPLACE in phases else 0
    return timetable.position >= opens

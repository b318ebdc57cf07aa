"""The display at the door of each place: what it shows when, and the address that opens it.

Rules:
    DI1 While a round runs it shows the conversation held there, or that the place is free.
    DI2 While all are together it says so. Otherwise it says what comes there next. When the day
        is over it leads to the book.
    DI3 What comes next is the first round ahead in which a topic hangs at this place.
    DI4 Of the notes it shows the last lines; a host is named who agreed to be named.
    DI5 Where only invited people may read, its address holds a key. A new key ends all before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from openspace.domain.agenda import Agenda, Placement
from openspace.domain.marketplace import Convener
from openspace.domain.timetable import AFTERWARDS, Phase, Timetable

Kind = Literal["talk", "free", "ahead", "together", "book"]
TOGETHER = (Phase.OPENING, Phase.MARKETPLACE, Phase.CONVERGENCE, Phase.CLOSING)
LAST_LINES = 12
LONGEST_LINE = 280


@dataclass(frozen=True, slots=True)
class Showing:
    """What a display shows: what is held there ``now``, and what is held there ``next``."""

    kind: Kind
    now: Placement | None = None
    next: Placement | None = None


def showing(timetable: Timetable, agenda: Agenda, place: str) -> Showing:
    """What the display of a place shows in the phase that is open (DI1, DI2)."""
    coming = _next(timetable, agenda, place)
    if timetable.now.phase in AFTERWARDS:
        return Showing("book")
    if slot := timetable.now.slot:
        held = agenda.at(slot, place)
        return Showing("talk" if held else "free", held, coming)
    if timetable.now.phase in TOGETHER:
        return Showing("together", next=coming)
    return Showing("ahead", next=coming)


def _next(timetable: Timetable, agenda: Agenda, place: str) -> Placement | None:
    """What is held there in the rounds ahead, first (DI3)."""
    ahead = (each.slot for each in timetable.stretches[timetable.position + 1 :] if each.slot)
    return next((held for slot in ahead if (held := agenda.at(slot, place))), None)


def shown_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """The last lines of a note, none of them too long for a wall (DI4)."""
    return tuple(
        each if len(each) <= LONGEST_LINE else each[: LONGEST_LINE - 1].rstrip() + "…"
        for each in lines[-LAST_LINES:]
    )


def hosts(conveners: Sequence[Convener], named: frozenset[str]) -> tuple[str, ...]:
    """Those who are named on a wall: they agreed, or the organisers' file names them (DI4)."""
    return tuple(
        each.name
        for each in conveners
        if each.name and (each.participant is None or each.participant in named)
    )

"""The standing rooms: those that are there whatever the agenda says.

Rules:
    SR1 The plenary and the help desk are there until the gathering is over.
    SR2 The test room is there in its own phase only, and leaves no trace.
    SR3 Nothing that happens in a standing room enters the workbook.
"""

from collections.abc import Sequence
from enum import StrEnum

from openspace.domain.agenda import Slot
from openspace.domain.timetable import AFTERWARDS, Phase, Timetable


class Standing(StrEnum):
    """A room that no topic needs; its value is its id, which no breakout has."""

    PLENARY = "plenary"
    HELP = "help"
    TEST = "test"


NAMES = {str(each): each for each in Standing}


def standing(room: str | None) -> Standing | None:
    """The standing room of this id; None where it is a breakout's, or the hallway."""
    return NAMES.get(room or "")


def open_in(phase: Phase) -> tuple[Standing, ...]:
    """The standing rooms one can go into in a phase (SR1, SR2)."""
    if phase in AFTERWARDS:
        return ()
    everywhere = (Standing.PLENARY, Standing.HELP)
    return (*everywhere, Standing.TEST) if phase is Phase.TEST_ROOM else everywhere


def closed(before: Phase, after: Phase) -> tuple[Standing, ...]:
    """The standing rooms that close when one phase gives way to another."""
    return tuple(each for each in open_in(before) if each not in open_in(after))


def slot_shown(timetable: Timetable, slots: Sequence[Slot]) -> Slot | None:
    """The slot whose rooms one sees: of the round that runs, else the next one, else the last."""
    ahead = [each.slot for each in timetable.stretches[timetable.position :] if each.slot]
    if not ahead:
        return slots[-1] if slots else None
    return next(each for each in slots if each.id == ahead[0])

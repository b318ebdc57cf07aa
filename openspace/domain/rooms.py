"""The standing rooms: those that are there whatever the agenda says.

Rules:
    SR1 The plenary and the help desk are there until the gathering is over.
    SR2 The test room is there in its own phase only, and leaves no trace.
    SR3 Nothing that happens in a standing room enters the workbook.
    SR4 The tables of the foyer are there in the foyer and in breaks.
    SR5 One that closes says so on the screens of those in it, and leads on: into the plenary where
        all are there, to the wall while topics are put up, to the workbook when the gathering is
        over, else to the rooms. Once it is there again, it says nothing.
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
    TABLE_1 = "table1"
    TABLE_2 = "table2"
    TABLE_3 = "table3"
    TABLE_4 = "table4"
    TABLE_5 = "table5"
    TABLE_6 = "table6"
    TABLE_7 = "table7"
    TABLE_8 = "table8"


NAMES = {str(each): each for each in Standing}
TABLES = tuple(each for each in Standing if each.startswith("table"))
WITH_LINKS = tuple(str(each) for each in Standing if each not in TABLES)
"""Those whose call facilitators may give a link of its own."""


def standing(room: str | None) -> Standing | None:
    """The standing room of this id; None where it is a breakout's, or the hallway."""
    return NAMES.get(room or "")


def with_tables(phase: Phase) -> bool:
    """Whether the tables are there (SR4)."""
    return phase in (Phase.FOYER, Phase.BREAK)


def open_in(phase: Phase, tables: int = 0) -> tuple[Standing, ...]:
    """The standing rooms one can go into in a phase, with so many tables (SR1, SR2, SR4)."""
    if phase in AFTERWARDS:
        return ()
    everywhere = (Standing.PLENARY, Standing.HELP)
    if with_tables(phase):
        return (*everywhere, *TABLES[:tables])
    return (*everywhere, Standing.TEST) if phase is Phase.TEST_ROOM else everywhere


def closed(before: Phase, after: Phase) -> tuple[Standing, ...]:
    """The standing rooms that close when one phase gives way to another."""
    then = open_in(after, len(TABLES))
    return tuple(each for each in open_in(before, len(TABLES)) if each not in then)


def slot_shown(timetable: Timetable, slots: Sequence[Slot]) -> Slot | None:
    """The slot whose rooms one sees: of the round that runs, else the next one, else the last."""
    ahead = [each.slot for each in timetable.stretches[timetable.position :] if each.slot]
    if not ahead:
        return slots[-1] if slots else None
    return next(each for each in slots if each.id == ahead[0])

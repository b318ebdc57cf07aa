"""The display at a door: DI1 to DI4. Of its key, DI5, ``tests/web/test_displays``."""

from dataclasses import replace

import pytest

from openspace.domain.agenda import Agenda, Placement
from openspace.domain.displays import (
    LAST_LINES,
    LONGEST_LINE,
    Showing,
    hosts,
    showing,
    shown_lines,
)
from tests.cast import (
    CLOSING,
    FOYER,
    MARKET,
    OPENING,
    PAUSE,
    PAUSE_2,
    ROUND_1,
    ROUND_2,
    WORKBOOK,
    agenda,
    ben,
    chi,
    credit,
    timetable,
)

FIRST = Placement("t1", "b1", "r1", "haven")
SECOND = Placement("t2", "b2", "r2", "haven")
BOTH = agenda(("t1", "r1", "haven"), ("t2", "r2", "haven"))
LATER = agenda(("t2", "r2", "haven"))


@pytest.mark.parametrize(
    ("position", "grid", "expected"),
    [
        (ROUND_1, BOTH, Showing("talk", FIRST, SECOND)),
        (ROUND_2, BOTH, Showing("talk", SECOND)),
        (ROUND_1, LATER, Showing("free", None, SECOND)),
        (ROUND_2, agenda(), Showing("free")),
    ],
)
def test_di1_in_a_round_it_shows_what_is_held_there(
    position: int, grid: Agenda, expected: Showing
) -> None:
    assert showing(timetable(position), grid, "haven") == expected


@pytest.mark.parametrize(
    ("position", "kind"),
    [
        (FOYER, "ahead"),
        (OPENING, "together"),
        (MARKET, "together"),
        (PAUSE, "ahead"),
        (PAUSE_2, "ahead"),
        (CLOSING, "together"),
        (WORKBOOK, "book"),
    ],
)
def test_di2_else_it_says_where_all_are_or_leads_to_the_book(position: int, kind: str) -> None:
    assert showing(timetable(position), BOTH, "haven").kind == kind


@pytest.mark.parametrize(
    ("position", "coming"), [(MARKET, FIRST), (PAUSE_2, SECOND), (CLOSING, None)]
)
def test_di3_next_is_the_first_round_ahead_in_which_something_hangs(
    position: int, coming: Placement | None
) -> None:
    assert showing(timetable(position), BOTH, "haven").next == coming
    assert showing(timetable(MARKET), LATER, "haven").next == SECOND
    assert showing(timetable(MARKET), BOTH, "loft").next is None


def test_di4_the_last_lines_stand_on_a_wall_and_none_is_endless() -> None:
    lines = [f"line {at}" for at in range(LAST_LINES + 3)]
    assert shown_lines(lines) == tuple(lines[3:])
    assert shown_lines(["x" * LONGEST_LINE]) == ("x" * LONGEST_LINE,)
    assert shown_lines(["x" * (LONGEST_LINE + 1)]) == ("x" * (LONGEST_LINE - 1) + "…",)


def test_di4_a_host_is_named_who_agreed_or_whom_the_file_names() -> None:
    imported = replace(credit(ben), participant=None, name="Elle")
    conveners = (credit(chi), credit(ben), imported, replace(imported, name=""))
    assert hosts(conveners, frozenset({"ben"})) == ("Ben Bø", "Elle")

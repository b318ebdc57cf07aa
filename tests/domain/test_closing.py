"""A line from each: said in its time, changed, taken back, with a name or without."""

from dataclasses import replace

import pytest

from openspace.domain.closing import (
    LONGEST,
    MISSING,
    NOT_YOURS,
    SEALED,
    TOO_EARLY,
    Reflection,
    closed,
    name_at,
    say,
    take_away,
)
from openspace.domain.facts.closing import (
    ReflectionSaid,
    ReflectionTakenAway,
    ReflectionTakenBack,
)
from openspace.domain.refusal import Refusal
from tests.cast import ANA, BEN, CHI, CLOSING, CODE, ROUND_2, WORKBOOK, at, ben, timetable

LINE = Reflection("x1", "ben", "Thank you", False, at(12))


@pytest.mark.parametrize("position", [CLOSING, WORKBOOK])
def test_a_line_is_said_in_the_circle_and_while_the_book_is_amended(position: int) -> None:  # RE1
    said = (ReflectionSaid(CODE, "x1", "ben", "Thank you", False, at(12)),)
    assert (
        say(
            CODE,
            closed(timetable(position), sealed=False),
            replace(LINE, text=" Thank  you "),
            None,
        )
        == said
    )
    assert say(CODE, closed(timetable(ROUND_2), sealed=False), LINE, None) == TOO_EARLY
    assert say(CODE, closed(timetable(position), sealed=True), LINE, None) == SEALED


def test_another_line_takes_its_place_and_the_same_changes_nothing() -> None:  # RE2
    now = None
    new = replace(LINE, id="x2", text="And see you")
    assert say(CODE, now, new, LINE) == (
        ReflectionSaid(CODE, "x1", "ben", "And see you", False, at(12)),
    )
    assert say(CODE, now, replace(LINE, id="x2"), LINE) == ()
    assert isinstance(say(CODE, now, replace(LINE, named=True), LINE), tuple)
    assert say(CODE, now, replace(LINE, text="\u202e "), None) == MISSING
    long = say(CODE, now, replace(LINE, text="å" * (LONGEST + 1)), None)
    assert isinstance(long, Refusal)
    assert long.values == {"most": 200, "count": 201}


def test_it_is_taken_back_by_its_owner_while_the_book_is_amended() -> None:  # RE2
    assert take_away(BEN, None, LINE, at(12)) == (ReflectionTakenBack(CODE, "x1", "ben"),)
    assert take_away(BEN, SEALED, LINE, at(12)) == SEALED
    assert take_away(BEN, None, None, at(12)) == ()


def test_a_name_stands_where_it_was_asked_for_with_the_line() -> None:  # RE3
    named = replace(LINE, named=True)
    assert (name_at(LINE, ben), name_at(named, ben)) == ("", "Ben Bø")
    assert name_at(named, replace(ben, removed=True)) == name_at(named, None) == ""


def test_a_facilitator_takes_a_line_away() -> None:  # RE4
    away = (ReflectionTakenAway(CODE, "x1", "ben", "ana", at(13)),)
    assert take_away(ANA, SEALED, LINE, at(13)) == away
    assert take_away(CHI, None, LINE, at(13)) == NOT_YOURS

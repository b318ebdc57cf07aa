"""More time for what is on, or less: MT1 to MT4."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from openspace.domain.extending import (
    NOT_HERE,
    TIME_CHANGED,
    TOO_SHORT,
    extend,
    is_extended_by_hand,
)
from openspace.domain.facts.gathering import TimetableChanged
from openspace.domain.gathering import Gathering
from openspace.domain.rounds import Concerned, times_seen
from openspace.domain.timetable import Phase, Stretch, Timetable
from openspace.store.gatherings import _of_section
from tests.cast import (
    CLOSING,
    MARKET,
    PAUSE,
    ROUND_1,
    ROUND_2,
    STRETCHES,
    WORKBOOK,
    at,
    gathering,
)

QUARTER_TO = at(9, 45)


def extended(before: Gathering, minutes: int = 5, when: datetime = QUARTER_TO) -> Gathering:
    """The gathering after somebody pressed."""
    seen = times_seen(before.timetable.now)
    outcome = extend(before, minutes, seen, when, Concerned())
    assert isinstance(outcome, tuple)
    (fact,) = outcome
    assert isinstance(fact, TimetableChanged)
    stretches = tuple(_of_section(each) for each in fact.sections)
    return replace(before, timetable=Timetable(stretches, fact.position))


def times(of: Gathering) -> list[tuple[datetime, datetime]]:
    return [(each.starts, each.ends) for each in of.timetable.stretches]


def test_ex1_it_ends_five_minutes_later_as_often_as_somebody_says_so() -> None:
    once = extended(gathering(MARKET))
    assert times(once)[MARKET] == (at(9, 30), at(10, 5))
    assert times(extended(once))[MARKET] == (at(9, 30), at(10, 10))


def test_ex1_and_earlier_again_as_if_nothing_had_been() -> None:
    back = extended(extended(gathering(MARKET)), -5)
    assert back.timetable.stretches == STRETCHES


def test_ex1_it_keeps_a_minute() -> None:
    seen = times_seen(STRETCHES[MARKET])
    assert extend(gathering(), -5, seen, at(9, 54), Concerned()) != TOO_SHORT
    late = at(9, 54) + timedelta(seconds=1)
    assert extend(gathering(), -5, seen, late, Concerned()) == TOO_SHORT


def test_ex2_what_follows_is_pushed_and_keeps_its_length() -> None:
    pushed = times(extended(gathering(MARKET)))
    assert pushed[PAUSE:ROUND_2] == [
        (at(10, 5), at(10, 20)),
        (at(10, 20), at(11, 5)),
        (at(11, 5), at(11, 20)),
    ]
    assert pushed[ROUND_1 + 2 :][0] == (at(11, 20), at(12, 5))


def test_ex3_of_two_at_once_one_is_told() -> None:
    seen = times_seen(STRETCHES[MARKET])
    after = extended(gathering(MARKET))
    assert extend(after, 5, seen, at(9, 45), Concerned()) == TIME_CHANGED


@pytest.mark.parametrize("position", [WORKBOOK])
def test_ex4_what_comes_when_the_day_is_over_has_its_own_time(position: int) -> None:
    book = gathering(position)
    seen = times_seen(book.timetable.now)
    assert extend(book, 5, seen, at(12, 40), Concerned()) == NOT_HERE
    assert is_extended_by_hand(gathering(CLOSING).timetable)
    asked = Stretch(Phase.INVITED, at(1), at(8, 30))
    assert not is_extended_by_hand(Timetable((asked, *STRETCHES), 0))


@pytest.mark.parametrize("minutes", [0, 1, 10, -60])
def test_ex1_it_is_five_at_a_time(minutes: int) -> None:
    seen = times_seen(STRETCHES[MARKET])
    assert extend(gathering(), minutes, seen, at(9, 45), Concerned()) == NOT_HERE


@pytest.mark.parametrize("hour", ["2027-03-28T00:30", "2027-10-31T00:30"])
def test_ex2_over_the_change_of_the_clocks_a_round_keeps_its_minutes(hour: str) -> None:
    """Summer time begins and ends at 01:00 UTC in Oslo; nothing of it is counted here."""
    starts = datetime.fromisoformat(hour).replace(tzinfo=UTC)
    first = Stretch(Phase.ROUND, starts, starts + timedelta(minutes=45), number=1)
    second = Stretch(Phase.ROUND, first.ends, first.ends + timedelta(minutes=45), number=2)
    over = Stretch(Phase.WORKBOOK, second.ends, second.ends + timedelta(days=7))
    night = replace(gathering(), timetable=Timetable((first, second, over), 0))
    whole = extended(night, when=starts).timetable.stretches
    lengths = [each.length for each in whole[:2]]
    assert lengths == [timedelta(minutes=50), timedelta(minutes=45)]
    assert whole[1].ends - starts == timedelta(minutes=95)

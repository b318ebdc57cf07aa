"""The chat of a room: CH2 to CH4, CH6 and CH7."""

from datetime import timedelta

import pytest

from openspace.domain.chat import (
    AFTER,
    AT_ONCE,
    LONGEST_LINE,
    MOST_AT_ONCE,
    Line,
    is_over,
    said,
    say,
    take_away,
)
from openspace.domain.facts.rooms import LineSaid, LineTakenAway
from openspace.domain.whereabouts import Whereabouts
from tests.cast import CODE, ROUND_1, STRETCHES, at, timetable
from tests.domain.saying import code

CHI = Whereabouts("chi", "b1", away=False)
ELSEWHERE = (Whereabouts("chi", "b2", away=False), Whereabouts("chi", "b1", away=True))


def line(words: str = "Hello", who: str = "chi", after: float = 0) -> Line:
    return Line(f"l{after}", who, words, at(10) + timedelta(seconds=after))


def test_ch2_who_is_in_the_room_says_a_line() -> None:
    assert say(CODE, CHI, "b1", [], line()) == (LineSaid(CODE, "b1", "l0"),)
    for now in ELSEWHERE:
        assert code(say(CODE, now, "b1", [], line())) == "not_in_the_room"


@pytest.mark.parametrize(
    ("words", "refusal"),
    [("", "line_missing"), ("x" * LONGEST_LINE, ""), ("x" * (LONGEST_LINE + 1), "line_too_long")],
)
def test_ch3_a_line_has_an_end(words: str, refusal: str) -> None:
    assert code(say(CODE, CHI, "b1", [], line(words))) == refusal


def test_ch3_a_line_is_one_line() -> None:
    assert said("  One\n\ttwo ") == "One two"


def test_ch4_who_is_too_quick_waits_and_others_do_not() -> None:
    lines = [line(after=each) for each in range(MOST_AT_ONCE)]
    assert code(say(CODE, CHI, "b1", lines, line(after=5))) == "too_many_lines"
    assert code(say(CODE, CHI, "b1", lines[1:], line(after=5))) == ""
    assert code(say(CODE, CHI, "b1", lines, line(after=AT_ONCE.total_seconds()))) == ""
    ben = Whereabouts("ben", "b1", away=False)
    assert code(say(CODE, ben, "b1", lines, line(who="ben", after=5))) == ""


def test_ch6_one_takes_ones_own_away_and_whoever_leads_takes_all() -> None:
    gone = (LineTakenAway(CODE, "b1", "l0"),)
    assert take_away(CODE, CHI, "b1", line(), leads=False) == gone
    assert code(take_away(CODE, CHI, "b1", line(who="ben"), leads=False)) == "not_your_line"
    assert take_away(CODE, CHI, "b1", line(who="ben"), leads=True) == gone
    assert take_away(CODE, CHI, "b1", None, leads=False) == ()
    for now in ELSEWHERE:
        assert code(take_away(CODE, now, "b1", line(), leads=True)) == "not_in_the_room"


def test_ch7_it_is_past_its_time_some_while_after_the_round() -> None:
    ends = STRETCHES[ROUND_1].ends
    after = timetable(ROUND_1 + 1)
    assert is_over(after, "r1", ends, ends + AFTER)
    assert not is_over(after, "r1", ends, ends + AFTER - timedelta(seconds=1))
    later = ends + AFTER
    assert not is_over(after, "r1", later, later + AFTER - timedelta(seconds=1))
    assert is_over(after, "r1", later, later + AFTER)
    assert not is_over(timetable(ROUND_1), "r1", ends, ends + 2 * AFTER)
    assert not is_over(after, None, ends, ends + 2 * AFTER)

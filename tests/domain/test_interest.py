"""Interest: I1 to I3."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openspace.domain.facts.agenda import TopicPlaced
from openspace.domain.gathering import PlacingRule
from openspace.domain.interest import corrected, shown_at, window_of
from openspace.domain.placing import place_rest
from openspace.domain.timetable import Phase, Timetable
from tests.cast import FOYER, MARKET, PAUSE, STRETCHES, agenda, at, gathering, timetable, topic

WINDOW = (at(9, 30), at(10))
HIDDEN = replace(gathering(), tallies="hidden")


def test_i1_hidden_tallies_are_told_when_the_marketplace_closes() -> None:
    assert shown_at(HIDDEN) == at(10)
    assert shown_at(replace(HIDDEN, timetable=timetable(FOYER))) == at(10)
    assert shown_at(replace(HIDDEN, timetable=timetable(PAUSE))) is None


def test_i1_shown_tallies_are_told_at_once() -> None:
    assert shown_at(gathering()) is None


def test_i1_with_a_marketplace_every_day_the_last_one_counts() -> None:
    second = replace(STRETCHES[MARKET], starts=at(13), ends=at(13, 20))
    twice = Timetable((*STRETCHES[:-1], second, STRETCHES[-1]), PAUSE)
    assert shown_at(replace(HIDDEN, timetable=twice)) == at(13, 20)


@pytest.mark.parametrize(
    ("proposed_at", "marks"),
    [
        (None, 6.0),
        (at(9), 6.0),
        (at(9, 30), 6.0),
        (at(9, 40), 9.0),
        (at(9, 45), 12.0),
    ],
)
def test_i2_late_marks_count_as_over_the_whole_window(
    proposed_at: datetime | None, marks: float
) -> None:
    assert corrected(6, proposed_at, WINDOW) == marks


@pytest.mark.parametrize("minutes", [23, 29, 30, 45, 600])
def test_i3_no_mark_counts_for_more_than_four(minutes: int) -> None:
    assert corrected(6, at(9, 30) + timedelta(minutes=minutes), WINDOW) == 24.0


@given(st.integers(0, 500), st.integers(-60, 120), st.integers(0, 60))
def test_i3_the_correction_has_its_bounds(votes: int, minutes: int, length: int) -> None:
    window = (at(9, 30), at(9, 30) + timedelta(minutes=length))
    told = corrected(votes, at(9, 30) + timedelta(minutes=minutes), window)
    assert votes <= told <= 4 * votes


def test_i2_the_window_ends_now_or_with_the_marketplace() -> None:
    assert window_of(timetable(), at(9, 40)) == (at(9, 30), at(9, 40))
    assert window_of(timetable(PAUSE), at(11)) == WINDOW
    none = tuple(each for each in STRETCHES if each.phase is not Phase.MARKETPLACE)
    assert window_of(Timetable(none), at(11)) == (at(11), at(11))


def test_i2_where_interest_selects_a_late_topic_is_not_behind() -> None:
    early, late = topic(1), replace(topic(2), proposed_at=at(9, 50))
    voters = {"t1": {"p1", "p2", "p3"}, "t2": {"p4", "p5"}}

    def order(rule: PlacingRule) -> list[str]:
        ruled = replace(gathering(), placing_rule=rule)
        placed = place_rest(ruled, agenda(), [early, late], voters, lambda: "new", at(10))
        return [each.topic for each in placed if isinstance(each, TopicPlaced)]

    assert order("open space") == ["t1", "t2"]
    assert order("unconference") == ["t2", "t1"]

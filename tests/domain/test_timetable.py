"""Phases on the server's clock, and by hand: T1 to T8 and T10."""

from datetime import datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from openspace.domain.facts.gathering import PhaseOpened
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.timetable import (
    Phase,
    Stretch,
    Timetable,
    advance,
    by_the_clock,
    is_due,
    open_phase,
    resume,
    with_times,
)
from tests.cast import (
    CODE,
    FOYER,
    MARKET,
    OPENING,
    PAUSE,
    PAUSE_2,
    ROUND_1,
    ROUND_2,
    STRETCHES,
    WORKBOOK,
    at,
    timetable,
)

Times = list[tuple[datetime, datetime]]
PLANNED: Times = [(stretch.starts, stretch.ends) for stretch in STRETCHES]
minutes = st.integers(min_value=0, max_value=12 * 60)


def after(before: Timetable, outcome: Outcome) -> Timetable:
    assert not isinstance(outcome, Refusal)
    for fact in outcome:
        assert isinstance(fact, PhaseOpened)
        before = with_times(before, fact.position, fact.times)
    return before


def opened(before: Timetable, position: int, when: datetime) -> Timetable:
    return after(before, open_phase(CODE, before, position, before.position, when))


def times(timetable: Timetable) -> Times:
    return [(stretch.starts, stretch.ends) for stretch in timetable.stretches]


def test_t1_the_position_says_which_stretch_is_open() -> None:
    assert timetable(MARKET).now == STRETCHES[MARKET]
    assert timetable(MARKET).next == STRETCHES[PAUSE]


def test_t1_a_stretch_knows_its_length_and_a_round_its_slot() -> None:
    assert STRETCHES[ROUND_2].length == timedelta(minutes=45)
    assert [stretch.slot for stretch in STRETCHES] == [
        *(None, None, None, None, "r1", None, "r2", None, None)
    ]


def test_t1_the_rounds_of_a_timetable_are_in_order() -> None:
    assert [stretch.number for stretch in timetable().rounds] == [1, 2]


def test_t2_nothing_is_due_before_the_end() -> None:
    early = at(10) - timedelta(microseconds=1)
    assert not is_due(timetable(MARKET), early)
    assert advance(CODE, timetable(MARKET), early) == ()


def test_t2_at_its_end_a_stretch_gives_way() -> None:
    assert is_due(timetable(MARKET), at(10))
    assert advance(CODE, timetable(MARKET), at(10)) == (
        PhaseOpened(CODE, PAUSE, at(10), tuple(PLANNED)),
    )


def test_t2_a_clock_that_slept_goes_to_what_is_due_now() -> None:
    assert by_the_clock(timetable(FOYER), at(10, 20)) == ROUND_1


def test_t2_the_last_stretch_never_ends() -> None:
    long_after = at(12) + timedelta(days=400)
    assert by_the_clock(timetable(FOYER), long_after) == WORKBOOK
    assert timetable(WORKBOOK).finished
    assert timetable(WORKBOOK).next is None
    assert not is_due(timetable(WORKBOOK), long_after)
    assert advance(CODE, timetable(WORKBOOK), long_after) == ()


def test_t2_the_clock_never_goes_back() -> None:
    assert by_the_clock(timetable(ROUND_1), at(8, 35)) == ROUND_1


def test_t3_opened_within_its_time_a_stretch_keeps_its_end() -> None:
    late = opened(timetable(OPENING), MARKET, at(9, 40))
    assert late.position == MARKET
    assert times(late)[MARKET] == (at(9, 40), at(10))
    assert times(late)[PAUSE:] == PLANNED[PAUSE:]


def test_t4_opened_early_a_stretch_gets_its_length_from_now() -> None:
    early = opened(timetable(MARKET), ROUND_1, at(9, 50))
    assert times(early)[ROUND_1] == (at(9, 50), at(10, 35))
    assert times(early)[PAUSE_2:] == [(at(10, 35), at(11, 15)), *PLANNED[ROUND_2:]]


def test_t4_opened_late_a_stretch_gets_its_length_from_now() -> None:
    late = opened(timetable(OPENING), MARKET, at(10, 5))
    assert times(late)[MARKET] == (at(10, 5), at(10, 35))


def test_t4_at_its_very_end_a_stretch_counts_as_late() -> None:
    assert times(opened(timetable(PAUSE), MARKET, at(10)))[MARKET] == (at(9, 30), at(10, 30))


def test_t6_what_is_left_ended_when_it_was_left() -> None:
    early = opened(timetable(OPENING), PAUSE, at(9, 20))
    assert times(early)[OPENING:ROUND_1] == [
        (at(9), at(9, 20)),
        (at(9, 20), at(9, 20)),
        (at(9, 20), at(9, 35)),
    ]


def test_t6_opened_again_a_stretch_keeps_the_time_it_first_began() -> None:
    back = opened(timetable(ROUND_1), MARKET, at(10, 20))
    assert back.position == MARKET
    assert times(back)[MARKET] == (at(9, 30), at(10, 50))


def test_t6_trying_a_phase_and_going_back_costs_nothing() -> None:
    tried = timetable(MARKET)
    for position in (PAUSE, MARKET, PAUSE, ROUND_1, PAUSE, MARKET):
        tried = opened(tried, position, at(9, 40))
    assert times(tried) == PLANNED


def test_t2_after_a_stretch_opened_early_the_next_takes_up_the_time_won() -> None:
    early = opened(timetable(MARKET), ROUND_1, at(9, 50))
    paused = after(early, advance(CODE, early, at(10, 35)))
    assert times(paused)[PAUSE_2:] == [(at(10, 35), at(11, 15)), *PLANNED[ROUND_2:]]


def test_t5_what_would_begin_too_soon_is_pushed_and_keeps_its_length() -> None:
    back = opened(timetable(ROUND_1), MARKET, at(10, 20))
    assert times(back)[PAUSE:ROUND_2] == [
        (at(10, 50), at(11, 5)),
        (at(11, 5), at(11, 50)),
        (at(11, 50), at(12, 5)),
    ]


def test_t5_a_gap_takes_up_a_delay() -> None:
    gap = (Stretch(Phase.OPENING, at(9), at(9, 30)), Stretch(Phase.CLOSING, at(10), at(10, 30)))
    late = opened(Timetable((STRETCHES[FOYER], *gap)), 1, at(9, 40))
    assert times(late)[1:] == [(at(9, 40), at(10, 10)), (at(10, 10), at(10, 40))]


def test_t5_the_next_takes_up_time_that_was_won() -> None:
    gap = (Stretch(Phase.OPENING, at(9), at(9, 30)), Stretch(Phase.CLOSING, at(10), at(10, 30)))
    early = opened(Timetable((STRETCHES[FOYER], *gap)), 1, at(8, 50))
    assert times(early)[1:] == [(at(8, 50), at(9, 20)), (at(9, 20), at(10, 30))]


@given(position=st.integers(0, WORKBOOK), target=st.integers(0, WORKBOOK), minute=minutes)
def test_t5_nothing_after_is_pulled_forward_or_shortened(
    position: int, target: int, minute: int
) -> None:
    moved = opened(timetable(position), target, at(8) + timedelta(minutes=minute))
    for new, old in zip(moved.stretches[target + 1 :], STRETCHES[target + 1 :], strict=True):
        assert new.ends >= old.ends
        assert new.length >= old.length
    for new, old in zip(moved.stretches[target + 2 :], STRETCHES[target + 2 :], strict=True):
        assert new.starts >= old.starts
        assert new.length == old.length


@given(hands=st.lists(st.tuples(st.integers(0, WORKBOOK), minutes), max_size=6))
def test_t5_after_any_hands_the_open_stretch_and_what_follows_stand_in_order(
    hands: list[tuple[int, int]],
) -> None:
    now, moment = timetable(FOYER), at(8)
    for target, wait in hands:
        moment += timedelta(minutes=wait)
        now = opened(now, target, moment)
        ahead = now.stretches[now.position :]
        assert all(one.ends <= two.starts for one, two in pairwise(ahead))
        assert all(stretch.length > timedelta() for stretch in ahead)


FOLLOW_UP = Stretch(Phase.FOLLOW_UP, at(0) + timedelta(days=30), at(0) + timedelta(days=60))
FOLLOWED = (*STRETCHES, FOLLOW_UP)
"""As older versions kept it: the plan of the workbook is a week, whenever the follow-up begins."""


@given(hands=st.lists(st.tuples(st.integers(0, WORKBOOK), minutes), min_size=1, max_size=6))
def test_t10_no_hand_on_the_day_moves_what_is_planned_after_it(
    hands: list[tuple[int, int]],
) -> None:
    now, moment = Timetable(FOLLOWED, FOYER), at(8)
    for target, wait in hands:
        moment += timedelta(minutes=wait)
        before, now = now, opened(now, target, moment)
    if now != before:
        assert now.stretches[-1] == FOLLOW_UP
        assert now.stretches[WORKBOOK].ends == FOLLOW_UP.starts


def test_t10_a_workbook_that_was_opened_by_an_older_version_lasts_as_long() -> None:
    now = Timetable(FOLLOWED, WORKBOOK)
    assert now.now.ends < FOLLOW_UP.starts
    assert not is_due(now, FOLLOW_UP.starts - timedelta(seconds=1))
    closing = Timetable(FOLLOWED, WORKBOOK - 1)
    told = after(closing, advance(CODE, closing, STRETCHES[WORKBOOK].starts))
    assert (told.position, told.now.ends) == (WORKBOOK, FOLLOW_UP.starts)
    assert after(told, advance(CODE, told, FOLLOW_UP.starts)).now == FOLLOW_UP


def test_t10_opened_after_what_was_planned_it_gets_its_length() -> None:
    late = FOLLOW_UP.starts + timedelta(hours=1)
    told = opened(Timetable(FOLLOWED, FOYER), WORKBOOK, late)
    assert told.now.ends == told.stretches[-1].starts == late + STRETCHES[WORKBOOK].length


def test_t7_a_gathering_that_slept_is_resumed_with_the_phase_at_its_full_length() -> None:
    woken = after(timetable(MARKET), resume(CODE, timetable(MARKET), at(20)))
    assert woken.position == MARKET
    assert times(woken)[MARKET : ROUND_1 + 1] == [
        (at(20), at(20, 30)),
        (at(20, 30), at(20, 45)),
        (at(20, 45), at(21, 30)),
    ]


def test_t7_what_is_not_over_is_not_resumed() -> None:
    assert resume(CODE, timetable(MARKET), at(9, 59)) == ()
    assert resume(CODE, timetable(WORKBOOK), at(20)) == ()


def test_t8_opening_what_is_open_changes_nothing_from_any_screen() -> None:
    assert open_phase(CODE, timetable(MARKET), MARKET, MARKET, at(9, 40)) == ()
    assert open_phase(CODE, timetable(MARKET), MARKET, FOYER, at(9, 40)) == ()


def test_t8_who_pressed_from_an_old_screen_is_told() -> None:
    outcome = open_phase(CODE, timetable(MARKET), PAUSE_2, FOYER, at(9, 40))
    assert isinstance(outcome, Refusal)
    assert outcome.code == "phase_changed"


def test_there_are_no_phases_outside_the_timetable() -> None:
    for position in (-1, WORKBOOK + 1):
        outcome = open_phase(CODE, timetable(MARKET), position, MARKET, at(9, 40))
        assert isinstance(outcome, Refusal)
        assert outcome.code == "no_such_phase"

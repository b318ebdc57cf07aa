"""The timetable, changed on the day: X4 to X9."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openspace.domain.agenda import slots_of
from openspace.domain.clocks import Typed
from openspace.domain.facts.agenda import TopicUnplaced
from openspace.domain.facts.gathering import PhaseOpened, TimetableChanged
from openspace.domain.gathering import Gathering
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.rounds import (
    Concerned,
    add_round,
    change_times,
    remove_round,
    round_seen,
    times_seen,
)
from openspace.domain.timetable import Phase, Stretch, Timetable, open_phase, with_times
from tests.cast import (
    CLOSING,
    CODE,
    DAY,
    MARKET,
    PAUSE,
    ROUND_1,
    ROUND_2,
    STRETCHES,
    WORKBOOK,
    agenda,
    at,
    gathering,
)
from tests.domain.saying import code, facts, said

NOW = at(9, 45)
FOLLOWED_UP = Stretch(Phase.FOLLOW_UP, at(12) + timedelta(days=30), at(12) + timedelta(days=90))
TODAY, TOMORROW = DAY.isoformat(), (DAY + timedelta(days=1)).isoformat()
Line = tuple[Phase, int, str, str, str | None]


def typed(starts: str, ends: str, day: str = TODAY) -> Typed:
    """Times on the gathering's clock, an hour before UTC."""
    return Typed(day, starts, ends)


def applied(told: Outcome, before: Gathering) -> Gathering:
    """The gathering after its timetable was changed."""
    changed = next(fact for fact in facts(told) if isinstance(fact, TimetableChanged))
    stretches = tuple(
        Stretch(Phase(e.phase), *e.planned, e.number, lasting=e.lasting, frozen=e.frozen).moved(
            e.starts, e.ends
        )
        for e in changed.sections
    )
    return replace(before, timetable=Timetable(stretches, changed.position))


def added(times: Typed, before: Gathering | None = None) -> Outcome:
    return add_round(before or gathering(), times, "new", NOW, Concerned(("t1",), ("ben",)))


def changed(position: int, times: Typed, before: Gathering | None = None) -> Outcome:
    whole = before or gathering()
    seen = times_seen(whole.timetable.stretches[position])
    return change_times(whole, position, times, seen, NOW, Concerned())


def removed(slot: str, before: Gathering | None = None, *hung: tuple[str, str, str]) -> Outcome:
    whole = before or gathering()
    grid = replace(agenda(*hung), slots=slots_of(whole.timetable))
    position = next(p for p, e in enumerate(whole.timetable.stretches) if e.slot == slot)
    seen = round_seen(grid, whole.timetable.stretches[position])
    return remove_round(whole, grid, slot, seen, NOW, Concerned())


def lines(whole: Gathering) -> list[Line]:
    return [
        (e.phase, e.number, f"{e.starts:%H:%M}", f"{e.ends:%H:%M}", e.slot)
        for e in whole.timetable.stretches[MARKET:-1]
    ]


BEFORE: list[Line] = [
    (Phase.MARKETPLACE, 0, "09:30", "10:00", None),
    (Phase.BREAK, 0, "10:00", "10:15", None),
    (Phase.ROUND, 1, "10:15", "11:00", "r1"),
    (Phase.BREAK, 0, "11:00", "11:15", None),
    (Phase.ROUND, 2, "11:15", "12:00", "r2"),
    (Phase.CLOSING, 0, "12:00", "12:30", None),
]


def test_x5_x6_a_round_is_put_where_its_time_is_and_slots_keep_their_ids() -> None:
    between = applied(added(typed("12:05", "12:15")), gathering())
    assert lines(between) == [
        *BEFORE[:3],
        (Phase.BREAK, 0, "11:00", "11:05", None),
        (Phase.ROUND, 2, "11:05", "11:15", "new"),
        (Phase.ROUND, 3, "11:15", "12:00", "r2"),
        BEFORE[5],
    ]
    assert between.timetable.position == MARKET
    again = applied(removed("new", between), between)
    assert lines(again) == BEFORE
    assert again.timetable == gathering().timetable


def test_x5_a_round_after_everything_moves_the_workbook() -> None:
    late = applied(added(typed("14:00", "14:45")), gathering())
    assert lines(late)[6:] == [
        (Phase.BREAK, 0, "12:30", "13:00", None),
        (Phase.ROUND, 3, "13:00", "13:45", "new"),
    ]
    assert late.timetable.stretches[-1].starts == at(13, 45)
    (told,) = facts(added(typed("14:00", "14:45")))
    assert isinstance(told, TimetableChanged)
    assert (told.topics, told.people) == (("t1",), ("ben",))


def test_x5_the_workbook_lasts_until_the_follow_up_that_is_planned() -> None:
    told = gathering()
    planned = replace(told, timetable=Timetable((*STRETCHES, FOLLOWED_UP), MARKET))
    late = applied(added(typed("14:00", "14:45"), planned), planned)
    *_, book, follow_up = late.timetable.stretches
    assert (book.starts, book.ends) == (at(13, 45), FOLLOWED_UP.starts)
    assert follow_up == FOLLOWED_UP


def test_x5_rounds_can_change_their_order_and_their_ids_stay() -> None:
    swapped = applied(changed(ROUND_1, typed("14:00", "14:45")), gathering())
    assert lines(swapped) == [
        BEFORE[0],
        (Phase.BREAK, 0, "10:00", "11:15", None),
        (Phase.ROUND, 1, "11:15", "12:00", "r2"),
        BEFORE[5],
        (Phase.BREAK, 0, "12:30", "13:00", None),
        (Phase.ROUND, 2, "13:00", "13:45", "r1"),
    ]


def test_x5_a_break_that_is_on_ends_when_the_next_thing_begins() -> None:
    in_a_break = gathering(PAUSE)
    sooner = applied(changed(ROUND_1, typed("11:10", "12:00"), in_a_break), in_a_break)
    assert sooner.timetable.now.ends == at(10, 10)
    gone = applied(removed("r1", in_a_break), in_a_break)
    assert (gone.timetable.now.ends, gone.timetable.position) == (at(11, 15), PAUSE)
    assert gone.timetable.next
    assert gone.timetable.next.slot == "r2"


@pytest.mark.parametrize(
    ("times", "sentence"),
    [
        (("11:30", "12:30"), "Round 1 is on then, from 11:15 to 12:00. Choose other times."),
        (("12:10", "12:20"), "Round 2 is on then, from 12:15 to 13:00. Choose other times."),
        (("13:10", "13:40"), "Something else is on then, from 13:00 to 13:30. Choose other times."),
        (("10:50", "11:05"), "Something else is on then, from 10:30 to 11:00. Choose other times."),
        (("10:45", "10:50"), "That time has passed. Choose a later start."),
        (("09:00", "09:30"), "That time has passed. Choose a later start."),
    ],
)
def test_x4_x5_what_is_over_on_or_taken_takes_no_round(
    times: tuple[str, str], sentence: str
) -> None:
    assert said(added(typed(*times))) == sentence


def test_x4_only_what_has_not_begun_is_changed() -> None:
    for position in (0, MARKET, ROUND_1):
        assert code(changed(position, typed("15:00", "15:30"), gathering(ROUND_1))) == "begun"
    assert code(removed("r1", gathering(ROUND_1))) == "begun"
    for position in (-1, 99, PAUSE, WORKBOOK):
        told = change_times(gathering(), position, typed("15:00", "15:30"), "", NOW, Concerned())
        assert code(told) == "no_such_round"
    assert code(remove_round(gathering(), agenda(), "r9", "", NOW, Concerned())) == "no_such_round"
    assert code(added(typed("15:00", "15:30"), gathering(WORKBOOK))) == "gathering_over"


def test_other_phases_get_other_times_too() -> None:
    later = applied(changed(CLOSING, typed("14:00", "14:30")), gathering())
    assert lines(later)[5:] == [
        (Phase.BREAK, 0, "12:00", "13:00", None),
        (Phase.CLOSING, 0, "13:00", "13:30", None),
    ]


def test_x7_what_hangs_in_a_round_that_is_removed_returns_to_the_wall() -> None:
    told = removed("r1", None, ("t1", "r1", "haven"), ("t2", "r1", "loft"), ("t3", "r2", "haven"))
    assert facts(told)[:2] == (
        TopicUnplaced(CODE, "t1", "b1", "r1", "haven"),
        TopicUnplaced(CODE, "t2", "b2", "r1", "loft"),
    )
    assert slots_of(applied(told, gathering()).timetable)[0].id == "r2"
    assert len(facts(told)) == 3


def test_x8_rounds_are_on_three_days_at_most() -> None:
    whole = gathering()
    for days in (1, 2):
        day = (DAY + timedelta(days=days)).isoformat()
        told = add_round(whole, typed("09:00", "09:45", day), f"new{days}", NOW, Concerned())
        whole = applied(told, whole)
    day = (DAY + timedelta(days=3)).isoformat()
    assert (
        code(add_round(whole, typed("09:00", "09:45", day), "x", NOW, Concerned()))
        == "too_many_days"
    )
    assert len(slots_of(whole.timetable)) == 4


def test_x9_who_saw_other_times_or_other_topics_changes_nothing() -> None:
    stale = times_seen(replace(STRETCHES[ROUND_2], ends=at(11, 50)))
    told = change_times(gathering(), ROUND_2, typed("12:20", "13:00"), stale, NOW, Concerned())
    assert code(told) == "changed_meanwhile"
    seen = round_seen(agenda(), STRETCHES[ROUND_1])
    hung = agenda(("t1", "r1", "haven"))
    assert (
        code(remove_round(gathering(), hung, "r1", seen, NOW, Concerned())) == "changed_meanwhile"
    )


def test_what_does_not_change_the_times_changes_nothing() -> None:
    assert changed(ROUND_1, typed("11:15", "12:00")) == ()


def test_a_pushed_timetable_keeps_its_plan_but_for_what_is_changed() -> None:
    late = open_phase(CODE, gathering().timetable, ROUND_1, MARKET, at(10, 35))
    (opened,) = facts(late)
    assert isinstance(opened, PhaseOpened)
    now = with_times(gathering().timetable, ROUND_1, opened.times)
    pushed = replace(gathering(), timetable=now)
    after = applied(changed(CLOSING, typed("15:00", "15:30"), pushed), pushed)
    assert after.timetable.stretches[:ROUND_2] == pushed.timetable.stretches[:ROUND_2]
    assert after.timetable.stretches[ROUND_2] == pushed.timetable.stretches[ROUND_2]


def test_two_days_in_two_zones_have_one_clock() -> None:
    """A second day that is held in Helsinki is typed, and read, on the gathering's clock."""
    helsinki = applied(added(typed("08:00", "08:45", TOMORROW)), gathering())
    assert slots_of(helsinki.timetable)[2].starts == at(7) + timedelta(days=1)


@given(st.lists(st.tuples(st.integers(0, 400), st.integers(5, 60), st.booleans()), max_size=12))
def test_however_rounds_come_and_go_nothing_overlaps_and_no_gap_stays_open(
    wanted: list[tuple[int, int, bool]],
) -> None:
    whole = gathering()
    for number, (minute, length, goes) in enumerate(wanted):
        starts = at(10) + timedelta(minutes=minute, hours=1)
        ends = starts + timedelta(minutes=length)
        told = add_round(
            whole, typed(f"{starts:%H:%M}", f"{ends:%H:%M}"), f"n{number}", NOW, Concerned()
        )
        if not isinstance(told, Refusal):
            whole = applied(told, whole)
        if goes and (slots := slots_of(whole.timetable)):
            whole = applied(removed(slots[minute % len(slots)].id, whole), whole)
    stretches = whole.timetable.stretches
    for earlier, later in pairwise(stretches):
        assert earlier.ends == later.starts
        assert (earlier.phase, later.phase) != (Phase.BREAK, Phase.BREAK)
    slots = slots_of(whole.timetable)
    assert [slot.number for slot in slots] == list(range(1, len(slots) + 1))
    assert len({slot.id for slot in slots}) == len(slots)

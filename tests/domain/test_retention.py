"""How long personal data are kept, and that they go by the clock."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from openspace.domain.facts import Fact
from openspace.domain.facts.gathering import PhaseOpened, TimetableChanged
from openspace.domain.facts.retention import ErasureMoved, ErasureNeared, GatheringErased
from openspace.domain.gathering import Gathering
from openspace.domain.retention import (
    NEW,
    Retention,
    Told,
    close_for_good,
    due,
    ends,
    last_day,
    move,
    promised,
)
from openspace.domain.timetable import Phase, Stretch, Timetable, advance, is_due, open_phase
from tests.cast import CODE, DAY, STRETCHES, WORKBOOK, at, gathering
from tests.domain.saying import code, facts

HOUR, A_DAY = timedelta(hours=1), timedelta(days=1)
OVER = gathering(WORKBOOK)
LAST = DAY + 90 * A_DAY
END = ends(OVER, LAST)
"""Midnight in Oslo, an hour before it is in UTC."""
PLANNED = Stretch(Phase.ERASED, at(9) + timedelta(days=30), at(9) + timedelta(days=31))


def with_erased(position: int = WORKBOOK) -> Gathering:
    """A timetable that plans the erasing after 30 days."""
    return replace(OVER, timetable=Timetable((*STRETCHES, PLANNED), position))


def told(kept: Retention, *done: Fact) -> Retention:
    """What is known after this."""
    for each in done:
        if isinstance(each, ErasureNeared):
            what = "contacts" if each.what == "contacts" else "everything"
            news = (what, Told(each.days, each.last_day, each.at))
            kept = replace(kept, told=(*kept.told, news))  # type: ignore[arg-type]
    return kept


def test_rt1_it_is_kept_until_the_end_of_a_day_by_the_gatherings_clock() -> None:
    assert (promised(OVER), END) == (date(2027, 2, 24), datetime(2027, 2, 24, 23, tzinfo=UTC))
    late = replace(OVER, time_zone="Pacific/Auckland")
    assert promised(late) == date(2027, 2, 25), "it closed after midnight there"


def test_rt1_of_three_days_the_last_counts() -> None:
    days = tuple(
        replace(each, starts=each.starts + 2 * A_DAY, ends=each.ends + 2 * A_DAY)
        for each in STRETCHES
    )
    whole = Timetable((*STRETCHES[:WORKBOOK], *days), len(STRETCHES))
    assert promised(replace(OVER, timetable=whole)) == LAST + 2 * A_DAY


def test_rt1_a_planned_erasing_is_a_promise_too_where_it_is_earlier() -> None:
    assert promised(with_erased()) == DAY + 29 * A_DAY
    assert promised(replace(with_erased(), kept_days=10)) == DAY + 10 * A_DAY


def test_rt1_contacts_go_earlier_where_the_gathering_says_so() -> None:
    assert last_day(OVER, NEW, "contacts") == LAST
    assert last_day(replace(OVER, contacts_days=14), NEW, "contacts") == DAY + 14 * A_DAY
    sooner = Retention(moved_to=DAY + A_DAY)
    assert last_day(replace(OVER, contacts_days=14), sooner, "contacts") == DAY + A_DAY


def test_rt2_the_desk_is_told_twice_and_then_it_is_done() -> None:
    kept, done = NEW, list[tuple[datetime, str, int]]()
    now = END - 16 * A_DAY
    while now < END + 2 * A_DAY:
        for fact in due(OVER, kept, now):
            kept = told(kept, fact)
            done.append((now, type(fact).__name__, getattr(fact, "days", 0)))
            if isinstance(fact, GatheringErased):
                kept = replace(kept, done=(("everything", now),))
        now += HOUR
    assert done == [
        (END - 14 * A_DAY, "ErasureNeared", 14),
        (END - A_DAY, "ErasureNeared", 1),
        (END, "GatheringErased", 0),
    ]


def test_rt2_a_server_that_slept_tells_first_and_erases_a_day_later() -> None:
    late = END + timedelta(days=40)
    (near,) = due(OVER, NEW, late)
    assert near == ErasureNeared(CODE, "everything", 1, LAST, late)
    kept = told(NEW, near)
    assert due(OVER, kept, late + A_DAY - HOUR) == ()
    assert due(OVER, kept, late + A_DAY) == (GatheringErased(CODE, "everything", late + A_DAY),)


def test_rt2_a_clock_that_leaps_and_is_set_right_has_done_no_harm() -> None:
    leapt = END + timedelta(days=400)
    kept = told(NEW, *due(OVER, NEW, leapt))
    assert due(OVER, kept, at(14)) == ()
    (again,) = due(OVER, kept, END - HOUR)
    assert again == ErasureNeared(CODE, "everything", 1, LAST, END - HOUR)
    assert due(OVER, kept, END + HOUR) != (GatheringErased(CODE, "everything", END + HOUR),)


def test_rt2_who_moved_the_day_is_told_again() -> None:
    kept = told(NEW, *due(OVER, NEW, END - A_DAY))
    moved = replace(kept, moved_to=LAST + 30 * A_DAY, postponed=True)
    assert due(OVER, moved, END + A_DAY) == ()
    (again,) = due(OVER, moved, END + 20 * A_DAY)
    assert isinstance(again, ErasureNeared)


def test_rt2_contacts_have_a_clock_of_their_own() -> None:
    short = replace(OVER, contacts_days=2)
    when = ends(short, DAY + 2 * A_DAY)
    kept = told(NEW, *due(short, NEW, when - A_DAY))
    assert due(short, kept, when) == (GatheringErased(CODE, "contacts", when),)
    done = replace(kept, done=(("contacts", when),))
    assert due(short, done, when + A_DAY) == ()
    left = replace(done, contacts=True)
    assert due(short, left, when + A_DAY - HOUR) == ()
    assert due(short, left, when + A_DAY) == (GatheringErased(CODE, "contacts", when + A_DAY),)


@pytest.mark.parametrize(
    ("kept", "day", "reason", "said"),
    [
        (NEW, None, "x", "erasure_day"),
        (NEW, DAY, "", "erasure_day"),
        (NEW, LAST + A_DAY, "", "erasure_reason"),
        (NEW, LAST + A_DAY, "x" * 301, "erasure_reason"),
        (NEW, LAST + 91 * A_DAY, "Work", "erasure_day"),
        (Retention(postponed=True), LAST + A_DAY, "Work", "erasure_day"),
        (Retention(done=(("everything", END),)), DAY + 9 * A_DAY, "", "erasure_done"),
    ],
)
def test_rt3_it_is_put_off_once_and_for_a_reason(
    kept: Retention, day: date | None, reason: str, said: str
) -> None:
    assert code(move(OVER, kept, day, reason, at(14))) == said


def test_rt3_earlier_is_always_possible_and_needs_no_reason() -> None:
    late, soon = LAST + 90 * A_DAY, DAY + A_DAY
    assert facts(move(OVER, NEW, late, "Work", at(14))) == (
        ErasureMoved(CODE, late, "Work", at(14)),
    )
    for kept in (NEW, Retention(late, postponed=True)):
        assert facts(move(OVER, kept, soon, "x", at(14))) == (ErasureMoved(CODE, soon, "", at(14)),)
    assert facts(move(OVER, NEW, LAST, "", at(14))) == ()


def test_rt6_the_last_phase_opens_planned_or_not() -> None:
    changed, opened = close_for_good(OVER, END)
    assert isinstance(changed, TimetableChanged)
    assert isinstance(opened, PhaseOpened)
    assert (changed.sections[-1].phase, opened.position) == ("erased", WORKBOOK + 1)
    (planned,) = close_for_good(with_erased(), END)
    assert isinstance(planned, PhaseOpened)
    assert planned.position == WORKBOOK + 1
    assert close_for_good(with_erased(WORKBOOK + 1), END) == ()


def test_rt6_who_comes_in_afterwards_is_erased_a_day_later() -> None:
    done = Retention(done=(("everything", END),))
    assert due(OVER, done, END + A_DAY) == ()
    assert due(OVER, replace(done, late=True), END) == (GatheringErased(CODE, "everything", END),)


def test_t9_nobody_opens_or_leaves_it_and_the_clock_of_phases_neither() -> None:
    after = with_erased().timetable
    assert advance(CODE, after, END + 99 * A_DAY) == ()
    assert not is_due(after, END + 99 * A_DAY)
    assert code(open_phase(CODE, after, WORKBOOK + 1, WORKBOOK, END)) == "erased_alone"
    gone = with_erased(WORKBOOK + 1).timetable
    assert code(open_phase(CODE, gone, WORKBOOK, WORKBOOK + 1, END)) == "erased_alone"

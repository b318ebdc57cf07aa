"""What comes after the day, as it stands on its sheet: GS12 and GS13."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from openspace.domain.facts.gathering import PhaseOpened, TimetableChanged
from openspace.domain.follow_up import as_known
from openspace.domain.gathering import Gathering
from openspace.domain.refusal import Refusal
from openspace.domain.retention import NEW, Retention, ends, promised
from openspace.domain.setting_up import describe, step_seen
from openspace.domain.setting_up_after import after_of, after_written
from openspace.domain.setting_up_frame import Worn
from openspace.domain.sheets import Unfit
from openspace.domain.timetable import Phase, Stretch, Timetable, open_phase, with_times
from tests.cast import DAY, gathering

BOOK = gathering().timetable.book
MINUTES = timedelta(minutes=10)
FIRST, LAST = DAY + timedelta(days=30), DAY + timedelta(days=60)


def after(
    of: Gathering, first: object = "", until: object = "", days: object = 3, kept: Retention = NEW
) -> Gathering:
    told = {"follow_day": first, "follow_until": until, "reminded_days": days}
    return after_of(of, {name: (str(each),) for name, each in told.items()}, Worn(kept=kept))


def wrong(of: Gathering, first: object = "", until: object = "", days: object = 3) -> str:
    with pytest.raises(Unfit) as unfit:
        after(of, first, until, days)
    return unfit.value.refusal.code.removeprefix("sheet_")


def phases(of: Gathering) -> list[Phase]:
    return [each.phase for each in of.timetable.stretches][-3:]


def opened(of: Gathering, phase: Phase, when: datetime) -> Gathering:
    """A facilitator opens this phase by hand."""
    timetable = of.timetable
    position = [each.phase for each in timetable.stretches].index(phase)
    outcome = open_phase(of.code, timetable, position, timetable.position, when)
    assert not isinstance(outcome, Refusal)
    (fact,) = outcome
    assert isinstance(fact, PhaseOpened)
    return replace(of, timetable=with_times(timetable, fact.position, fact.times))


def test_gs12_the_workbook_lasts_until_the_follow_up_which_lasts_to_the_end_of_a_day() -> None:
    told = after(gathering(), FIRST, LAST)
    book, follow = told.timetable.stretches[-2:]
    assert (follow.phase, book.starts) == (Phase.FOLLOW_UP, BOOK.starts)
    assert book.ends == follow.starts == ends(told, FIRST - timedelta(days=1))
    assert follow.ends == ends(told, LAST)
    assert after_written(told) == {
        "follow_day": (FIRST.isoformat(),),
        "follow_until": (LAST.isoformat(),),
        "reminded_days": ("3",),
    }
    assert after(told, FIRST, LAST) == told
    assert after(told) == gathering()


def test_gs12_without_an_end_it_lasts_as_long_as_anybody_is_known() -> None:
    told = after(gathering(), FIRST)
    assert told.timetable.stretches[-1].ends == ends(told, promised(told))


def test_gs12_it_stands_before_the_phase_in_which_data_are_gone() -> None:
    erased = Stretch(Phase.ERASED, ends(gathering(), LAST), ends(gathering(), LAST))
    stretches = (*gathering().timetable.stretches[:-1], replace(BOOK, ends=erased.starts))
    of = replace(gathering(), timetable=Timetable((*stretches, erased), 1))
    told = after(of, FIRST, LAST)
    assert phases(told) == [Phase.WORKBOOK, Phase.FOLLOW_UP, Phase.ERASED]
    assert (told.timetable.stretches[-1], told.timetable.position) == (erased, 1)
    assert wrong(of, FIRST, LAST + timedelta(days=1)) == "follow_until"
    assert after(told).timetable == of.timetable


@pytest.mark.parametrize(
    ("first", "until", "field"),
    [
        ("soon", "", "follow_day"),
        (FIRST, "late", "follow_until"),
        ("", LAST, "follow_day"),
        (DAY, "", "follow_day"),
        (LAST, FIRST, "follow_until"),
        (FIRST, promised(gathering()) + timedelta(days=1), "follow_until"),
    ],
)
def test_gs12_what_cannot_be_is_said_at_its_field(
    first: date | str, until: date | str, field: str
) -> None:
    assert wrong(gathering(), first, until) == field


def test_gs12_what_is_open_keeps_its_first_day_and_ends_on_another() -> None:
    planned = after(gathering(), FIRST, LAST)
    position = len(planned.timetable.stretches) - 1
    of = replace(planned, timetable=replace(planned.timetable, position=position))
    assert wrong(of) == wrong(of, FIRST + timedelta(days=1), LAST) == "follow_day"
    told = after(of, FIRST, LAST - timedelta(days=1))
    assert told.timetable.now.starts == of.timetable.now.starts
    assert told.timetable.now.ends == ends(of, LAST - timedelta(days=1))


@pytest.mark.parametrize("off", [-MINUTES, MINUTES], ids=["before", "after"])
def test_gs12_a_workbook_opened_by_hand_lasts_until_the_follow_up(off: timedelta) -> None:
    """Until its day begins, and neither sooner nor later (T10)."""
    planned = after(gathering(), FIRST, LAST)
    told = opened(planned, Phase.WORKBOOK, BOOK.starts + off)
    assert told.timetable.now.starts == BOOK.starts + off
    begins = ends(told, FIRST - timedelta(days=1))
    assert told.timetable.now.ends == told.timetable.stretches[-1].starts == begins
    assert after_written(told) == after_written(planned)
    assert phases(after(told))[-1] == Phase.WORKBOOK
    again = after(told, FIRST + timedelta(days=1), LAST).timetable.now
    assert (again.starts, again.ends) == (BOOK.starts + off, begins + timedelta(days=1))


def test_gs12_opened_by_hand_before_its_day_it_keeps_that_and_ends_after_it_began() -> None:
    planned = after(gathering(), FIRST, LAST)
    begun = FIRST - timedelta(days=20)
    of = opened(planned, Phase.FOLLOW_UP, ends(planned, begun) - MINUTES)
    later = after(of, FIRST, LAST + timedelta(days=1))
    assert after_written(later)["follow_day"] == (FIRST.isoformat(),)
    assert later.timetable.now.starts == of.timetable.now.starts
    sooner = after(of, FIRST, begun)
    assert sooner.timetable.now.ends == ends(of, begun)
    assert wrong(of, FIRST, begun - timedelta(days=1)) == "follow_until"


@pytest.mark.parametrize("moved", [-10, 10], ids=["sooner", "later"])
def test_gs12_it_may_last_until_the_day_to_which_the_erasing_was_moved(moved: int) -> None:
    last = promised(gathering()) + timedelta(days=moved)
    kept = Retention(moved_to=last)
    for until in (last, ""):
        told = after(gathering(), FIRST, until, kept=kept)
        assert told.timetable.stretches[-1].ends == ends(told, last)
    with pytest.raises(Unfit) as unfit:
        after(gathering(), FIRST, last + timedelta(days=1), kept=kept)
    assert unfit.value.refusal.values == {"day": last}


def test_gs12_what_stands_there_is_what_holds_when_less_is_kept() -> None:
    """Whoever saves the sheet as it is shown changes nothing."""
    planned = replace(after(gathering(), FIRST, LAST), kept_days=40)
    shown = as_known(planned, NEW)
    last = DAY + timedelta(days=40)
    assert after_written(shown)["follow_until"] == (last.isoformat(),)
    sheet = after_written(shown)
    assert describe(planned, "after", sheet, step_seen(shown, "after")) == ()
    told = describe(planned, "after", {**sheet, "reminded_days": ("9",)}, step_seen(shown, "after"))
    assert not isinstance(told, Refusal)
    assert not any(isinstance(each, TimetableChanged) for each in told)


@pytest.mark.parametrize("days", ["0", "31", "soon"])
def test_gs13_from_1_to_30_days_ahead(days: str) -> None:
    assert wrong(gathering(), days=days) == "reminded_days"
    assert after(gathering(), days=30).reminded_days == 30


def test_gs5_the_timetable_is_told_only_where_it_changed() -> None:
    of = gathering()
    sheet = {"follow_day": ("",), "follow_until": ("",), "reminded_days": ("7",)}
    told = describe(of, "after", sheet, step_seen(of, "after"))
    assert not isinstance(told, Refusal)
    assert not any(isinstance(each, TimetableChanged) for each in told)
    planned = {**sheet, "follow_day": (FIRST.isoformat(),)}
    told = describe(of, "after", planned, step_seen(of, "after"))
    assert not isinstance(told, Refusal)
    (changed,) = (each for each in told if isinstance(each, TimetableChanged))
    assert [each.phase for each in changed.sections][-2:] == [Phase.WORKBOOK, Phase.FOLLOW_UP]

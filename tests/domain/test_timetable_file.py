"""A file's timetable: F1 to F5."""

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from openspace.domain.documents import Unreadable, entry_of
from openspace.domain.timetable import Phase, Stretch
from openspace.domain.timetable_file import Days, stretches_of

MAY, NOVEMBER = date(2027, 5, 20), date(2027, 11, 25)
SPRING, AUTUMN = date(2027, 3, 28), date(2027, 10, 31)
OSLO = ZoneInfo("Europe/Oslo")
WEEK = timedelta(days=7)

Row = tuple[str, str, str]


def read(*rows: Row, written: date = MAY, held: date | None = None) -> tuple[Stretch, ...]:
    document: dict[str, Any] = {
        "timetable": [{"phase": phase, "starts": a, "ends": b} for phase, a, b in rows]
    }
    entries = entry_of(document).entries("timetable")
    return stretches_of(entries, Days(OSLO, written, held or written))


def told(*rows: Row, written: date = MAY, held: date | None = None) -> list[tuple[str, str]]:
    """Starts and ends in the zone, of what stands in the file itself."""
    written_down = read(*rows, written=written, held=held)[1:-1]
    return [
        (f"{one.starts.astimezone(OSLO):%d %H:%M}", f"{one.ends.astimezone(OSLO):%d %H:%M}")
        for one in written_down
    ]


def wrong(*rows: Row, written: date = MAY) -> str:
    with pytest.raises(Unreadable) as caught:
        read(*rows, written=written)
    return str(caught.value)


def utc(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


def test_f1_times_are_the_zones_own_and_kept_as_utc() -> None:
    _, opening, _ = read(("opening", "09:00", "09:30"))
    assert opening == Stretch(Phase.OPENING, utc(MAY, 7), utc(MAY, 7, 30))
    assert opening.starts.tzinfo is UTC


def test_f1_a_time_may_name_its_day() -> None:
    rows = (("opening", "09:00", "09:30"), ("closing", "2027-05-21T15:00", "2027-05-21T16:00"))
    assert told(*rows)[-1] == ("21 15:00", "21 16:00")


def test_f1_a_time_with_an_offset_is_what_it_says() -> None:
    _, opening, _ = read(("opening", "2027-05-20T07:00:00Z", "2027-05-20T12:30:00+05:00"))
    assert (opening.starts, opening.ends) == (utc(MAY, 7), utc(MAY, 7, 30))


@pytest.mark.parametrize(
    "time",
    [
        "9:00",
        "24:00",
        "09:60",
        "nine",
        "0900",
        "2027-05-20",
        "2027-13-01T09:00",
        "9999-12-31T09:00",
    ],
)
def test_f1_what_is_no_time_is_refused(time: str) -> None:
    assert wrong(("opening", time, "10:00")) == (
        "timetable[0].starts: write a time as 09:30, or as 2027-05-20T09:30."
    )


def test_f1_a_time_that_the_clocks_skip_is_refused() -> None:
    assert wrong(("opening", "02:30", "03:30"), written=SPRING) == (
        "timetable[0].starts: the clocks skip this time on that day."
    )
    assert len(read(("opening", "01:30", "03:30"), written=SPRING)) == 3


def test_f1_a_time_that_comes_twice_is_the_first() -> None:
    _, opening, _ = read(("opening", "02:30", "03:30"), written=AUTUMN)
    assert opening.length == timedelta(hours=2)


def test_f1_the_second_of_two_can_be_meant_with_its_offset() -> None:
    row = ("opening", "2027-10-31T02:30:00+01:00", "2027-10-31T03:30:00+01:00")
    _, opening, _ = read(row, written=AUTUMN)
    assert opening.length == timedelta(hours=1)


def test_f2_on_another_day_the_clocks_times_stay() -> None:
    rows = (
        ("opening", "09:00", "09:30"),
        ("break", "09:30", "2027-05-21T09:00"),
        ("closing", "2027-05-21T09:00:00+02:00", "2027-05-21T10:00:00+02:00"),
    )
    assert told(*rows, held=NOVEMBER) == [
        ("25 09:00", "25 09:30"),
        ("25 09:30", "26 09:00"),
        ("26 09:00", "26 10:00"),
    ]


def test_f3_an_entry_ends_after_it_starts() -> None:
    assert wrong(("opening", "09:00", "09:00")) == (
        "timetable[0].ends: this is not after it starts."
    )
    assert wrong(("foyer", "08:00", "08:30"), ("opening", "23:30", "00:30")) == (
        "timetable[1].ends: this is not after it starts."
    )


def test_f3_no_entry_begins_before_the_one_ahead_has_ended() -> None:
    assert wrong(
        ("foyer", "08:30", "09:00"), ("opening", "09:00", "09:31"), ("closing", "09:30", "10:00")
    ) == ("timetable[2].starts: the entry before it has not ended by then.")


def test_f3_a_gap_becomes_a_break() -> None:
    stretches = read(("opening", "09:00", "09:30"), ("closing", "10:00", "10:30"))
    assert stretches[2] == Stretch(Phase.BREAK, utc(MAY, 7, 30), utc(MAY, 8))
    assert [one.phase for one in stretches] == [
        *("invited", "opening", "break", "closing", "workbook")
    ]


def test_f4_rounds_are_numbered() -> None:
    stretches = read(("round 1", "09:00", "09:45"), ("round 2", "09:45", "10:30"))
    assert [(one.phase, one.number, one.slot) for one in stretches[1:-1]] == [
        (Phase.ROUND, 1, "r1"),
        (Phase.ROUND, 2, "r2"),
    ]


def test_f4_no_round_is_left_out_or_comes_twice() -> None:
    assert wrong(("round 2", "09:00", "10:00")) == "timetable[0].phase: this should be round 1."
    assert wrong(("round 1", "09:00", "10:00"), ("round 1", "10:00", "11:00")) == (
        "timetable[1].phase: this should be round 2."
    )


@pytest.mark.parametrize("phase", ["lunch", "round", "round one", "Opening", "round 0x1"])
def test_f4_another_phase_is_refused(phase: str) -> None:
    assert wrong((phase, "09:00", "10:00")) == (
        f"timetable[0].phase: there is no phase “{phase}”. Choose among: invited, test room, "
        "foyer, opening, marketplace, break, convergence, closing, workbook, follow-up, erased, "
        "round 1, round 2 …"
    )


def test_f5_a_week_is_put_before_and_after() -> None:
    invited, _, workbook = read(("opening", "09:00", "09:30"))
    assert invited == Stretch(Phase.INVITED, utc(MAY, 7) - WEEK, utc(MAY, 7))
    assert workbook == Stretch(Phase.WORKBOOK, utc(MAY, 7, 30), utc(MAY, 7, 30) + WEEK)


def test_f5_written_down_they_stay_as_they_are() -> None:
    rows = (
        ("invited", "2027-05-01T00:00", "09:00"),
        ("opening", "09:00", "10:00"),
        ("workbook", "10:00", "2027-06-01T00:00"),
    )
    assert [one.phase for one in read(*rows)] == ["invited", "opening", "workbook"]


def test_f5_they_stand_nowhere_else() -> None:
    opening = ("opening", "09:00", "10:00")
    assert wrong(opening, ("invited", "10:00", "11:00")) == (
        "timetable[1].phase: this phase comes first."
    )
    assert wrong(("workbook", "08:00", "09:00"), opening) == (
        "timetable[0].phase: this phase comes last."
    )


def test_f5_what_comes_after_the_workbook_ends_it_and_stands_in_its_order() -> None:
    afterwards = (
        ("follow-up", "2027-06-01T00:00", "2027-09-01T00:00"),
        ("erased", "2027-09-02T00:00", "2027-09-03T00:00"),
    )
    _, _, *told = read(("opening", "09:00", "09:30"), *afterwards)
    assert [one.phase for one in told] == ["workbook", "follow-up", "erased"]
    assert [one.ends for one in told[:2]] == [one.starts for one in told[1:]]
    assert wrong(("erased", "09:00", "10:00"), ("follow-up", "10:00", "11:00")) == (
        "timetable[0].phase: this phase comes last."
    )


def test_a_timetable_has_at_least_one_entry() -> None:
    assert wrong() == "timetable: at least one entry belongs here."

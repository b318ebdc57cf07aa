"""The clock of a gathering: X1 to X3, over every change of the clocks."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openspace.domain.clocks import Span, Typed, as_typed, moments_at, span_of
from openspace.domain.refusal import Refusal
from tests.domain.saying import said

OSLO = ZoneInfo("Europe/Oslo")
SPRING, AUTUMN = "2027-03-28", "2027-10-31"
ZONES = ("Europe/Oslo", "America/St_Johns", "Australia/Lord_Howe", "Africa/Cairo", "Asia/Tokyo")


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def meant(day: str, starts: str, ends: str, before: Span | None = None) -> Span:
    found = span_of(OSLO, Typed(day, starts, ends), before)
    assert not isinstance(found, Refusal), found
    return found


def refused(day: str, starts: str, ends: str) -> str:
    found = span_of(OSLO, Typed(day, starts, ends))
    assert isinstance(found, Refusal)
    return found.code


def test_x1_what_is_typed_is_meant_on_the_clock_of_the_zone() -> None:
    assert meant("2027-05-20", "09:30", "10:00") == (
        utc("2027-05-20T07:30"),
        utc("2027-05-20T08:00"),
    )
    assert meant("2027-11-20", "09:30", "10:00")[0] == utc("2027-11-20T08:30")


def test_x2_an_hour_that_does_not_exist_is_refused() -> None:
    assert (refused(SPRING, "02:30", "04:00"), refused(SPRING, "01:30", "02:30")) == (
        *("time_skipped", "time_skipped"),
    )
    assert meant(SPRING, "01:30", "03:00") == (utc("2027-03-28T00:30"), utc("2027-03-28T01:00"))


def test_x2_the_hour_that_does_not_exist_is_named() -> None:
    skipped = span_of(OSLO, Typed(SPRING, "02:30", "04:00"))
    assert isinstance(skipped, Refusal)
    assert said(skipped) == "The clocks skip 02:30 on that day. Choose another time."


def test_x2_of_an_hour_that_comes_twice_the_first_is_meant_and_an_end_comes_after_its_start() -> (
    None
):
    first, second = utc("2027-10-31T00:30"), utc("2027-10-31T01:30")
    assert moments_at(OSLO, date(2027, 10, 31), time(2, 30)) == (first, second)
    assert meant(AUTUMN, "02:30", "03:30") == (first, utc("2027-10-31T02:30"))
    assert meant(AUTUMN, "01:30", "02:30") == (utc("2027-10-30T23:30"), first)
    assert meant(AUTUMN, "02:45", "02:30") == (utc("2027-10-31T00:45"), second)


def test_x3_what_is_not_typed_anew_stays_to_the_second() -> None:
    pushed = utc("2027-05-20T07:31:23"), utc("2027-05-20T08:16:23")
    typed = as_typed(OSLO, pushed)
    assert typed == Typed("2027-05-20", "09:31", "10:16")
    assert span_of(OSLO, typed, pushed) == pushed
    assert meant("2027-05-20", "09:31", "10:30", pushed) == (pushed[0], utc("2027-05-20T08:30"))
    assert meant("2027-05-20", "09:40", "10:16", pushed) == (utc("2027-05-20T07:40"), pushed[1])
    moved = meant("2027-05-21", "09:31", "10:16", pushed)
    assert moved == (utc("2027-05-21T07:31"), utc("2027-05-21T08:16"))


def test_x3_the_second_of_two_hours_stays_the_second() -> None:
    second = utc("2027-10-31T01:15"), utc("2027-10-31T01:45")
    assert span_of(OSLO, as_typed(OSLO, second), second) == second


@pytest.mark.parametrize(
    ("day", "starts", "ends", "code"),
    [
        ("", "09:00", "10:00", "time_wrong"),
        ("20.05.2027", "09:00", "10:00", "time_wrong"),
        ("2027-02-30", "09:00", "10:00", "time_wrong"),
        ("0001-01-01", "09:00", "10:00", "time_wrong"),
        ("9999-12-31", "23:00", "23:30", "time_wrong"),
        ("2027-05-20", "nine", "10:00", "time_wrong"),
        ("2027-05-20", "09:00+02:00", "10:00", "time_wrong"),
        ("2027-05-20", "24:30", "10:00", "time_wrong"),
        ("2027-05-20", "10:00", "10:00", "ends_first"),
        ("2027-05-20", "10:00", "09:00", "ends_first"),
    ],
)
def test_what_is_no_time_is_refused(day: str, starts: str, ends: str, code: str) -> None:
    assert refused(day, starts, ends) == code


@given(
    st.sampled_from(ZONES),
    st.integers(0, 2 * 366 * 24 * 4),
    st.integers(1, 24 * 4),
)
def test_every_quarter_of_two_years_reads_back_as_it_was_in_every_zone(
    name: str, quarter: int, length: int
) -> None:
    zone, starts = ZoneInfo(name), utc("2026-01-01T00:00") + timedelta(minutes=15 * quarter)
    span = starts, starts + timedelta(minutes=15 * length)
    assert span_of(zone, as_typed(zone, span), span) == span
    shown = starts.astimezone(zone)
    assert starts in moments_at(zone, shown.date(), shown.time())

"""A calendar file, read back as a calendar program reads it: C1 to C3."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from openspace.post.calendar import Entry, written

AT = datetime(2026, 11, 26, 9, 45, tzinfo=UTC)
OSLO = ZoneInfo("Europe/Oslo")
HOSTILE = 'Blåbær; fisk, kål\nEND:VEVENT\r\nBEGIN:VEVENT\\n 👩‍👩‍👧 "it" Čállit ' + "lang " * 40
PLAIN = Entry("a@openspace", "Boats", AT, AT + timedelta(minutes=45))


def read(*entries: Entry) -> Calendar:
    return Calendar.from_ical(written("The circle", "Europe/Oslo", entries, AT))


@pytest.mark.parametrize(
    ("local", "utc"),
    [
        (datetime(2026, 11, 26, 11, 15, tzinfo=OSLO), datetime(2026, 11, 26, 10, 15, tzinfo=UTC)),
        (datetime(2026, 7, 1, 11, 15, tzinfo=OSLO), datetime(2026, 7, 1, 9, 15, tzinfo=UTC)),
        (datetime(2026, 10, 25, 2, 30, tzinfo=OSLO), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (
            datetime(2026, 10, 25, 2, 30, tzinfo=OSLO, fold=1),
            datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
        ),
    ],
    ids=["winter", "summer", "before the clock change", "after it"],
)
def test_times_are_utc(local: datetime, utc: datetime) -> None:
    """C1."""
    (entry,) = read(Entry("a", "Boats", local, local + timedelta(hours=1))).events
    assert entry.start == utc
    assert b"DTSTART:" + utc.strftime("%Y%m%dT%H%M%SZ").encode() in written(
        "x", "Europe/Oslo", [Entry("a", "Boats", local, local)], AT
    )


def test_words_come_back_as_they_were() -> None:
    whole = Entry(
        "b1@openspace",
        HOSTILE,
        AT,
        AT + timedelta(minutes=45),
        place="Rom 2; kjeller, øst",
        words=HOSTILE,
        address="https://openspace.example/g/circle/topics/t1",
        revision=3,
        changed=AT - timedelta(minutes=5),
    )
    entry: Any = read(whole).events[0]
    ends = HOSTILE.replace("\r\n", "\n")
    shown = [str(entry[name]) for name in ("uid", "summary", "location", "description", "url")]
    assert shown == [whole.uid, ends, whole.place, ends, whole.address]
    assert (entry["sequence"], entry["last-modified"].dt) == (3, whole.changed)


def test_nobody_breaks_out_of_a_line() -> None:
    file = written(HOSTILE, "Europe/Oslo", [Entry("a", HOSTILE, AT, AT, HOSTILE, HOSTILE)], AT)
    lines = file.decode().split("\r\n")
    assert [lines.count(word) for word in ("BEGIN:VEVENT", "END:VEVENT")] == [1, 1]
    assert max(len(line.encode()) for line in lines) <= 75


def test_it_says_what_it_is_and_when_to_look_again() -> None:
    """C3."""
    calendar = read(PLAIN)
    assert (calendar["method"], calendar["version"]) == ("PUBLISH", "2.0")
    assert str(calendar["x-wr-calname"]) == "The circle"
    assert str(calendar["x-wr-timezone"]) == "Europe/Oslo"
    file = written("The circle", "Europe/Oslo", [PLAIN], AT)
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT15M\r\n" in file


def test_what_is_not_known_is_left_out() -> None:
    (entry,) = read(PLAIN).events
    assert {"location", "description", "url", "last-modified"} & {*map(str.lower, entry)} == set()

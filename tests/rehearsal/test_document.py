"""The demo's gathering file: what it holds, and how it is moved to now."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from openspace.domain.gathering_file import GatheringFile, read
from openspace.domain.timetable import Phase, Stretch, by_the_clock
from openspace.rehearsal.document import FILE, demo_document, shift

DOCUMENT: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)
MINUTES_TO_SPRING = int((datetime(2026, 3, 29, 1, 3, tzinfo=UTC) - NEW_YEAR).total_seconds() / 60)
MINUTES_TO_AUTUMN = int((datetime(2026, 10, 25, 0, 30, tzinfo=UTC) - NEW_YEAR).total_seconds() / 60)


def filed(document: dict[str, Any]) -> GatheringFile:
    found = read(document)
    assert isinstance(found, GatheringFile), found
    return found


def stretches(document: dict[str, Any]) -> tuple[Stretch, ...]:
    return filed(document).gathering.timetable.stretches


def marketplace(document: dict[str, Any]) -> Stretch:
    return next(one for one in stretches(document) if one.phase is Phase.MARKETPLACE)


def test_the_demo_has_a_whole_wall_in_two_languages() -> None:
    demo = filed(DOCUMENT)
    assert demo.gathering.code == "demo"
    assert len(demo.topics) >= 26
    assert {topic.language for topic in demo.topics} == {"nb", "sv"}
    assert [len(topic.title) >= 150 for topic in demo.topics].count(True) == 2
    assert all(topic.convener.name and topic.convener.sector for topic in demo.topics)
    assert all(topic.sdgs for topic in demo.topics)


def test_the_demo_shows_letters_that_often_break() -> None:
    titles = " ".join(topic.title for topic in filed(DOCUMENT).topics)
    assert [sign in titles for sign in "Čáøåäö–🚢"] == [True] * 8


def test_the_demo_begins_with_a_part_of_its_grid() -> None:
    cells = [topic.cell for topic in filed(DOCUMENT).topics if topic.cell]
    assert len(cells) == 12
    assert {slot for slot, _ in cells} == {"r1", "r2", "r3"}


def test_the_demo_opens_six_minutes_into_its_marketplace() -> None:
    now = NOON + timedelta(seconds=42)
    moved = demo_document(now)
    assert marketplace(moved).starts == NOON - timedelta(minutes=6)
    timetable = filed(moved).gathering.timetable
    assert timetable.stretches[by_the_clock(timetable, now)].phase is Phase.MARKETPLACE


def test_everything_else_of_the_document_stays() -> None:
    moved = shift(DOCUMENT, NOON)
    changed = {key for key in moved if moved[key] != DOCUMENT.get(key)}
    assert changed == {"date", "timetable"}
    assert json.loads(FILE.read_text(encoding="utf-8")) == DOCUMENT


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2026, 11, 22, 22, 58, tzinfo=UTC), "2026-11-22"),
        (datetime(2026, 11, 22, 23, 2, tzinfo=UTC), "2026-11-23"),
        (datetime(2026, 12, 31, 23, 30, tzinfo=UTC), "2027-01-01"),
    ],
)
def test_a_day_that_crosses_midnight_keeps_its_lengths(now: datetime, day: str) -> None:
    moved = shift(DOCUMENT, now)
    assert moved["date"] == day
    assert [one.length for one in stretches(moved)] == [one.length for one in stretches(DOCUMENT)]


@given(minute=st.integers(0, 2 * 366 * 24 * 60))
@example(minute=MINUTES_TO_AUTUMN)
@example(minute=MINUTES_TO_AUTUMN + 60)
@example(minute=MINUTES_TO_SPRING)
@settings(max_examples=50)
def test_whenever_it_is_the_day_is_the_same_day_moved(minute: int) -> None:
    now = NEW_YEAR + timedelta(minutes=minute, seconds=59)
    moved = shift(DOCUMENT, now)
    by = marketplace(moved).starts - marketplace(DOCUMENT).starts
    assert stretches(moved) == tuple(
        Stretch(one.phase, one.starts + by, one.ends + by, one.number)
        for one in stretches(DOCUMENT)
    )
    since = now - marketplace(moved).starts
    assert timedelta(minutes=6) <= since < timedelta(minutes=7)


def test_moving_twice_is_moving_once() -> None:
    later = NOON + timedelta(hours=5)
    assert shift(shift(DOCUMENT, NOON), later) == shift(DOCUMENT, later)


def test_what_has_no_marketplace_or_cannot_be_read_is_not_moved() -> None:
    rows = [{"phase": "opening", "starts": "09:00", "ends": "10:00"}]
    with pytest.raises(ValueError, match="no marketplace"):
        shift({**DOCUMENT, "timetable": rows, "placements": [], "programme": {}}, NOON)
    with pytest.raises(ValueError, match=r"title: something must be written here\."):
        shift({**DOCUMENT, "title": ""}, NOON)

"""A day in a few minutes (RD1, RD2), with places enough."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from openspace.domain.gathering_file import GatheringFile, read
from openspace.domain.timetable import Phase, Stretch
from openspace.rehearsal.day import in_short, practised, with_room
from openspace.rehearsal.document import demo_document

NOW = datetime(2026, 11, 26, 12, 0, 7, tzinfo=UTC)


def demo() -> GatheringFile:
    filed = read(demo_document(NOW))
    assert isinstance(filed, GatheringFile)
    return filed


def stretch(phase: Phase, minutes: float) -> Stretch:
    return Stretch(phase, NOW, NOW + timedelta(minutes=minutes))


def test_the_day_begins_now_and_takes_the_seconds_it_is_given() -> None:
    """RD1."""
    stretches = practised(demo(), NOW, 270).gathering.timetable.stretches
    invited, *day, workbook = stretches
    assert (invited.phase, invited.ends) == (Phase.INVITED, NOW)
    assert (day[0].phase, day[0].starts) == (Phase.TEST_ROOM, NOW)
    assert [each.starts for each in day[1:]] == [each.ends for each in day[:-1]]
    assert (workbook.phase, workbook.starts) == (Phase.WORKBOOK, NOW + timedelta(seconds=270))


def test_proportions_stay_and_waiting_is_short() -> None:
    """RD2."""
    day = in_short(
        [
            stretch(Phase.INVITED, 9000),
            stretch(Phase.TEST_ROOM, 120),
            stretch(Phase.MARKETPLACE, 40),
            stretch(Phase.BREAK, 900),
            stretch(Phase.BREAK, 5),
            stretch(Phase.WORKBOOK, 9000),
        ],
        NOW,
        65,
    )
    seconds = [each.length.total_seconds() for each in day]
    assert seconds == [10, 40, 10, 5]


def test_the_demo_gets_places_enough_and_keeps_those_it_has() -> None:
    before = demo()
    after = with_room(before, 80)
    assert after.places[: len(before.places)] == before.places
    rounds = len(before.gathering.timetable.rounds)
    assert len(after.places) * rounds >= len(before.topics) + len(before.seminars) + 80
    assert len({each.name for each in after.places}) == len(after.places)
    assert with_room(replace(before, topics=()), 1) == replace(before, topics=())

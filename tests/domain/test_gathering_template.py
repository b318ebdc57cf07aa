"""Templates and copies: GT1 to GT4, GC1 to GC3."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest

from openspace.domain.copying import Before, copied
from openspace.domain.gathering_file import GatheringFile, read
from openspace.domain.gathering_template import Chosen, held, named
from openspace.domain.refusal import Refusal
from openspace.domain.timetable import Phase
from tests.cast import DAY, agenda, at, gathering, topic

CHOSEN = Chosen(date(2027, 5, 20), time(10), "nb")
TEMPLATE: dict[str, Any] = {
    "format": 2,
    "name": {"en": "Short", "nb": "Kort"},
    "starts": "09:00",
    "sectors": {"en": ["public"], "nb": ["offentlig"]},
    "timetable": [
        {"phase": "foyer", "starts": "-00:15", "ends": "+00:00"},
        {"phase": "round 1", "starts": "+00:30", "ends": "+01:30"},
        {"phase": "closing", "day": 2, "starts": "+00:00", "ends": "+00:30"},
    ],
}
OLD = {
    "date": "2025-01-10",
    "timetable": [
        {"phase": "test room", "starts": "07:30", "ends": "08:45"},
        {"phase": "opening", "starts": "08:45", "ends": "09:00"},
        {"phase": "round 1", "starts": "09:15", "ends": "10:00"},
    ],
}
REST = {"code": "c", "title": "T", "question": "Q", "time_zone": "Europe/Oslo"}


def times(template: object, chosen: Chosen = CHOSEN) -> list[tuple[str, str]]:
    """When its phases start and end."""
    document = held(template, chosen)
    assert not isinstance(document, Refusal)
    return [(each["starts"], each["ends"]) for each in document["timetable"]]


def test_times_are_told_from_the_start_on_their_own_day() -> None:
    """GT1, GT2, GT4."""
    assert times(TEMPLATE) == [
        ("2027-05-20T09:45", "2027-05-20T10:00"),
        ("2027-05-20T10:30", "2027-05-20T11:30"),
        ("2027-05-21T10:00", "2027-05-21T10:30"),
    ]
    document = held(TEMPLATE, CHOSEN)
    assert not isinstance(document, Refusal)
    filed = read({**document, **REST})
    assert isinstance(filed, GatheringFile)
    assert filed.gathering.sectors == ("offentlig",)
    assert (named(TEMPLATE, "name", "en"), named(TEMPLATE, "name", "sv")) == ("Short", "Short")


@pytest.mark.parametrize(("starts", "minutes"), [(time(1, 30), 30), (time(3), 90)])
def test_held_on_the_day_the_clocks_change_every_time_is_the_clocks(
    starts: time, minutes: int
) -> None:
    """GT2: the day is an hour shorter, and nobody starts at another time for it."""
    spring = Chosen(date(2027, 3, 28), starts, "nb")
    told = {"timetable": [{"phase": "opening", "starts": "+00:00", "ends": "+01:30"}]}
    document = held({**TEMPLATE, **told}, spring)
    assert not isinstance(document, Refusal)
    filed = read({**document, **REST})
    assert isinstance(filed, GatheringFile)
    opening = filed.gathering.timetable.stretches[1]
    assert opening.ends - opening.starts == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        ({"starts": "-01:30", "ends": "-00:30"}, "the clocks skip this time"),
        ({"starts": "+01:30", "ends": "+01:00"}, "this is not after it starts"),
        ({"starts": "+00:30", "ends": "+01:00"}, "the entry before it has not ended by then"),
    ],
)
def test_a_template_that_cannot_be_held_says_why(entry: dict[str, str], sentence: str) -> None:
    """GT2, F1 and F3: an hour that is not there, an end before its start, two things at once."""
    first = {"phase": "opening", "starts": "+00:00", "ends": "+00:45"}
    timetable = [first, {"phase": "round 1", **entry}]
    document = held({**TEMPLATE, "timetable": timetable}, Chosen(date(2027, 3, 28), time(4), "nb"))
    assert not isinstance(document, Refusal)
    refused = read({**document, **REST})
    assert isinstance(refused, Refusal)
    assert sentence in refused.sentence


@pytest.mark.parametrize("starts", [time(0, 10), time(23)])
def test_what_would_be_on_another_day_is_refused(starts: time) -> None:
    """GT2."""
    refused = held(TEMPLATE, replace(CHOSEN, starts=starts))
    assert isinstance(refused, Refusal)
    assert refused.code == "template_midnight"


def test_an_older_file_is_brought_up() -> None:
    """GT3: told from its opening."""
    assert times(OLD) == [
        ("2027-05-20T08:45", "2027-05-20T10:00"),
        ("2027-05-20T10:00", "2027-05-20T10:15"),
        ("2027-05-20T10:30", "2027-05-20T11:15"),
    ]


@pytest.mark.parametrize(
    ("changed", "at"),
    [
        ({"format": 3}, "format"),
        ({"format": "2"}, "format"),
        ({"timetable": [{"phase": "foyer", "starts": "09:00", "ends": "+01:00"}]}, "timetable[0]"),
        ({"timetable": [{"phase": "foyer", "day": 4, "starts": "+00:00"}]}, "timetable[0].day"),
        ({"format": 1, "timetable": []}, "timetable"),
        (
            {"format": 1, "timetable": [{"phase": "opening", "starts": "9", "ends": "10:00"}]},
            "date",
        ),
    ],
)
def test_what_is_no_template_is_refused_by_its_place(changed: dict[str, Any], at: str) -> None:
    """GT1, GT3."""
    refused = held({**TEMPLATE, **changed}, CHOSEN)
    assert isinstance(refused, Refusal)
    assert str(refused.values["at"]).startswith(at)


def before(**changed: Any) -> Before:
    """The circle, with ben's topic and a seminar hanging."""
    fixed = replace(topic(2), fixed=True, track="Sea", speakers=("Eva",))
    grid = agenda(("t1", "r1", "haven"), ("t2", "r2", "loft"))
    return Before(replace(gathering(), **changed), grid, (topic(), fixed))


def test_a_copy_has_what_was_decided_on_another_day() -> None:
    """GC1, GC2: at the same time of the clock, over the end of summer time too."""
    filed = copied(before(), date(2027, 6, 10), programme=False)
    assert isinstance(filed, GatheringFile)
    new = filed.gathering
    assert (new.films, new.sectors, new.contact) == (
        gathering().films,
        gathering().sectors,
        gathering().contact,
    )
    assert (filed.topics, filed.seminars, [each.name for each in filed.places]) == (
        (),
        (),
        ["Haven", "Loft 2"],
    )
    (first, *_) = new.timetable.rounds
    assert first.starts == datetime(2027, 6, 10, 9, 15, tzinfo=UTC)  # 11:15 in Oslo, as it was
    assert new.timetable.stretches[0].phase is Phase.INVITED


def test_the_programme_comes_along_when_it_is_wished() -> None:
    """GC3."""
    filed = copied(before(), date(2027, 6, 10), programme=True)
    assert isinstance(filed, GatheringFile)
    (seminar,) = filed.seminars
    assert (seminar.track, seminar.cell) == ("Sea", ("r2", "Loft 2"))


def test_a_copy_onto_a_time_that_the_clocks_skip_is_refused() -> None:
    """GC2."""
    night = gathering().timetable.stretches[4]
    moved = replace(night, starts=at(1, 30), ends=at(2))
    timetable = replace(gathering().timetable, stretches=(moved, *gathering().timetable.stretches))
    refused = copied(before(timetable=timetable), date(2027, 3, 28), programme=False)
    assert isinstance(refused, Refusal)
    assert refused.values == {"time": "02:30"}
    assert isinstance(copied(before(), DAY, programme=False), GatheringFile)

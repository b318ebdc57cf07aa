"""A file's times stand on one clock, and it is known when some were told on another: F1."""

import pytest

from tests.domain.test_gathering_file import SMALL, filed


@pytest.mark.parametrize(
    ("starts", "ends", "named"),
    [
        ("2027-05-20T10:00", "2027-05-20T11:00", False),
        ("2027-05-20T10:00:00+02:00", "2027-05-20T11:00:00+02:00", False),
        ("2027-05-21T09:00:00+03:00", "2027-05-21T10:00:00+03:00", True),
        ("2027-05-20T10:00:00+02:00", "2027-05-20T09:00:00Z", True),
    ],
)
def test_f1_the_zone_is_named_to_all_where_an_entry_has_another_clocks_offset(
    starts: str, ends: str, named: bool
) -> None:
    market, _ = SMALL["timetable"]
    late = {"phase": "round 1", "starts": starts, "ends": ends}
    assert filed(timetable=[market, late]).gathering.names_zone is named


def test_f1_two_days_in_two_zones_stand_on_one_clock() -> None:
    market, first = SMALL["timetable"]
    second = {
        "phase": "round 2",
        "starts": "2027-05-21T09:00:00+03:00",
        "ends": "2027-05-21T10:00:00+03:00",
    }
    whole = filed(timetable=[market, first, second]).gathering
    assert whole.timetable.rounds[1].starts.isoformat() == "2027-05-21T06:00:00+00:00"

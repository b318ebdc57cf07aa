"""What a gathering file says of registration and of reminding: F18."""

from datetime import UTC, date, datetime

import pytest

from openspace.domain.gathering import FREELY, REMINDED_DAYS, Registration
from tests.domain.test_gathering_file import filed, wrong

TOLD = {
    "closes": "2027-05-13T16:00",
    "seats": 120,
    "told": False,
    "asks_email": True,
    "shared": False,
}


def test_f18_deadline_and_seats_are_read_and_move_along_to_another_day() -> None:
    closes = datetime(2027, 5, 13, 14, tzinfo=UTC)
    ruled = Registration(closes, 120, told=False, asks_email=True, shared=False)
    assert filed(registration=TOLD).gathering.registration == ruled
    moved = filed(date(2027, 5, 27), registration=TOLD).gathering.registration
    assert moved.closes == datetime(2027, 5, 27, 14, tzinfo=UTC) - (
        datetime(2027, 5, 20, tzinfo=UTC) - datetime(2027, 5, 13, tzinfo=UTC)
    )


def test_f18_what_is_left_out_is_as_free_as_can_be() -> None:
    assert filed().gathering.registration == filed(registration={}).gathering.registration == FREELY
    assert filed().gathering.reminded_days == REMINDED_DAYS
    assert filed(reminded_days=30).gathering.reminded_days == 30


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"registration": {"seats": 0}},
            "registration.seats: a whole number from 1 to 100000.",
        ),
        (
            {"registration": {"closes": "soon"}},
            "registration.closes: write a time as 09:30, or as 2027-05-20T09:30.",
        ),
        ({"registration": {"told": "yes"}}, "registration.told: true or false belongs here."),
        ({"reminded_days": 31}, "reminded_days: a whole number from 1 to 30."),
    ],
)
def test_f18_what_is_wrong_is_told_with_its_place(
    changes: dict[str, object], sentence: str
) -> None:
    assert wrong(**changes) == sentence

"""From what somebody does to the last page (CX1 to CX4), and what is an error."""

import pytest

from openspace.rehearsal.crossings import PATIENCE, QUIET, Crossings, percentile
from openspace.rehearsal.tally import Tally


def test_a_deed_is_followed_to_the_last_page() -> None:
    """CX1."""
    crossings = Crossings()
    crossings.press("mark", "t1", (1, 2), 10.0)
    crossings.came(1, "about t2", 10.1)
    crossings.came(1, "about t1", 10.2)
    assert crossings.times == {}
    crossings.came(2, "about t1", 10.5)
    crossings.came(2, "about t1", 11.0)
    assert crossings.times == {"mark": [pytest.approx(0.5)]}


def test_what_is_not_alone_is_not_followed() -> None:
    """CX2."""
    crossings = Crossings()
    crossings.press("mark", "t1", (1,), 10.0)
    crossings.press("mark", "t1", (1,), 10.1)
    crossings.came(1, "t1", 10.2)
    crossings.press("mark", "t1", (1,), 10.1 + QUIET - 0.1)
    crossings.came(1, "t1", 12.5)
    assert crossings.times == {}
    crossings.press("mark", "t1", (1,), 20.0)
    crossings.came(1, "t1", 20.1)
    assert list(crossings.times) == ["mark"]


def test_who_left_is_waited_for_no_longer_and_what_was_refused_is_forgotten() -> None:
    """CX3."""
    crossings = Crossings()
    crossings.press("mark", "t1", (1, 2), 10.0)
    crossings.came(1, "t1", 10.2)
    crossings.left(2)
    crossings.press("mark", "t2", (1,), 10.0)
    crossings.left(1)
    crossings.press("mark", "t3", (1,), 10.0)
    crossings.forget("t3")
    crossings.came(1, "t3", 10.4)
    crossings.look(100.0)
    assert crossings.times == {"mark": [pytest.approx(0.2)]}
    assert crossings.lost == {}


def test_what_never_comes_is_lost() -> None:
    """CX4."""
    crossings = Crossings()
    crossings.press("mark", "t1", (1, 2, 3), 10.0)
    crossings.came(1, "t1", 10.2)
    crossings.look(10.0 + PATIENCE + 0.1)
    assert (crossings.times, crossings.lost) == ({}, {"mark": 2})


def test_a_move_comes_with_the_next_count_and_is_told_apart() -> None:
    """CX5."""
    crossings = Crossings()
    for kind, sign, took in (("move", "b1", 1.2), ("mark", "t1", 0.1), ("line", "n1", 0.2)):
        crossings.press(kind, sign, (1,), 10.0)
        crossings.came(1, sign, 10.0 + took)
    assert crossings.at_once == [pytest.approx(0.1), pytest.approx(0.2)]
    assert crossings.times["move"] == [pytest.approx(1.2)]


def test_percentiles() -> None:
    assert percentile([], 0.99) == 0
    assert [percentile(range(100, 0, -1), part) for part in (0.5, 0.99)] == [51, 100]


def test_too_late_is_no_error_and_the_rest_is_told_by_its_kind() -> None:
    tally = Tally()
    for status in (200, 303, 409, 422, 500, 404, 404):
        tally.answered(status, "POST topics")
    tally.failed(ExceptionGroup("", [ConnectionResetError("gone")]))
    assert (tally.answers, tally.refused) == (7, 2)
    assert tally.errors == {
        "500 POST topics": 1,
        "404 POST topics": 2,
        "ConnectionResetError gone": 1,
    }
    tally.ended = True
    tally.failed(ConnectionResetError("on the way out"))
    assert tally.errors.total() == 4

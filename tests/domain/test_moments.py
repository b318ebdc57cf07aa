"""Moments of a note: MO1 to MO6."""

from datetime import datetime, timedelta

from openspace.domain.moments import MUCH, Edit, Moment, extended, moment_of
from tests.cast import at


def written(*edits: tuple[str, float]) -> tuple[Moment, ...]:
    """Edits by these people so many seconds after nine, a word each."""
    return extended(
        (),
        (
            Edit(number, who, at(9) + timedelta(seconds=seconds), words=1)
            for number, (who, seconds) in enumerate(edits, 1)
        ),
    )


def parts(moments: tuple[Moment, ...]) -> list[tuple[int, int, tuple[str, ...]]]:
    return [(each.first, each.last, each.people) for each in moments]


def second(seconds: float) -> datetime:
    return at(9) + timedelta(seconds=seconds)


def test_mo1_a_pause_of_more_than_a_minute_ends_a_moment() -> None:
    assert parts(written(("ben", 0), ("ben", 60), ("ben", 121))) == [
        (1, 2, ("ben",)),
        (3, 3, ("ben",)),
    ]


def test_mo1_a_moment_is_five_minutes_at_most() -> None:
    edits = [("ben", 30.0 * step) for step in range(12)]
    assert parts(written(*edits)) == [(1, 11, ("ben",)), (12, 12, ("ben",))]


def test_mo2_who_comes_after_a_breath_begins_another() -> None:
    assert parts(written(("ben", 0), ("chi", 14), ("ben", 40), ("ana", 55))) == [
        (1, 3, ("ben", "chi")),
        (4, 4, ("ana",)),
    ]


def test_mo3_a_clock_that_was_set_back_parts_nothing() -> None:
    (moment,) = written(("ben", 30), ("ben", 0), ("ben", 31))
    assert (moment.begins, moment.ends, moment.words) == (second(30), second(31), 3)


def test_mo4_what_has_no_time_stands_apart_a_hundred_at_a_time() -> None:
    untimed = [Edit(number, "ben", None) for number in range(1, 151)]
    told = extended((), [*untimed, Edit(151, "ben", at(9))])
    assert parts(told) == [(1, 100, ("ben",)), (101, 150, ("ben",)), (151, 151, ("ben",))]
    assert [each.begins for each in told] == [None, None, at(9)]


def test_mo5_reading_on_is_reading_at_once() -> None:
    edits = [
        Edit(number, "ana" if number % 7 else "ben", second(13.0 * number), number % 3)
        for number in range(1, 120)
    ]
    for cut in (0, 1, 50, 118):
        assert extended(extended((), edits[:cut]), edits[cut:]) == extended((), edits)


def test_mo6_one_can_stop_within_a_moment_and_looks_back_to_the_stop_before() -> None:
    told = written(("ben", 0), ("ben", 10), ("ben", 25), ("ben", 26), ("ben", 50), ("ben", 200))
    first, last = told
    assert first.stops == ((2, second(10)), (4, second(26)))
    assert [moment_of(told, number) for number in (1, 2, 3, 4, 5, 6, 7)] == [
        (first, 0),
        (first, 0),
        (first, 2),
        (first, 2),
        (first, 4),
        (last, 5),
        None,
    ]


def test_mo6_one_can_stop_before_much_is_taken_away_at_once() -> None:
    edits = [Edit(1, "ben", second(0), 3), Edit(2, "ben", second(5), 4)]
    for gone, stops in ((MUCH - 1, ()), (MUCH, ((2, second(5)),))):
        wiped = Edit(3, "ben", second(7), gone=gone)
        (moment,) = extended((), [*edits, wiped])
        assert moment.stops == stops
    again = Edit(4, "ben", second(8), gone=MUCH)
    (moment,) = extended((), [*edits, wiped, again])
    assert moment.stops == ((2, second(5)), (3, second(7))), "each is one's own to undo"

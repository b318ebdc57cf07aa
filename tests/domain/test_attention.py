"""Rooms that are worth a look: AT2 to AT7, on a clock of the test's own."""

from datetime import datetime, timedelta

import pytest

from openspace.domain.attention import (
    ALONE,
    SILENCE,
    Look,
    Room,
    alone_since,
    flag,
    worth_a_look,
)
from openspace.domain.wandering import CROWDED
from tests.cast import at

BEGAN = at(10, 15)
SOON = timedelta(seconds=1)


def look(room: Room, when: datetime, alone: datetime | None = None) -> tuple[Look, ...]:
    return worth_a_look([room], {room.id: alone} if alone else {}, BEGAN, when)


def test_at2_somebody_who_has_waited_alone_for_five_minutes_is_lonely() -> None:
    alone, since = Room("b1", 1), at(10, 20)
    assert look(alone, since + ALONE - SOON, since) == ()
    assert look(alone, since + ALONE, since) == (Look("b1", "lonely", since, 1),)


def test_at2_who_waited_before_the_round_waits_from_its_beginning() -> None:
    early = at(10)
    assert look(Room("b1", 1), BEGAN + ALONE - SOON, early) == ()
    assert look(Room("b1", 1), BEGAN + ALONE, early)[0].since == BEGAN


def test_at2_alone_is_remembered_until_somebody_comes() -> None:
    first = alone_since({}, [Room("b1", 1), Room("b2", 2)], at(10, 20))
    assert first == {"b1": at(10, 20)}
    assert alone_since(first, [Room("b1", 1), Room("b2", 1)], at(10, 21)) == {
        "b1": at(10, 20),
        "b2": at(10, 21),
    }
    assert alone_since(first, [Room("b1", 2)], at(10, 22)) == {}


@pytest.mark.parametrize(
    ("count", "limit", "crowded"),
    [(8, 8, False), (9, 8, True), (29, None, False), (30, None, True), (30, 40, False)],
)
def test_at3_crowded_is_more_than_the_room_holds(
    count: int, limit: int | None, crowded: bool
) -> None:
    room = Room("b1", count, limit, written=at(10, 20))
    found = look(room, at(10, 21))
    assert found == ((Look("b1", "crowded", BEGAN, count, limit or 0),) if crowded else ())


def test_at4_a_room_in_which_nothing_is_written_is_blank_after_ten_minutes() -> None:
    assert look(Room("b1", 4), BEGAN + SILENCE - SOON) == ()
    assert look(Room("b1", 4), BEGAN + SILENCE) == (Look("b1", "blank", BEGAN, 4),)
    assert look(Room("b1", 0), at(10, 50)) == ()
    assert look(Room("b1", 1), at(10, 50), at(10, 49)) == ()


def test_at5_a_room_that_writes_no_more_is_silent() -> None:
    room = Room("b1", 1, written=at(10, 30))
    assert look(room, at(10, 40) - SOON, at(10, 39)) == ()
    assert look(room, at(10, 40), at(10, 39)) == (Look("b1", "silent", at(10, 30), 1),)
    before = Room("b1", 4, written=at(9))
    assert look(before, BEGAN + SILENCE - SOON) == ()


def test_at6_the_lonely_come_first_and_of_two_alike_the_longer_wait() -> None:
    rooms = (
        Room("b1", 3, written=at(10, 20)),
        Room("b2", 3),
        Room("b3", 31),
        Room("b4", 1),
        Room("b5", 1),
        Room("b6", 3, written=at(10, 18)),
    )
    alone = {"b4": at(10, 30), "b5": at(10, 25)}
    found = worth_a_look(rooms, alone, BEGAN, at(10, 40))
    assert [each.room for each in found] == ["b5", "b4", "b3", "b2", "b6", "b1"]
    assert [each.kind for each in found][2:] == ["crowded", "blank", "silent", "silent"]


@pytest.mark.parametrize("limit", [None, 4, 40])
@pytest.mark.parametrize("count", [0, 1, 2, 4, 5, CROWDED - 1, CROWDED, 41])
@pytest.mark.parametrize("written", [None, at(10, 16)])
def test_at7_the_table_says_what_is_worth_a_look_when_it_has_lasted(
    limit: int | None, count: int, written: datetime | None
) -> None:
    room = Room("b1", count, limit, written)
    later = at(10, 16) if written else BEGAN
    kinds = {each.kind for each in look(room, later + SILENCE - SOON, BEGAN)}
    kinds |= {each.kind for each in look(room, BEGAN + SILENCE, BEGAN)} if not written else set()
    told = {"lonely": "lonely", "crowded": "crowded", "blank": "quiet"}
    said = next((told[each] for each in told if each in kinds), "" if count else "empty")
    assert flag(room) == said

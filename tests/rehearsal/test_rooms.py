"""Which breakout is chosen: by what is on, by company, and by what one marked."""

import random
from collections import Counter
from dataclasses import replace

from openspace.domain.timetable import Phase
from openspace.rehearsal.rooms import choose_room, open_rooms
from openspace.rehearsal.sight import Mine
from tests.rehearsal.gatherings import TOPICS, seen

ROUND = seen(Phase.ROUND, "r1", {"b1": 9})
ME = Mine("me")


def chosen(herd: float, mine: Mine = ME) -> Counter[str | None]:
    dice = random.Random(2)
    return Counter(choose_room(ROUND, mine, herd, dice) for _ in range(500))


def test_in_a_round_the_rooms_are_those_of_its_slot() -> None:
    assert [each.number for each in open_rooms(ROUND)] == [1, 4, 7, 10, 13]


def test_between_rounds_they_are_all_that_are_placed() -> None:
    placed = [each for each in TOPICS if each.slot]
    assert open_rooms(seen(Phase.BREAK)) == placed


def test_where_nothing_is_placed_every_room_will_do() -> None:
    bare = tuple(replace(each, slot="", place="") for each in TOPICS)
    assert open_rooms(replace(ROUND, topics=bare)) == bare


def test_a_herd_goes_where_the_others_are_and_a_butterfly_does_not() -> None:
    assert chosen(herd=1.5)["b1"] > 5 * chosen(herd=-0.5)["b1"] > 0


def test_what_one_marked_attracts() -> None:
    assert chosen(0, Mine("me", votes=frozenset({"t4"})))["b4"] > 2 * chosen(0)["b4"]


def test_nobody_goes_where_they_are() -> None:
    assert chosen(1.0, Mine("me", room="b1"))["b1"] == 0
    alone = replace(ROUND, topics=TOPICS[:1])
    assert choose_room(alone, Mine("me", room="b1"), 1.0, random.Random(1)) is None

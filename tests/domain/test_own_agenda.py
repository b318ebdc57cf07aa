"""One's own agenda: OA1 to OA4."""

from collections.abc import Collection
from dataclasses import replace

import pytest

from openspace.domain.agenda import Agenda, Place, Placement, breakouts_of, slots_of
from openspace.domain.marketplace import Topic
from openspace.domain.own_agenda import OwnAgenda, own_agenda
from openspace.domain.timetable import Timetable
from tests.cast import HAVEN, LOFT, MARKET, PAUSE, PAUSE_2, ROUND_1, STRETCHES, timetable, topic

TWICE = replace(topic(1), further=("b1b",))


def own(
    *placed: tuple[str, str, str],
    topics: Collection[Topic] = (topic(1), topic(2), topic(3)),
    wanted: Collection[str] = ("t1", "t2"),
    day: Timetable | None = None,
    places: tuple[Place, ...] = (HAVEN, LOFT),
) -> OwnAgenda:
    """Of somebody who wants the first two topics; runs are placed by their ids."""
    runs = breakouts_of(topics)
    of = {each.id: each.topic.id for each in runs}
    placements = tuple(Placement(of[run], run, slot, place) for run, slot, place in placed)
    day = day or timetable(MARKET)
    return own_agenda(day, Agenda(slots_of(day), places, placements), runs, wanted)


def shown(mine: OwnAgenda) -> list[list[str]]:
    return [[each.breakout.id for each in mine.in_slot(slot)] for slot in mine.agenda.slots]


def collisions(mine: OwnAgenda) -> list[bool]:
    return [mine.collide(slot) for slot in mine.agenda.slots]


def out(mine: OwnAgenda, run: str) -> tuple[list[str], list[str], str]:
    """Runs and rounds that lead out, and why there is no way."""
    found = next(each for each in mine.wanted if each.breakout.id == run)
    ways = mine.ways_out(found)
    runs = [each.breakout.id for each in ways.runs]
    return runs, [slot.id for slot in ways.rounds], ways.why


def test_what_i_want_stands_in_its_slot_in_the_order_of_the_places() -> None:
    """OA1."""
    mine = own(("b2", "r1", "loft"), ("b3", "r2", "loft"), ("b1", "r1", "haven"))
    assert shown(mine) == [["b1", "b2"], []]


def test_what_has_no_place_stands_nowhere() -> None:
    """OA1."""
    assert shown(own(("b3", "r1", "haven"))) == [[], []]


def test_every_run_stands_in_its_slot() -> None:
    """OA1."""
    placed = (("b1", "r1", "haven"), ("b1b", "r2", "haven"))
    assert shown(own(*placed, topics=(TWICE, topic(2)))) == [["b1"], ["b1b"]]


def test_two_topics_in_one_slot_collide_and_one_does_not() -> None:
    """OA2."""
    mine = own(("b1", "r1", "haven"), ("b2", "r1", "loft"), ("b3", "r2", "haven"))
    assert collisions(mine) == [True, False]
    mine = own(("b1", "r1", "haven"), ("b3", "r1", "loft"), ("b2", "r2", "haven"))
    assert collisions(mine) == [False, False]


def test_two_runs_of_one_topic_do_not_collide() -> None:
    """OA2."""
    placed = (("b1", "r1", "haven"), ("b1b", "r1", "loft"))
    assert collisions(own(*placed, topics=(TWICE, topic(2)))) == [False, False]


@pytest.mark.parametrize(
    ("position", "collide"), [(MARKET, True), (ROUND_1, True), (PAUSE_2, False)]
)
def test_what_is_over_collides_no_more(position: int, collide: bool) -> None:
    """OA2."""
    placed = (("b1", "r1", "haven"), ("b2", "r1", "loft"))
    assert collisions(own(*placed, day=timetable(position))) == [collide, False]


def test_it_can_be_moved_to_a_round_with_a_free_place() -> None:
    """OA3."""
    mine = own(("b1", "r1", "haven"), ("b2", "r1", "loft"))
    assert (out(mine, "b1"), out(mine, "b2")) == (([], ["r2"], ""), ([], ["r2"], ""))


def test_another_run_is_a_way_out() -> None:
    """OA3."""
    placed = (("b1", "r1", "haven"), ("b2", "r1", "loft"), ("b1b", "r2", "haven"))
    mine = own(*placed, topics=(TWICE, topic(2)))
    assert out(mine, "b1") == (["b1b"], [], "")
    assert out(mine, "b2") == ([], [], "busy")


def test_a_run_that_collides_as_well_is_none() -> None:
    """OA4."""
    placed = (("b1", "r1", "haven"), ("b2", "r1", "loft"), ("b1b", "r2", "haven"))
    more, topics = (*placed, ("b3", "r2", "loft")), (TWICE, topic(2), topic(3))
    assert out(own(*more, topics=topics), "b1") == (["b1b"], [], "")
    everything = own(*more, topics=topics, wanted=("t1", "t2", "t3"))
    assert out(everything, "b1") == ([], [], "full")


def test_the_fixed_programme_stays() -> None:
    """OA3."""
    fixed = replace(topic(2), fixed=True)
    mine = own(("b1", "r1", "haven"), ("b2", "r1", "loft"), topics=(topic(1), fixed))
    assert (out(mine, "b1")[1], out(mine, "b2")) == (["r2"], ([], [], "fixed"))


def test_what_has_begun_stays() -> None:
    """OA3."""
    placed = (("b1", "r1", "haven"), ("b2", "r1", "loft"))
    assert out(own(*placed, day=timetable(PAUSE)), "b1") == ([], ["r2"], "")
    assert out(own(*placed, day=timetable(ROUND_1)), "b1") == ([], [], "begun")


def test_after_the_last_round_there_is_none_to_move_to() -> None:
    """OA3."""
    placed = (("b1", "r2", "haven"), ("b2", "r2", "loft"))
    assert out(own(*placed, day=timetable(PAUSE_2)), "b1") == ([], [], "last")


def test_a_round_that_is_closed_to_changes_is_none_to_move_to() -> None:
    """OA3."""
    closed = (replace(each, frozen=each.slot == "r2") for each in STRETCHES)
    placed = (("b1", "r1", "haven"), ("b2", "r1", "loft"))
    mine = own(*placed, day=Timetable(tuple(closed), MARKET))
    assert out(mine, "b1") == ([], [], "last")


def test_a_full_round_is_none_to_move_to() -> None:
    """OA3."""
    placed = (("b1", "r1", "haven"), ("b2", "r1", "loft"), ("b3", "r2", "haven"))
    assert out(own(*placed), "b1") == ([], ["r2"], "")
    assert out(own(*placed, places=(HAVEN,)), "b1") == ([], [], "full")


def test_a_round_in_which_i_want_something_is_no_way_out() -> None:
    """OA4."""
    placed = (("b1", "r1", "haven"), ("b2", "r1", "loft"), ("b3", "r2", "haven"))
    assert out(own(*placed, wanted=("t1", "t2", "t3")), "b1") == ([], [], "busy")

"""The places of the grid: C2 to C5."""

from dataclasses import replace

import pytest

from openspace.domain.agenda import Agenda, Place, Placement
from openspace.domain.facts.agenda import PlaceAdded, TopicUnplaced
from openspace.domain.facts.grid import PlaceChanged, PlaceRemoved, PlacesReordered
from openspace.domain.places import (
    Details,
    add_place,
    change_place,
    is_web_address,
    place_seen,
    raise_place,
    removal_seen,
    remove_place,
    seats_for,
)
from openspace.domain.placing import next_name, next_position
from openspace.domain.refusal import Outcome
from tests.cast import CODE, HAVEN, LOFT, PAUSE, ROUND_1, WORKBOOK, agenda, gathering
from tests.domain.saying import code, facts, said

TENT = Details(" The  tent ", "40", "On the lawn", "https://call.example.org/tent")


def added(typed: Details, grid: Agenda | None = None) -> Outcome:
    return add_place(gathering(), grid or agenda(), typed, "new")


def changed(typed: Details, seen: str = place_seen(HAVEN), *hung: tuple[str, str, str]) -> Outcome:
    return change_place(gathering(), agenda(*hung), "haven", typed, seen)


def removed(grid: Agenda, position: int = PAUSE, seen: str = "") -> Outcome:
    return remove_place(gathering(position), grid, "haven", seen or removal_seen(grid, HAVEN))


def test_c2_a_place_is_added_at_the_end() -> None:
    told = ("The tent", 2, 40, "On the lawn", "https://call.example.org/tent")
    assert facts(added(TENT)) == (PlaceAdded(CODE, "new", *told),)
    assert facts(added(Details("Tent"))) == (PlaceAdded(CODE, "new", "Tent", 2),)


def test_c2_after_a_removal_no_position_and_no_name_is_given_twice() -> None:
    gap = replace(agenda(), places=(HAVEN, replace(LOFT, position=4), Place("x", "Loft 1", 5)))
    assert [fact.position for fact in facts(added(TENT, gap)) if isinstance(fact, PlaceAdded)] == [
        6
    ]
    assert (next_position(gap.places), next_name(gap.places)) == (6, "Loft 3")
    assert (next_position(()), next_name(())) == (0, "1")


@pytest.mark.parametrize(
    ("typed", "refused"),
    [
        (Details(" "), "place_nameless"),
        (Details("x" * 81), "place_name_long"),
        (Details("haven"), "place_name_taken"),
        (Details("Tent", "0"), "seats_wrong"),
        (Details("Tent", "-4"), "seats_wrong"),
        (Details("Tent", "many"), "seats_wrong"),
        (Details("Tent", "10000"), "seats_wrong"),
        (Details("Tent", "٣"), "seats_wrong"),
        (Details("Tent", "9" * 5000), "seats_wrong"),
        (Details("Tent", room="x" * 81), "room_long"),
        (Details("Tent", call="javascript:alert(1)"), "call_wrong"),
        (Details("Tent", call="call.example.org"), "call_wrong"),
    ],
)
def test_c2_what_cannot_describe_a_place_is_refused(typed: Details, refused: str) -> None:
    assert code(added(typed)) == refused
    other = replace(typed, name="Loft 2") if refused == "place_name_taken" else typed
    assert code(changed(other)) == refused


@pytest.mark.parametrize(
    ("told", "is_one"),
    [
        ("https://call.example.org/a?b=c#d", True),
        ("HTTP://call.example.org", True),
        ("https://", False),
        ("https://call.example.org/a b", False),
        ("https://call.example.org/\u202egro", False),
        ("//call.example.org", False),
        ("data:text/html,x", False),
        ("https://" + "x" * 2000, False),
    ],
)
def test_c2_a_call_is_a_web_address(told: str, is_one: bool) -> None:
    assert is_web_address(told) is is_one


def test_c2_a_place_is_described_anew_and_keeps_its_own_name() -> None:
    assert facts(changed(Details("HAVEN", "12"))) == (
        PlaceChanged(CODE, "haven", "HAVEN", 12, "", ""),
    )
    assert changed(Details("Haven")) == ()
    assert code(change_place(gathering(), agenda(), "gone", TENT, "")) == "no_such_place"


def test_c3_fewer_seats_than_marked_a_topic_are_allowed_and_its_pages_hear_of_it() -> None:
    told = facts(changed(Details("Haven", "1"), place_seen(HAVEN), ("t1", "r1", "haven")))
    assert told == (PlaceChanged(CODE, "haven", "Haven", 1, "", "", ("t1",)),)


def test_c3_a_topic_has_the_seats_of_all_its_runs_and_no_limit_where_one_has_none() -> None:
    small = replace(agenda(), places=(replace(HAVEN, seats=20), replace(LOFT, seats=8)))
    once = replace(small, placements=(Placement("t1", "b1", "r1", "haven"),))
    twice = replace(small, placements=(*once.placements, Placement("t1", "b9", "r2", "loft")))
    assert [seats_for(grid, "t1") for grid in (small, once, twice)] == [None, 20, 28]
    assert seats_for(replace(twice, places=(HAVEN, small.places[1])), "t1") is None


def test_c4_what_hangs_in_a_place_that_is_removed_returns_to_the_wall() -> None:
    grid = agenda(("t1", "r1", "haven"), ("t2", "r2", "haven"), ("t3", "r2", "loft"))
    assert facts(removed(grid)) == (
        TopicUnplaced(CODE, "t1", "b1", "r1", "haven"),
        TopicUnplaced(CODE, "t2", "b2", "r2", "haven"),
        PlaceRemoved(CODE, "haven"),
    )
    assert code(remove_place(gathering(), grid, "gone", "")) == "no_such_place"


@pytest.mark.parametrize("position", [ROUND_1, WORKBOOK])
def test_c4_a_place_stays_where_a_round_was_held_or_runs(position: int) -> None:
    assert code(removed(agenda(("t1", "r1", "haven")), position)) == "place_used"
    assert facts(removed(agenda(), position)) == (PlaceRemoved(CODE, "haven"),)


def test_c5_who_saw_something_else_changes_nothing() -> None:
    assert code(changed(TENT, place_seen(LOFT))) == "changed_meanwhile"
    assert code(removed(agenda(("t1", "r1", "haven")), seen=removal_seen(agenda(), HAVEN))) == (
        "changed_meanwhile"
    )
    assert said(changed(TENT, "")).startswith("Somebody else has changed this meanwhile.")


def test_places_are_put_in_order_one_step_at_a_time() -> None:
    assert facts(raise_place(gathering(), agenda(), "loft")) == (
        PlacesReordered(CODE, ("loft", "haven")),
    )
    assert raise_place(gathering(), agenda(), "haven") == ()
    assert code(raise_place(gathering(), agenda(), "gone")) == "no_such_place"

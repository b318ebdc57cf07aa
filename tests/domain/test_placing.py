"""Placing the rest by interest: G1 to G6."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openspace.domain.agenda import Agenda, Place, Placement
from openspace.domain.facts import Fact
from openspace.domain.facts.agenda import PlaceAdded, TopicPlaced
from openspace.domain.gathering import Gathering, PlacingRule
from openspace.domain.marketplace import Topic
from openspace.domain.placing import is_ahead, next_name, place_rest
from openspace.domain.timetable import Timetable
from tests.cast import (
    CODE,
    HAVEN,
    LOFT,
    MARKET,
    PAUSE,
    PAUSE_2,
    ROUND_1,
    ROUND_2,
    agenda,
    ana,
    ben,
    chi,
    credit,
    gathering,
    timetable,
    topic,
)

PEOPLE = ("p1", "p2", "p3", "p4", "p5")
NOBODY: Mapping[str, set[str]] = {}


def ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"new{next(numbers)}"


def unnamed(number: int) -> Topic:
    """A topic whose convener is nobody's, so that G4 says nothing about it."""
    return replace(topic(number), conveners=(replace(credit(ben), participant=None),))


def rest(
    grid: Agenda, *topics: Topic, voters: Mapping[str, set[str]] = NOBODY, at: int = MARKET
) -> list[tuple[str, str, str]]:
    facts = place_rest(gathering(at), grid, topics, voters, ids())
    return [(f.topic, f.slot, f.place) for f in facts if isinstance(f, TopicPlaced)]


def under(rule: PlacingRule) -> Gathering:
    return replace(gathering(), placing_rule=rule)


def test_g1_what_is_placed_stays() -> None:
    grid = agenda(("t1", "r2", "loft"))
    assert rest(grid, unnamed(1), unnamed(2), voters={"t1": {"p1"}}) == [("t2", "r1", "haven")]


def test_g2_the_topics_that_most_people_marked_come_first() -> None:
    voters = {"t1": {"p1"}, "t2": {"p2", "p3"}}
    placed = rest(agenda(), unnamed(1), unnamed(2), unnamed(3), voters=voters)
    assert [topic for topic, _, _ in placed] == ["t2", "t1", "t3"]


def test_g2_at_the_same_interest_the_older_comes_first() -> None:
    voters = {"t2": {"p1"}, "t1": {"p2"}}
    placed = rest(agenda(), unnamed(2), unnamed(3), unnamed(1), voters=voters)
    assert [topic for topic, _, _ in placed] == ["t1", "t2", "t3"]


def test_g3_topics_that_the_same_people_want_get_different_slots() -> None:
    grid = agenda(("t1", "r1", "haven"), ("t8", "r2", "haven"))
    voters = {"t1": {"p1", "p2"}, "t2": {"p1"}, "t8": {"p3"}}
    assert rest(grid, *map(unnamed, (1, 2, 8)), voters=voters) == [("t2", "r2", "loft")]


def test_g3_fewer_clashes_weigh_more_than_fewer_topics() -> None:
    grid = agenda(("t1", "r1", "haven"), ("t7", "r2", "haven"), ("t8", "r2", "loft"))
    roomy = replace(grid, places=(*grid.places, Place("tent", "Tent", 2)))
    voters = {"t1": {"p1"}, "t2": {"p1"}}
    assert rest(roomy, *map(unnamed, (1, 2, 7, 8)), voters=voters) == [("t2", "r2", "tent")]


def test_g3_then_the_slot_with_fewest_topics_then_the_earliest() -> None:
    grid = agenda(("t1", "r1", "haven"))
    assert rest(grid, *map(unnamed, (1, 2, 3))) == [("t2", "r2", "haven"), ("t3", "r1", "loft")]


def test_g4_nobody_convenes_twice_in_a_slot_while_another_has_room() -> None:
    grid = agenda(("t1", "r2", "haven"), ("t2", "r1", "haven"))
    topics = (topic(1, ben), topic(2, ana), topic(3, ana))
    assert rest(grid, *topics, voters={"t1": {"p1"}, "t3": {"p1"}}) == [("t3", "r2", "loft")]


def test_g4_when_no_other_slot_has_room_it_is_placed_all_the_same() -> None:
    assert rest(agenda(("t1", "r1", "haven")), topic(1), topic(2), at=PAUSE) == [
        ("t2", "r2", "haven")
    ]
    both = agenda(("t1", "r1", "haven"), ("t8", "r2", "haven"), ("t9", "r2", "loft"))
    assert rest(both, topic(1), topic(2), unnamed(8), unnamed(9)) == [("t2", "r1", "loft")]


def test_g4_each_of_several_conveners_counts() -> None:
    shared = replace(topic(3, chi), conveners=(credit(chi), credit(ben)))
    assert rest(agenda(("t1", "r1", "haven")), topic(1), shared) == [("t3", "r2", "haven")]


def test_g5_a_full_grid_grows_by_a_place() -> None:
    grid = agenda(
        ("t1", "r1", "haven"), ("t2", "r1", "loft"), ("t3", "r2", "haven"), ("t4", "r2", "loft")
    )
    topics = [unnamed(number) for number in range(1, 8)]
    assert place_rest(under("open space"), grid, topics, NOBODY, ids()) == (
        PlaceAdded(CODE, "new1", "Loft 3", 2),
        TopicPlaced(CODE, "t5", "b5", "r1", "new1"),
        TopicPlaced(CODE, "t6", "b6", "r2", "new1"),
        PlaceAdded(CODE, "new2", "Loft 4", 3),
        TopicPlaced(CODE, "t7", "b7", "r1", "new2"),
    )


def test_g5_a_gathering_without_places_gets_them() -> None:
    facts = place_rest(gathering(), replace(agenda(), places=()), [unnamed(1)], NOBODY, ids())
    assert facts == (PlaceAdded(CODE, "new1", "1", 0), TopicPlaced(CODE, "t1", "b1", "r1", "new1"))


def test_g5_in_an_unconference_interest_fills_the_grid_and_the_rest_stay() -> None:
    topics = [unnamed(number) for number in range(1, 7)]
    voters = {"t6": {"p1", "p2"}, "t5": {"p3"}}
    facts = place_rest(under("unconference"), agenda(), topics, voters, ids())
    assert [fact.topic for fact in facts if isinstance(fact, TopicPlaced)] == [
        *("t6", "t5", "t1", "t2")
    ]
    assert len(facts) == 4


def test_g6_a_slot_that_runs_or_is_over_takes_nothing() -> None:
    slots = agenda().slots
    ahead = [[is_ahead(timetable(at), slot) for slot in slots] for at in (PAUSE, ROUND_1, ROUND_2)]
    assert ahead == [[True, True], [False, True], [False, False]]
    assert rest(agenda(), unnamed(1), at=PAUSE) == [("t1", "r1", "haven")]
    assert rest(agenda(), unnamed(1), at=ROUND_1) == [("t1", "r2", "haven")]


@pytest.mark.parametrize("rule", ["open space", "unconference"])
def test_g6_when_no_slot_is_ahead_nothing_is_placed_and_nothing_grows(rule: PlacingRule) -> None:
    late = replace(under(rule), timetable=timetable(PAUSE_2 + 1))
    assert place_rest(late, agenda(), [unnamed(1)], NOBODY, ids()) == ()


def test_a_withdrawn_topic_is_left_where_it_is() -> None:
    assert rest(agenda(), replace(unnamed(1), withdrawn=True), unnamed(2)) == [
        ("t2", "r1", "haven")
    ]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ((), "1"),
        (("Room 9",), "Room 10"),
        (("Haven", "Rom 7", "Rom 8"), "Rom 9"),
        (("Haven", "Library"), "Library 3"),
        (("7", "8"), "9"),
    ],
)
def test_the_next_place_is_called_after_the_last(names: tuple[str, ...], expected: str) -> None:
    places = [Place(name, name, position) for position, name in enumerate(names)]
    assert next_name(places) == expected


@st.composite
def walls(draw: st.DrawFn) -> tuple[Gathering, Agenda, list[Topic], dict[str, frozenset[str]]]:
    """A wall with interest, part of it on a grid, at any time up to the last round."""
    topics = [
        topic(number, draw(st.sampled_from((ana, ben, chi))))
        for number in range(1, draw(st.integers(0, 9)) + 1)
    ]
    topics = [replace(each, withdrawn=draw(st.booleans())) for each in topics]
    cells = [(slot, place) for slot in ("r1", "r2") for place in ("haven", "loft")]
    pins = [each for each in topics if not each.withdrawn and draw(st.booleans())]
    drawn = draw(st.permutations(cells))
    placed = [
        Placement(each.id, each.breakout, *cell) for each, cell in zip(pins, drawn, strict=False)
    ]
    grid = replace(agenda(), placements=tuple(placed))
    rule: PlacingRule = draw(st.sampled_from(("open space", "unconference")))
    day = Timetable(timetable().stretches, draw(st.sampled_from((MARKET, PAUSE, ROUND_1))))
    voters = {each.id: draw(st.frozensets(st.sampled_from(PEOPLE))) for each in topics}
    return replace(gathering(), placing_rule=rule, timetable=day), grid, topics, voters


def grown(grid: Agenda, facts: tuple[Fact, ...]) -> Agenda:
    for fact in facts:
        match fact:
            case PlaceAdded(place=place, name=name, position=position):
                grid = replace(grid, places=(*grid.places, Place(place, name, position)))
            case TopicPlaced(topic=topic, breakout=breakout, slot=slot, place=place):
                placed = Placement(topic, breakout, slot, place)
                grid = replace(grid, placements=(*grid.placements, placed))
    return grid


@given(walls())
def test_g1_to_g6_whatever_the_wall(
    wall: tuple[Gathering, Agenda, list[Topic], dict[str, frozenset[str]]],
) -> None:
    gathering, before, topics, voters = wall
    after = grown(before, place_rest(gathering, before, topics, voters, ids()))
    cells = [each.cell for each in after.placements]
    placed = [each.topic for each in after.placements]
    living = {each.id for each in topics if not each.withdrawn}
    assert after.placements[: len(before.placements)] == before.placements  # G1
    assert len(set(cells)) == len(cells)
    assert len(set(placed)) == len(placed)
    assert set(placed) <= living
    new = {each.slot for each in after.placements[len(before.placements) :]}
    assert all(is_ahead(gathering.timetable, slot) for slot in after.slots if slot.id in new)  # G6
    assert {place for _, place in cells} <= {place.id for place in after.places}
    if gathering.placing_rule == "open space":
        assert set(placed) == living  # G5
    else:
        assert after.places == (HAVEN, LOFT)


@given(walls())
def test_placing_twice_places_nothing_more(
    wall: tuple[Gathering, Agenda, list[Topic], dict[str, frozenset[str]]],
) -> None:
    gathering, before, topics, voters = wall
    after = grown(before, place_rest(gathering, before, topics, voters, ids()))
    assert place_rest(gathering, after, topics, voters, ids()) == ()

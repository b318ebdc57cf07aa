"""The grid: A1 to A5."""

from dataclasses import replace

import pytest

from openspace.domain.agenda import (
    Breakout,
    Placement,
    Slot,
    is_over,
    place,
    slots_of,
    unplace,
)
from openspace.domain.facts.agenda import (
    TopicMoved,
    TopicPlaced,
    TopicUnplaced,
)
from openspace.domain.permissions import Caller
from openspace.domain.timetable import Timetable
from tests.cast import (
    ANA,
    BEN,
    CHI,
    CODE,
    DEE,
    FOYER,
    HAVEN,
    LOFT,
    MARKET,
    OPENING,
    PAUSE_2,
    ROUND_1,
    ROUND_2,
    STRETCHES,
    WORKBOOK,
    agenda,
    ana,
    at,
    timetable,
    topic,
)
from tests.domain.saying import code, facts, said

EMPTY = agenda()
FIRST = Breakout("b1", topic())
CELL = ("r1", "haven")


def test_a1_the_slots_are_the_rounds() -> None:
    assert slots_of(timetable()) == (
        Slot("r1", 1, at(10, 15), at(11)),
        Slot("r2", 2, at(11, 15), at(12)),
    )


def test_a1_a_place_holds_one_topic_a_slot() -> None:
    grid = agenda(("t2", "r1", "haven"))
    assert grid.at("r1", "haven") == Placement("t2", "b2", "r1", "haven")
    assert grid.of("b2") == Placement("t2", "b2", "r1", "haven")
    assert (grid.at("r1", "loft"), grid.of("b1")) == (None, None)


def test_a1_free_cells_come_slot_by_slot() -> None:
    first, second = slots_of(timetable())
    assert list(agenda(("t2", "r1", "haven")).free_cells()) == [
        (first, LOFT),
        (second, HAVEN),
        (second, LOFT),
    ]


@pytest.mark.parametrize("caller", [BEN, ANA])
def test_a2_the_convener_and_a_facilitator_place_move_and_take_off(caller: Caller) -> None:
    placed = agenda(("t1", *CELL))
    assert facts(place(caller, timetable(), EMPTY, FIRST, CELL, None)) == (
        TopicPlaced(CODE, "t1", "b1", "r1", "haven"),
    )
    assert facts(place(caller, timetable(), placed, FIRST, ("r2", "loft"), None)) == (
        TopicMoved(CODE, "t1", "b1", "r2", "loft", "r1", "haven"),
    )
    assert facts(unplace(caller, placed, FIRST)) == (
        TopicUnplaced(CODE, "t1", "b1", "r1", "haven"),
    )


@pytest.mark.parametrize("caller", [CHI, DEE])
def test_a2_nobody_else_does(caller: Caller) -> None:
    placed = agenda(("t1", *CELL))
    assert code(place(caller, timetable(), EMPTY, FIRST, CELL, None)) == "not_yours_to_place"
    assert code(unplace(caller, placed, FIRST)) == "not_yours_to_place"


def test_a3_who_comes_second_is_told_who_has_the_cell() -> None:
    grid = agenda(("t2", *CELL))
    refused = place(BEN, timetable(), grid, FIRST, CELL, topic(2, ana))
    assert code(refused) == "cell_taken"
    assert said(refused) == (
        "That place was just taken by 2, “What about number 2?”. Choose another one."
    )


def test_a3_a_facilitator_does_not_push_anybody_out_either() -> None:
    grid = agenda(("t2", *CELL))
    assert code(place(ANA, timetable(), grid, FIRST, CELL, topic(2))) == "cell_taken"


def test_a4_placing_where_it_is_already_changes_nothing() -> None:
    assert place(BEN, timetable(), agenda(("t1", *CELL)), FIRST, CELL, topic()) == ()


def test_a4_a_topic_that_is_nowhere_is_taken_off_nowhere() -> None:
    assert unplace(BEN, EMPTY, FIRST) == ()


@pytest.mark.parametrize("position", [FOYER, OPENING])
def test_a5_nothing_is_placed_before_the_marketplace(position: int) -> None:
    assert code(place(ANA, timetable(position), EMPTY, FIRST, CELL, None)) == "agenda_closed"


@pytest.mark.parametrize("position", [MARKET, ROUND_1])
def test_a5_a_slot_that_is_ahead_or_running_takes_topics(position: int) -> None:
    assert code(place(BEN, timetable(position), EMPTY, FIRST, CELL, None)) == ""


@pytest.mark.parametrize("position", [PAUSE_2, ROUND_2, WORKBOOK])
def test_a5_a_slot_that_is_over_takes_none(position: int) -> None:
    assert code(place(ANA, timetable(position), EMPTY, FIRST, CELL, None)) == "slot_over"
    assert is_over(timetable(position), EMPTY.slots[0])


def test_a5_a_gathering_without_a_marketplace_places_from_the_start() -> None:
    rounds = Timetable((STRETCHES[ROUND_1], STRETCHES[WORKBOOK]))
    grid = replace(EMPTY, slots=slots_of(rounds))
    assert code(place(BEN, rounds, grid, FIRST, CELL, None)) == ""


@pytest.mark.parametrize("cell", [("r9", "haven"), ("r1", "cellar"), ("", "")])
def test_there_is_no_cell_outside_the_grid(cell: tuple[str, str]) -> None:
    assert code(place(ANA, timetable(), EMPTY, FIRST, cell, None)) == "no_such_cell"


def test_a_withdrawn_topic_is_not_placed() -> None:
    gone = replace(topic(), withdrawn=True)
    assert (
        code(place(ANA, timetable(), EMPTY, Breakout("b1", gone), CELL, None)) == "topic_withdrawn"
    )

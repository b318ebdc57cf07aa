"""The grid: A1 to A5 and A7."""

from dataclasses import replace

import pytest

from openspace.domain.agenda import (
    Agenda,
    Breakout,
    Placement,
    Slot,
    is_over,
    slots_of,
)
from openspace.domain.facts.agenda import (
    TopicMoved,
    TopicPlaced,
    TopicUnplaced,
)
from openspace.domain.hanging import Claim, Neighbours, place, unplace
from openspace.domain.marketplace import Topic
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Outcome
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

NOW = at(9, 45)
EMPTY = agenda()
FIRST = Breakout("b1", topic())
CELL = ("r1", "haven")


def claimed(
    caller: Caller,
    timetable: Timetable,
    grid: Agenda,
    breakout: Breakout,
    cell: tuple[str, str],
    holder: Topic | None,
    seen: str | None = None,
) -> Outcome:
    neighbours = Neighbours(holder)
    return place(caller, timetable, grid, breakout, Claim(cell, seen), neighbours, NOW)


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
    assert facts(claimed(caller, timetable(), EMPTY, FIRST, CELL, None)) == (
        TopicPlaced(CODE, "t1", "b1", "r1", "haven"),
    )
    assert facts(claimed(caller, timetable(), placed, FIRST, ("r2", "loft"), None)) == (
        TopicMoved(CODE, "t1", "b1", "r2", "loft", "r1", "haven"),
    )
    assert facts(unplace(caller, placed, FIRST, NOW)) == (
        TopicUnplaced(CODE, "t1", "b1", "r1", "haven"),
    )


@pytest.mark.parametrize("caller", [CHI, DEE])
def test_a2_nobody_else_does(caller: Caller) -> None:
    placed = agenda(("t1", *CELL))
    assert code(claimed(caller, timetable(), EMPTY, FIRST, CELL, None)) == "not_yours_to_place"
    assert code(unplace(caller, placed, FIRST, NOW)) == "not_yours_to_place"


def test_a3_who_comes_second_is_told_who_has_the_cell() -> None:
    grid = agenda(("t2", *CELL))
    refused = claimed(BEN, timetable(), grid, FIRST, CELL, topic(2, ana))
    assert code(refused) == "cell_taken"
    assert said(refused) == (
        "That place was just taken by 2, “What about number 2?”. Choose another one."
    )


def test_a3_a_facilitator_does_not_push_anybody_out_either() -> None:
    grid = agenda(("t2", *CELL))
    assert code(claimed(ANA, timetable(), grid, FIRST, CELL, topic(2))) == "cell_taken"


def test_a4_placing_where_it_is_already_changes_nothing() -> None:
    assert claimed(BEN, timetable(), agenda(("t1", *CELL)), FIRST, CELL, topic()) == ()


def test_a4_a_topic_that_is_nowhere_is_taken_off_nowhere() -> None:
    assert unplace(BEN, EMPTY, FIRST, NOW) == ()


@pytest.mark.parametrize("position", [FOYER, OPENING])
def test_a5_nothing_is_placed_before_the_marketplace(position: int) -> None:
    assert code(claimed(ANA, timetable(position), EMPTY, FIRST, CELL, None)) == "agenda_closed"


@pytest.mark.parametrize("position", [MARKET, ROUND_1])
def test_a5_a_slot_that_is_ahead_or_running_takes_topics(position: int) -> None:
    assert code(claimed(BEN, timetable(position), EMPTY, FIRST, CELL, None)) == ""


@pytest.mark.parametrize("position", [PAUSE_2, ROUND_2, WORKBOOK])
def test_a5_a_slot_that_is_over_takes_none(position: int) -> None:
    assert code(claimed(ANA, timetable(position), EMPTY, FIRST, CELL, None)) == "slot_over"
    assert is_over(timetable(position), EMPTY.slots[0])


def test_a5_a_gathering_without_a_marketplace_places_from_the_start() -> None:
    rounds = Timetable((STRETCHES[ROUND_1], STRETCHES[WORKBOOK]))
    grid = replace(EMPTY, slots=slots_of(rounds))
    assert code(claimed(BEN, rounds, grid, FIRST, CELL, None)) == ""


@pytest.mark.parametrize("cell", [("r9", "haven"), ("r1", "cellar"), ("", "")])
def test_there_is_no_cell_outside_the_grid(cell: tuple[str, str]) -> None:
    assert code(claimed(ANA, timetable(), EMPTY, FIRST, cell, None)) == "no_such_cell"


def test_a_withdrawn_topic_is_not_placed() -> None:
    gone = replace(topic(), withdrawn=True)
    assert (
        code(claimed(ANA, timetable(), EMPTY, Breakout("b1", gone), CELL, None))
        == "topic_withdrawn"
    )


def test_a7_a_hand_that_saw_the_card_where_it_is_moves_it() -> None:
    placed, to = agenda(("t1", *CELL)), ("r2", "loft")
    assert code(claimed(BEN, timetable(), placed, FIRST, to, None, "r1:haven")) == ""
    assert code(claimed(BEN, timetable(), EMPTY, FIRST, to, None, "")) == ""
    assert code(claimed(BEN, timetable(), placed, FIRST, to, None)) == ""


@pytest.mark.parametrize(
    ("hung", "seen", "holder", "sentence"),
    [
        (
            CELL,
            "",
            None,
            "Somebody else has moved it meanwhile: it hangs in round 1, Haven now. Look again.",
        ),
        (
            CELL,
            "r1:loft",
            topic(2),
            "Somebody else has moved it meanwhile: it hangs in round 1, Haven now, and where you"
            " wanted it hangs 2, “What about number 2?”. Look again.",
        ),
        (
            None,
            "r1:loft",
            None,
            "Somebody else has taken it off the agenda meanwhile. Look again.",
        ),
        (
            None,
            "r1:loft",
            topic(2),
            "Somebody else has taken it off the agenda meanwhile, and where you wanted it hangs 2,"
            " “What about number 2?”. Look again.",
        ),
    ],
)
def test_a7_a_card_that_is_elsewhere_stays_and_the_hand_is_told_where(
    hung: tuple[str, str] | None, seen: str, holder: Topic | None, sentence: str
) -> None:
    grid = agenda(("t1", *hung)) if hung else EMPTY
    for caller in (BEN, ANA):
        told = claimed(caller, timetable(), grid, FIRST, ("r2", "loft"), holder, seen)
        assert (code(told), said(told)) == ("moved_meanwhile", sentence)


def test_a7_what_was_wanted_is_so_already() -> None:
    placed = agenda(("t1", *CELL))
    assert claimed(BEN, timetable(), placed, FIRST, CELL, topic(), "r2:loft") == ()
    assert unplace(BEN, EMPTY, FIRST, NOW, "r2:loft") == ()


def test_a7_nobody_takes_off_what_they_saw_elsewhere() -> None:
    placed = agenda(("t1", *CELL))
    assert code(unplace(BEN, placed, FIRST, NOW, "r2:loft")) == "moved_meanwhile"
    assert code(unplace(BEN, placed, FIRST, NOW, "r1:haven")) == ""

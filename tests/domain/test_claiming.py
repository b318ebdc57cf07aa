"""A place together with the topic: K1 to K3."""

from dataclasses import replace

import pytest

from openspace.domain.agenda import Agenda
from openspace.domain.claiming import claim
from openspace.domain.facts.agenda import TopicPlaced
from openspace.domain.refusal import Outcome
from tests.cast import BEN, CODE, HAVEN, LOFT, MARKET, ROUND_2, agenda, at, timetable, topic
from tests.domain.saying import code, facts, said

ROUND_1_FULL = (("t2", "r1", "haven"), ("t3", "r1", "loft"))
ALL_FULL = (*ROUND_1_FULL, ("t4", "r2", "haven"), ("t5", "r2", "loft"))


def taken(grid: Agenda, slot: str, position: int = MARKET) -> Outcome:
    return claim(BEN, timetable(position), grid, topic(), slot, at(9, 45))


def test_k2_the_first_free_place_in_the_order_of_the_grid() -> None:
    assert facts(taken(agenda(), "r2")) == (TopicPlaced(CODE, "t1", "b1", "r2", "haven"),)
    second = agenda(("t2", "r2", "haven"))
    assert facts(taken(second, "r2")) == (TopicPlaced(CODE, "t1", "b1", "r2", "loft"),)


def test_k2_a_place_without_seats_is_passed_over() -> None:
    grid = replace(agenda(), places=(replace(HAVEN, seats=0), replace(LOFT, seats=1)))
    assert facts(taken(grid, "r1")) == (TopicPlaced(CODE, "t1", "b1", "r1", "loft"),)


def test_k2_what_holds_for_placing_holds_here() -> None:
    assert code(taken(agenda(), "r1", ROUND_2)) == "slot_over"
    assert code(taken(agenda(), "r9")) == "no_such_cell"
    assert code(taken(agenda(), "r1", MARKET - 1)) == "agenda_closed"


@pytest.mark.parametrize(
    ("placements", "sentence"),
    [
        (ROUND_1_FULL, "Round 1 is full now. Round 2 has 2 places left."),
        (ALL_FULL[:3], "Round 1 is full now. Round 2 has one place left."),
        (ALL_FULL, "Round 1 is full now, and so are the others. Put it up without a place."),
    ],
)
def test_k3_a_full_slot_says_where_there_is_room(
    placements: tuple[tuple[str, str, str], ...], sentence: str
) -> None:
    refused = taken(agenda(*placements), "r1")
    assert (code(refused), said(refused)) == ("slot_full", sentence)


def test_k3_a_round_that_is_over_has_no_room_to_offer() -> None:
    full = agenda(("t4", "r2", "haven"), ("t5", "r2", "loft"))
    assert said(taken(full, "r2", ROUND_2)).startswith("Round 2 is full now, and so are")


def test_k3_a_grid_without_places_has_none_to_take() -> None:
    empty = replace(agenda(), places=())
    assert code(taken(empty, "r1")) == "no_such_cell"

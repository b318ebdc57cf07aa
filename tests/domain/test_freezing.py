"""What hangs and stays: Z1 to Z4."""

from dataclasses import replace
from datetime import datetime

import pytest

from openspace.domain.agenda import Agenda, Breakout, Slot
from openspace.domain.facts.agenda import TopicMoved, TopicPlaced
from openspace.domain.facts.grid import SlotFrozen, SlotThawed, TopicPinned, TopicUnpinned
from openspace.domain.freezing import freeze, is_frozen, pin, settles, thaw, unpin
from openspace.domain.hanging import Claim, Neighbours, place, unplace
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Outcome
from openspace.domain.timetable import Timetable
from tests.cast import (
    ANA,
    BEN,
    CODE,
    MARKET,
    PAUSE,
    ROUND_1,
    STRETCHES,
    agenda,
    at,
    timetable,
    topic,
)
from tests.domain.saying import code, facts, said

FIRST = Breakout("b1", topic())
HUNG = agenda(("t1", "r1", "haven"))
BEFORE, AFTER = at(9, 59), at(10)


def moved(
    caller: Caller, grid: Agenda, now: datetime, to: tuple[str, str] = ("r2", "loft")
) -> Outcome:
    return place(caller, timetable(PAUSE), grid, FIRST, Claim(to), Neighbours(), now)


def frozen(grid: Agenda = HUNG) -> Agenda:
    first, *rest = grid.slots
    return replace(grid, slots=(replace(first, frozen=True), *rest))


def pinned() -> Agenda:
    return replace(HUNG, placements=(replace(HUNG.placements[0], pinned=True),))


def test_z1_a_slot_is_frozen_from_15_minutes_before_it_starts_or_by_hand() -> None:
    slot: Slot = HUNG.slots[0]
    assert settles(slot) == at(10)
    assert [is_frozen(slot, now) for now in (BEFORE, AFTER, at(10, 30))] == [False, True, True]
    assert is_frozen(replace(slot, frozen=True), at(1))


def test_z2_what_hangs_in_a_frozen_slot_stays_for_conveners() -> None:
    assert code(moved(BEN, HUNG, BEFORE)) == ""
    assert said(moved(BEN, HUNG, AFTER)) == (
        "Round 1 is so near that what hangs in it stays. Ask a facilitator to move it."
    )
    assert said(moved(BEN, frozen(), BEFORE)) == (
        "The facilitators have fixed round 1. Ask them to move what hangs in it."
    )
    assert code(moved(BEN, HUNG, AFTER, ("r1", "loft"))) == "slot_frozen"
    assert code(unplace(BEN, HUNG, FIRST, AFTER)) == "slot_frozen"


def test_z2_a_free_place_in_a_frozen_slot_can_still_be_taken() -> None:
    empty, elsewhere = frozen(agenda()), frozen(agenda(("t1", "r2", "haven")))
    assert facts(moved(BEN, empty, AFTER, ("r1", "loft"))) == (
        TopicPlaced(CODE, "t1", "b1", "r1", "loft"),
    )
    assert facts(moved(BEN, elsewhere, AFTER, ("r1", "loft"))) == (
        TopicMoved(CODE, "t1", "b1", "r1", "loft", "r2", "haven"),
    )


def test_z3_only_a_facilitator_moves_a_pinned_card_or_takes_it_off() -> None:
    assert said(moved(BEN, pinned(), BEFORE)) == (
        "A facilitator has pinned this topic where it hangs. Ask them to move it."
    )
    assert code(unplace(BEN, pinned(), FIRST, BEFORE)) == "pinned"


@pytest.mark.parametrize("grid", [HUNG, frozen(), pinned()])
def test_z4_a_facilitator_moves_whatever_hangs(grid: Agenda) -> None:
    assert code(moved(ANA, grid, AFTER)) == ""
    assert code(unplace(ANA, grid, FIRST, AFTER)) == ""


def test_a_slot_is_frozen_and_thawed_until_it_begins() -> None:
    assert facts(freeze(CODE, timetable(MARKET), "r1")) == (SlotFrozen(CODE, "r1"),)
    assert thaw(CODE, timetable(MARKET), "r1") == ()
    held = replace(STRETCHES[ROUND_1], frozen=True)
    shut = Timetable((*STRETCHES[:ROUND_1], held, *STRETCHES[ROUND_1 + 1 :]), MARKET)
    assert freeze(CODE, shut, "r1") == ()
    assert facts(thaw(CODE, shut, "r1")) == (SlotThawed(CODE, "r1"),)
    assert code(freeze(CODE, timetable(ROUND_1), "r1")) == "begun"
    assert code(freeze(CODE, timetable(), "r9")) == "no_such_round"


def test_a_card_is_pinned_where_it_hangs() -> None:
    assert facts(pin(CODE, HUNG, FIRST)) == (TopicPinned(CODE, "t1", "b1"),)
    assert (pin(CODE, pinned(), FIRST), unpin(CODE, HUNG, FIRST)) == ((), ())
    assert facts(unpin(CODE, pinned(), FIRST)) == (TopicUnpinned(CODE, "t1", "b1"),)
    assert code(pin(CODE, agenda(), FIRST)) == "nothing_to_pin"

"""Topics kept apart or together, and slots in which a convener cannot: U1 to U4, and G8."""

from dataclasses import replace
from itertools import count

import pytest

from openspace.domain.agenda import Agenda, Breakout
from openspace.domain.facts.agenda import PlaceAdded, TopicPlaced
from openspace.domain.facts.pairs import AvailabilityTold, TopicsPaired, TopicsUnpaired
from openspace.domain.gathering import PlacingRule
from openspace.domain.hanging import Claim, Neighbours, place
from openspace.domain.marketplace import Topic
from openspace.domain.pairs import (
    Kind,
    Pair,
    Wishes,
    apart_in,
    elsewhere,
    is_kept,
    pair,
    tell_availability,
    unpair,
)
from openspace.domain.placing import place_rest
from openspace.domain.timetable import Timetable
from tests.cast import ANA, BEN, CODE, PAUSE, agenda, ana, at, ben, chi, gathering, timetable, topic
from tests.domain.saying import code, facts, said

APART, TOGETHER = Pair("t1", "t2", "apart"), Pair("t1", "t2", "together")


def test_u1_two_topics_are_paired_in_one_way() -> None:
    assert facts(pair(CODE, (), topic(2), topic(1), "apart")) == (
        TopicsPaired(CODE, "t1", "t2", "apart"),
    )
    assert pair(CODE, (APART,), topic(1), topic(2), "apart") == ()
    assert facts(pair(CODE, (APART,), topic(1), topic(2), "together")) == (
        TopicsPaired(CODE, "t1", "t2", "together"),
    )
    assert facts(unpair(CODE, (APART,), "t2", "t1")) == (TopicsUnpaired(CODE, "t1", "t2"),)
    assert unpair(CODE, (), "t2", "t1") == ()


def test_u1_what_is_no_pair_is_refused() -> None:
    assert code(pair(CODE, (), topic(1), None, "apart")) == "no_such_number"
    assert code(pair(CODE, (), topic(1), topic(1), "apart")) == "same_topic"
    assert code(pair(CODE, (), topic(1), topic(2), "near")) == "no_such_kind"


def test_u2_a_convener_is_told_what_is_in_the_way_and_a_facilitator_may() -> None:
    grid = agenda(("t2", "r1", "haven"))
    assert apart_in(Wishes((APART,)), grid, "t1", "r1") == {"t2"}
    assert apart_in(Wishes((APART,)), grid, "t1", "r2") == set()
    claim, first = Claim(("r1", "loft")), Breakout("b1", topic())
    near = Neighbours(apart=topic(2, chi))
    refused = place(BEN, timetable(), grid, first, claim, near, at(9, 45))
    assert (code(refused), said(refused)) == (
        "kept_apart",
        "In that round hangs 2, “What about number 2?”, and the facilitators keep the two apart."
        " Choose another round.",
    )
    assert code(place(ANA, timetable(), grid, first, claim, near, at(9, 45))) == ""


def test_u3_two_that_are_kept_together_hang_in_one_slot_or_it_is_said() -> None:
    assert elsewhere(Wishes((TOGETHER,)), agenda(("t2", "r1", "haven")), "t1", "r2") == {"t2"}
    assert elsewhere(Wishes((TOGETHER,)), agenda(("t2", "r1", "haven")), "t1", "r1") == set()
    assert elsewhere(Wishes((TOGETHER,)), agenda(), "t1", "r1") == set()


@pytest.mark.parametrize(
    ("kind", "slots", "kept"),
    [
        ("apart", ("r1", "r2"), True),
        ("apart", ("r1", "r1"), False),
        ("together", ("r1", "r1"), True),
        ("together", ("r1", "r2"), False),
    ],
)
def test_what_the_grid_does_not_keep_is_known(
    kind: Kind, slots: tuple[str, str], kept: bool
) -> None:
    grid = agenda(("t1", slots[0], "haven"), ("t2", slots[1], "loft"))
    assert is_kept(grid, Pair("t1", "t2", kind)) is kept
    assert is_kept(agenda(("t1", "r1", "haven")), Pair("t1", "t2", kind))


def test_u4_somebody_says_in_which_rounds_they_cannot() -> None:
    told = tell_availability(CODE, "ben", agenda(), (), ("r2", "r9", "r2"))
    assert facts(told) == (AvailabilityTold(CODE, "ben", ("r2",)),)
    assert tell_availability(CODE, "ben", agenda(), ("r2",), ("r2",)) == ()
    assert Wishes(unavailable={"ben": ("r2",)}).cannot(topic(1, ben), "r2")
    assert not Wishes(unavailable={"ben": ("r2",)}).cannot(topic(1, chi), "r2")


def rest(
    wishes: Wishes,
    grid: Agenda,
    *topics: Topic,
    rule: PlacingRule = "open space",
    at_: Timetable | None = None,
) -> tuple[list[tuple[str, str]], int]:
    numbers = count(1)
    whole = replace(gathering(), placing_rule=rule, timetable=at_ or timetable())
    told = place_rest(whole, grid, topics, {}, lambda: f"n{next(numbers)}", None, wishes)
    placed = [(f.topic, f.slot) for f in told if isinstance(f, TopicPlaced)]
    return placed, sum(isinstance(f, PlaceAdded) for f in told)


THREE = (topic(1, ana), topic(2, ben), topic(3, chi))


def test_g8_apart_get_different_slots_and_together_the_same() -> None:
    hung = agenda(("t1", "r2", "haven"))
    assert rest(Wishes((APART,)), hung, *THREE)[0][0] == ("t2", "r1")
    assert rest(Wishes((TOGETHER,)), hung, *THREE)[0][0] == ("t2", "r2")


def test_g8_a_convener_gets_no_slot_in_which_they_cannot() -> None:
    assert rest(Wishes(unavailable={"ana": ("r1",)}), agenda(), topic(1, ana))[0] == [("t1", "r2")]


def test_g8_the_grid_rather_grows_and_in_an_unconference_it_is_placed_all_the_same() -> None:
    full = agenda(("t1", "r1", "haven"), ("t8", "r2", "haven"), ("t9", "r2", "loft"))
    topics = (*THREE[:2], topic(8, chi), topic(9, chi))
    assert rest(Wishes((APART,)), full, *topics) == ([("t2", "r2")], 1)
    assert rest(Wishes((APART,)), full, *topics, rule="unconference") == ([("t2", "r1")], 0)


def test_g8_what_no_slot_can_give_lets_nothing_grow() -> None:
    everywhere = Wishes(unavailable={"ana": ("r1", "r2")})
    assert rest(everywhere, agenda(), topic(1, ana)) == ([("t1", "r1")], 0)


def test_g8_a_partner_in_a_slot_that_is_over_pulls_nothing_along() -> None:
    over = agenda(("t1", "r1", "haven"))
    assert rest(Wishes((TOGETHER,)), over, *THREE[:2], at_=timetable(PAUSE + 2)) == (
        *([("t2", "r2")], 0),
    )

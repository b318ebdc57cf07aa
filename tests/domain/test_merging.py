"""Merging. The rules' numbers stand in the domain module."""

from dataclasses import replace

import pytest

from openspace.domain.facts.agenda import Move, TopicsRearranged
from openspace.domain.facts.merging import MergeUndone, TopicMerged
from openspace.domain.marketplace import Topic
from openspace.domain.merging import merge, parted, refused_undoing
from openspace.domain.timetable import Phase, Stretch, Timetable
from tests.cast import (
    ANA,
    BEN,
    CHI,
    CODE,
    MARKET,
    PAUSE,
    PAUSE_2,
    STRETCHES,
    agenda,
    at,
    chi,
    gathering,
    topic,
)
from tests.domain.saying import code, facts

ONE, TWO = topic(1), topic(2, chi)
MERGED = TopicMerged(CODE, "t1", "t2", ("ben", "chi"), ("b2",))
PEOPLE = ("ben", "chi")


def test_j1_two_that_hang_become_one() -> None:
    assert facts(merge(gathering(), agenda(), ONE, TWO, PEOPLE)) == (MERGED,)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (ONE, ONE, "same_topic"),
        (replace(ONE, withdrawn=True), TWO, "topic_gone"),
        (ONE, replace(TWO, withdrawn=True), "topic_gone"),
        (replace(ONE, merged_into="t3"), TWO, "topic_merged"),
        (ONE, replace(TWO, merged_into="t1"), "topic_merged"),
        (replace(ONE, fixed=True), TWO, "topic_fixed"),
        (ONE, replace(TWO, fixed=True), "topic_fixed"),
    ],
)
def test_j1_what_does_not_hang_by_itself_goes_nowhere(one: Topic, other: Topic, why: str) -> None:
    assert code(merge(gathering(), agenda(), one, other, PEOPLE)) == why


@pytest.mark.parametrize("position", [MARKET - 1, PAUSE])
def test_j1_j6_only_while_the_marketplace_is_open(position: int) -> None:
    when = gathering(position)
    assert code(merge(when, agenda(), ONE, TWO, PEOPLE)) == "merging_closed"
    refusal = refused_undoing(BEN, when, replace(ONE, merged_into="t2"), TWO)
    assert refusal is not None
    assert refusal.code == "parting_closed"


def test_j4_the_place_goes_along_where_the_holder_has_none() -> None:
    one = replace(ONE, further=("b9",))
    grid = agenda(("t1", "r1", "haven"))
    again = replace(grid.placements[0], breakout="b9", slot="r2")
    grid = replace(grid, placements=(*grid.placements, again))
    rearranged, _ = facts(merge(gathering(), grid, one, TWO, PEOPLE))
    assert rearranged == TopicsRearranged(
        CODE,
        (
            Move("t1", "b1", ("r1", "haven"), None),
            Move("t1", "b9", ("r2", "haven"), None),
            Move("t2", "b2", None, ("r1", "haven")),
        ),
    )


def test_j4_where_the_holder_has_one_the_other_gets_free() -> None:
    grid = agenda(("t1", "r1", "haven"), ("t2", "r2", "loft"))
    rearranged, _ = facts(merge(gathering(), grid, ONE, TWO, PEOPLE))
    assert rearranged == TopicsRearranged(CODE, (Move("t1", "b1", ("r1", "haven"), None),))


def test_j4_a_place_in_a_round_that_is_over_does_not_go_along() -> None:
    again = Stretch(Phase.MARKETPLACE, at(11), at(11, 15))
    stretches = tuple(again if n == PAUSE_2 else each for n, each in enumerate(STRETCHES))
    when = replace(gathering(), timetable=Timetable(stretches, PAUSE_2))
    grid = agenda(("t1", "r1", "haven"))
    (only, _) = facts(merge(when, grid, ONE, TWO, PEOPLE))
    assert only == TopicsRearranged(CODE, (Move("t1", "b1", ("r1", "haven"), None),))
    later = replace(grid.placements[0], breakout="b9", slot="r2")
    both = replace(grid, placements=(*grid.placements, later))
    (moved, _) = facts(merge(when, both, replace(ONE, further=("b9",)), TWO, PEOPLE))
    assert moved.moves[-1] == Move("t2", "b2", None, ("r2", "haven"))  # type: ignore[attr-defined]


def test_j6_who_convenes_either_or_a_facilitator_takes_it_out() -> None:
    merged = replace(ONE, merged_into="t2")
    for caller in (BEN, CHI, ANA):
        assert refused_undoing(caller, gathering(), merged, TWO) is None
    elsewhere = replace(CHI, participant="eli")
    refusal = refused_undoing(elsewhere, gathering(), merged, TWO)
    assert refusal is not None
    assert refusal.code == "not_yours_to_part"
    assert parted(CODE, merged, TWO, PEOPLE) == MergeUndone(CODE, "t1", "t2", PEOPLE, ("b2",))

"""What conveners are told. The rules' numbers stand in the domain module."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from openspace.domain.facts.agenda import Move, PlaceAdded, TopicPlaced, TopicsRearranged
from openspace.domain.facts.notices import NoticeGiven, NoticePutAway
from openspace.domain.marketplace import Convener
from openspace.domain.notices import (
    ABOUT_A_PLACE,
    KINDS,
    Notice,
    put_away,
    replaces,
    tell,
    tell_of_places,
)
from tests.cast import ANA, BEN, CHI, CODE, agenda, at, ben, chi, credit, topic

TOPIC = replace(topic(), conveners=(credit(ben), Convener(None, "Imported", "", ""), credit(chi)))


def ids() -> Callable[[], str]:
    return iter("nmlkji").__next__


def given(kind: str, person: str, id: str, **values: str | int) -> NoticeGiven:  # noqa: A002
    filled = {"number": 1, "title": "What about number 1?", **values}
    return NoticeGiven(CODE, id, person, kind, "t1", filled, at(9, 45))


def test_n1_n2_every_convener_who_is_here_is_told_once() -> None:
    told = tell(CODE, TOPIC, "withdrawn", {}, except_for="ana", new_id=ids(), at=at(9, 45))
    assert told == (given("withdrawn", "ben", "n"), given("withdrawn", "chi", "m"))


def test_n1_but_for_who_did_it() -> None:
    told = tell(CODE, TOPIC, "withdrawn", {}, except_for="ben", new_id=ids(), at=at(9, 45))
    assert told == (given("withdrawn", "chi", "n"),)


@pytest.mark.parametrize(("kind", "values"), [("unheard of", {}), ("moved", {"slot": 1})])
def test_a_notice_that_could_not_be_said_is_not_given(
    kind: str, values: dict[str, str | int]
) -> None:
    with pytest.raises(ValueError, match="does not say"):
        tell(CODE, TOPIC, kind, values, except_for=None, new_id=ids(), at=at(9, 45))


def test_what_was_done_to_places_is_told_as_the_grid_is_afterwards() -> None:
    grid = agenda(("t1", "r1", "haven"))
    moves = (
        Move("t1", "b1", ("r1", "haven"), ("r2", "attic")),
        Move("t2", "b2", None, ("r1", "haven")),
        Move("t3", "b3", ("r2", "loft"), None),
    )
    done = (
        PlaceAdded(CODE, "attic", "Attic", 2),
        TopicsRearranged(CODE, moves),
        TopicPlaced(CODE, "t4", "b4", "r1", "loft"),
    )
    topics = {f"t{number}": topic(number) for number in (1, 2, 3, 4)}
    told = tell_of_places(ANA, grid, topics, done, ids(), at(9, 45))
    assert [(each.kind, dict(each.values)) for each in told if isinstance(each, NoticeGiven)] == [
        ("moved", {**named(1), "slot": 2, "place": "Attic", "run": 1}),
        ("placed", {**named(2), "slot": 1, "place": "Haven", "run": 1}),
        ("unplaced", {**named(3), "run": 1}),
        ("placed", {**named(4), "slot": 1, "place": "Loft 2", "run": 1}),
    ]


def named(number: int) -> dict[str, str | int]:
    return {"number": number, "title": f"What about number {number}?"}


def test_n3_who_was_told_puts_it_away_and_nobody_else() -> None:
    notice = Notice("n", "ben", "withdrawn", "t1", {}, at(9, 45))
    assert put_away(BEN, notice) == (NoticePutAway(CODE, "n", "ben"),)
    assert (put_away(CHI, notice), put_away(ANA, notice), put_away(BEN, None)) == ((), (), ())


@pytest.mark.parametrize(
    ("old", "is_replaced"),
    [
        (Notice("o", "ben", "unplaced", "t1", {"run": 1}, at(9)), True),
        (Notice("o", "ben", "unplaced", "t1", {"run": 2}, at(9)), False),
        (Notice("o", "ben", "unplaced", "t2", {"run": 1}, at(9)), False),
        (Notice("o", "chi", "unplaced", "t1", {"run": 1}, at(9)), False),
        (Notice("o", "ben", "withdrawn", "t1", {}, at(9)), False),
    ],
)
def test_n4_where_a_run_is_takes_the_place_of_where_it_was(old: Notice, is_replaced: bool) -> None:
    assert replaces(given("moved", "ben", "n", slot=1, place="Haven", run=1), old) is is_replaced


def test_n4_is_about_places_only() -> None:
    old = Notice("o", "ben", "unplaced", "t1", {"run": 1}, at(9))
    assert not replaces(given("withdrawn", "ben", "n"), old)
    assert {kind for kind, values in KINDS.items() if "run" in values} == ABOUT_A_PLACE
    assert {"placed", "moved", "unplaced", "swapped"} <= ABOUT_A_PLACE

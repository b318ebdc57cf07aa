"""The grid's verbs, end to end with the cast."""

import asyncio

import pytest

from openspace.domain.agenda import Agenda, Placement
from openspace.domain.facts.agenda import PlaceAdded, TopicMoved, TopicPlaced, TopicUnplaced
from openspace.facilitation.agenda import place, place_rest, unplace
from openspace.facilitation.house import NOT_ALLOWED, House
from openspace.store import agenda
from tests.cast import ANA, BEN, CHI, CODE, DEE, ana, chi, gathering, kept, proposed, topic
from tests.domain.saying import code, facts, said
from tests.facilitation.conftest import Heard

HAVEN_1, LOFT_2 = ("r1", "haven"), ("r2", "loft")


async def grid(house: House) -> Agenda:
    return await house.store.read(lambda tx: agenda.agenda(tx, gathering()))


async def placements(house: House) -> tuple[Placement, ...]:
    return (await grid(house)).placements


async def test_ben_places_moves_and_takes_off_his_topic(house: House, heard: Heard) -> None:
    await house.perform(place, BEN, "t1", HAVEN_1)
    await house.perform(place, BEN, "t1", LOFT_2)
    assert await placements(house) == (Placement("t1", "b1", *LOFT_2),)
    await house.perform(unplace, BEN, "t1")
    assert await placements(house) == ()
    assert heard.facts == [
        TopicPlaced(CODE, "t1", "b1", *HAVEN_1),
        TopicMoved(CODE, "t1", "b1", *LOFT_2, *HAVEN_1),
        TopicUnplaced(CODE, "t1", "b1", *LOFT_2),
    ]


async def test_ana_places_any_topic_and_chi_does_not(house: House) -> None:
    assert code(await house.perform(place, CHI, "t1", HAVEN_1)) == "not_yours_to_place"
    placed, _ = facts(await house.perform(place, ANA, "t1", HAVEN_1))
    assert placed == TopicPlaced(CODE, "t1", "b1", *HAVEN_1)
    assert code(await house.perform(unplace, CHI, "t1")) == "not_yours_to_place"
    assert await placements(house) == (Placement("t1", "b1", *HAVEN_1),)


async def test_two_claim_a_cell_one_wins_and_the_other_is_told_who_has_it(house: House) -> None:
    await house.store.write(kept(proposed(topic(2, chi))))
    first, second = await asyncio.gather(
        house.perform(place, BEN, "t1", HAVEN_1), house.perform(place, CHI, "t2", HAVEN_1)
    )
    assert facts(first) == (TopicPlaced(CODE, "t1", "b1", *HAVEN_1),)
    assert said(second) == (
        "That place was just taken by 1, “What about number 1?”. Choose another one."
    )
    assert await placements(house) == (Placement("t1", "b1", *HAVEN_1),)


async def test_of_60_claims_of_4_cells_4_are_held(house: House) -> None:
    numbers = range(2, 17)
    await house.store.write(kept(*(proposed(topic(number, chi)) for number in numbers)))
    cells = [(slot, room) for slot in ("r1", "r2") for room in ("haven", "loft")]
    await asyncio.gather(
        *(house.perform(place, CHI, f"t{number}", cell) for number in numbers for cell in cells)
    )
    held = sorted(each.cell for each in await placements(house))
    assert held == cells


async def test_a_topic_or_cell_that_is_not_there_is_refused(house: House) -> None:
    assert code(await house.perform(place, ANA, "t9", HAVEN_1)) == "no_such_topic"
    assert code(await house.perform(unplace, ANA, "t9")) == "no_such_topic"
    assert code(await house.perform(place, ANA, "t1", ("r1", "cellar"))) == "no_such_cell"


async def test_ana_has_the_rest_placed_and_the_grid_grows(house: House, heard: Heard) -> None:
    await house.store.write(kept(*(proposed(topic(number, ana)) for number in range(2, 6))))
    await house.perform(place, BEN, "t1", LOFT_2)
    heard.facts.clear()
    outcome = facts(await house.perform(place_rest, ANA))
    assert [type(fact) for fact in outcome].count(PlaceAdded) == 1
    assert heard.facts == list(outcome)
    after = await grid(house)
    assert after.of("b1") == Placement("t1", "b1", *LOFT_2)
    assert {each.topic for each in after.placements} == {"t1", "t2", "t3", "t4", "t5"}
    assert [each.name for each in after.places] == ["Haven", "Loft 2", "Loft 3"]
    assert facts(await house.perform(place_rest, ANA)) == ()


async def test_the_rest_are_placed_from_the_desk_alone(house: House) -> None:
    for caller in (BEN, CHI, DEE):
        assert await house.perform(place_rest, caller) == NOT_ALLOWED
    assert await placements(house) == ()


@pytest.mark.parametrize("placed", [False, True])
async def test_dee_is_refused(house: House, heard: Heard, placed: bool) -> None:
    if placed:
        await house.perform(place, BEN, "t1", HAVEN_1)
    before, published = await placements(house), len(heard.facts)
    assert await house.perform(place, DEE, "t1", LOFT_2) == NOT_ALLOWED
    assert await house.perform(unplace, DEE, "t1") == NOT_ALLOWED
    assert (await placements(house), len(heard.facts)) == (before, published)

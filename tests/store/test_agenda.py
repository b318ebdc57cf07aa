"""Places and placements: one topic a cell, one cell a topic."""

import asyncio
from dataclasses import replace

import pytest

from openspace.domain.agenda import Agenda, Place, Placement, slots_of
from openspace.domain.facts.agenda import PlaceAdded, TopicMoved, TopicPlaced, TopicUnplaced
from openspace.store import agenda, gatherings
from openspace.store.engine import Conflict, Store
from tests.cast import CODE, HAVEN, LOFT, gathering, kept, proposed, timetable, topic

PLACED = TopicPlaced(CODE, "t1", "b1", "r1", "haven")


async def grid(store: Store) -> Agenda:
    return await store.read(lambda tx: agenda.agenda(tx, gathering()))


async def placements(store: Store) -> tuple[Placement, ...]:
    return (await grid(store)).placements


async def test_an_empty_grid_has_the_rounds_and_the_places(settled: Store) -> None:
    assert await grid(settled) == Agenda(slots_of(timetable()), (HAVEN, LOFT), ())


async def test_a_topic_is_placed_moved_and_taken_off(settled: Store) -> None:
    await settled.write(kept(PLACED))
    assert await placements(settled) == (Placement("t1", "b1", "r1", "haven"),)
    await settled.write(kept(TopicMoved(CODE, "t1", "b1", "r2", "loft", "r1", "haven")))
    assert await placements(settled) == (Placement("t1", "b1", "r2", "loft"),)
    await settled.write(kept(TopicUnplaced(CODE, "t1", "b1", "r2", "loft")))
    assert await placements(settled) == ()


async def test_a_cell_holds_one_topic(settled: Store) -> None:
    await settled.write(kept(proposed(topic(2)), PLACED))
    with pytest.raises(Conflict):
        await settled.write(kept(replace(PLACED, topic="t2", breakout="b2")))
    await settled.write(kept(replace(PLACED, topic="t2", breakout="b2", slot="r2")))
    with pytest.raises(Conflict):
        await settled.write(kept(TopicMoved(CODE, "t2", "b2", "r1", "haven", "r2", "haven")))
    assert await placements(settled) == (
        Placement("t1", "b1", "r1", "haven"),
        Placement("t2", "b2", "r2", "haven"),
    )


async def test_a_topic_has_one_cell(settled: Store) -> None:
    await settled.write(kept(PLACED))
    with pytest.raises(Conflict):
        await settled.write(kept(replace(PLACED, slot="r2")))


async def test_of_50_at_once_one_gets_the_cell(settled: Store) -> None:
    numbers = range(2, 52)
    await settled.write(kept(*(proposed(topic(number)) for number in numbers)))
    answers = await asyncio.gather(
        *(settled.write(kept(replace(PLACED, topic=f"t{number}"))) for number in numbers),
        return_exceptions=True,
    )
    assert [isinstance(answer, Conflict) for answer in answers].count(False) == 1
    assert len(await placements(settled)) == 1


async def test_a_place_that_is_not_there_takes_nothing(settled: Store) -> None:
    with pytest.raises(Conflict):
        await settled.write(kept(replace(PLACED, place="cellar")))


async def test_the_grid_grows_by_a_place_and_no_position_is_given_twice(settled: Store) -> None:
    await settled.write(kept(PlaceAdded(CODE, "attic", "Attic", 2)))
    with pytest.raises(Conflict):
        await settled.write(kept(PlaceAdded(CODE, "cellar", "Cellar", 2)))
    assert (await grid(settled)).places == (HAVEN, LOFT, Place("attic", "Attic", 2))


async def test_each_gathering_has_a_grid_of_its_own(settled: Store) -> None:
    other = replace(gathering(), code="other")
    await settled.write(kept(PLACED))
    await settled.write(lambda tx: gatherings.add(tx, other))
    await settled.write(kept(PlaceAdded("other", "tent", "Tent", 0)))
    theirs = await settled.read(lambda tx: agenda.agenda(tx, other))
    assert theirs == Agenda(slots_of(timetable()), (Place("tent", "Tent", 0),), ())

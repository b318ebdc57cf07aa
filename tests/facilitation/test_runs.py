"""Further runs, end to end with the cast: A6."""

from openspace.domain.facts.agenda import RunAdded, RunDropped
from openspace.domain.facts.notices import NoticeGiven
from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.facilitation.agenda import drop_run, hold_again, place, unplace
from openspace.facilitation.house import House
from openspace.facilitation.whereabouts import enter
from openspace.store import whereabouts
from tests.cast import BEN, CHI, CODE
from tests.domain.saying import facts
from tests.facilitation.asking import topics

CELLS = [("r1", "haven"), ("r2", "loft"), ("r2", "haven"), ("r1", "loft")]


async def held_again(house: House) -> RunAdded:
    """Place whatever hangs loose, and add a run."""
    runs = (await topics(house))["t1"].breakouts
    await house.perform(place, BEN, "t1", CELLS[len(runs) - 1], runs[-1])
    (added,) = facts(await house.perform(hold_again, BEN, "t1"))
    assert isinstance(added, RunAdded)
    return added


async def test_a6_who_is_in_a_run_that_is_dropped_stands_in_the_hallway(house: House) -> None:
    run = (await held_again(house)).breakout
    await house.perform(enter, CHI, run)
    *dropped, told = facts(await house.perform(drop_run, BEN, run))
    assert dropped == [ParticipantMoved(CODE, "chi", None, run), RunDropped(CODE, "t1", run)]
    assert isinstance(told, NoticeGiven)
    assert (told.participant, told.kind) == ("chi", "room_dropped")
    here = await house.store.read(lambda tx: whereabouts.of(tx, "chi"))
    assert here.room is None
    assert (await topics(house))["t1"].breakouts == ("b1",)


async def test_a6_a_new_run_comes_last_also_where_one_in_the_middle_was_dropped(
    house: House,
) -> None:
    second = await held_again(house)
    third = await held_again(house)
    await house.perform(unplace, BEN, "t1", second.breakout)
    facts(await house.perform(drop_run, BEN, second.breakout))
    fourth = await held_again(house)
    assert (third.run, fourth.run) == (3, 4)
    assert (await topics(house))["t1"].breakouts == ("b1", third.breakout, fourth.breakout)

"""The house looks round: it tells of a room once, with its call's limit, and of no other round."""

from datetime import timedelta
from pathlib import Path

from openspace.bus.channels import DESK, Channel
from openspace.domain.facts.attention import RoomsLookedAt
from openspace.facilitation import agenda, gathering, whereabouts
from openspace.facilitation.attention import look_round
from openspace.facilitation.house import House
from tests.cast import ANA, BEN, CHI, CODE, MARKET, PAUSE_2, ROUND_1
from tests.house import Clock, house

HERE = Channel(CODE, DESK)


async def told(house: House, minutes: int = 0) -> list[tuple[str, ...]]:
    """What the desk is told of when the house looks round so much later."""
    assert isinstance(house.clock, Clock)
    house.clock.now += timedelta(minutes=minutes)
    seen = house.bus.sequence(HERE)
    await look_round(house)
    facts = house.bus.since(HERE, house.bus.epoch, seen) or ()
    looked = [fact for fact in facts if isinstance(fact, RoomsLookedAt)]
    return [tuple(f"{each[0]} {each[1]}" for each in fact.looks) for fact in looked]


async def test_it_tells_of_what_changed_and_of_the_round_that_runs(tmp_path: Path) -> None:
    async with house(tmp_path) as here:
        await here.perform(agenda.place, BEN, "t1", ("r1", "haven"))
        await here.perform(whereabouts.enter, BEN, "b1")
        assert await told(here, 30) == []
        await here.perform(gathering.open_phase, ANA, ROUND_1, MARKET)
        assert (await told(here), await told(here, 4)) == ([], [])
        assert await told(here, 1) == [("b1 lonely",)]
        assert await told(here, 1) == []
        await here.perform(whereabouts.enter, CHI, "b1")
        assert await told(here) == [()]
        assert await told(here, 5) == [("b1 blank",)]
        await here.perform(gathering.open_phase, ANA, PAUSE_2, ROUND_1)
        assert await told(here) == [()]
        assert here.looks.found(CODE) == ()

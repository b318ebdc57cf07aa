"""The desk’s table of rooms goes by seats and calls, as what is worth a look does: AT7."""

from pathlib import Path

from openspace.bus.remembered import Remembered
from openspace.domain.calls import NOTHING_MORE, Means
from openspace.domain.participants import Introduction
from openspace.domain.places import Details, place_seen
from openspace.facilitation import agenda, gathering, grid, whereabouts
from openspace.facilitation.door import register
from openspace.facilitation.house import House
from openspace.facilitation.recognition import recognise
from openspace.pages.contexts.desk import rooms_view
from openspace.pages.contexts.snapshot import Snapshot
from tests.cast import ANA, BEN, CHI, CLOSING, CODE, DEE, HAVEN, MARKET, ROUND_1, ROUND_2, WORKBOOK
from tests.domain.saying import facts
from tests.house import house


async def flags(here: House, means: Means = NOTHING_MORE) -> list[str]:
    """What the table says of its rooms."""
    known = Remembered(means=means)
    rooms = await here.store.read(lambda tx: rooms_view(Snapshot(tx, CODE, known)))
    return [each.flag for each in rooms.rooms]


async def test_at7_crowded_is_more_than_the_place_has_seats(tmp_path: Path) -> None:
    async with house(tmp_path) as here:
        facts(await here.perform(agenda.place, BEN, "t1", ("r1", "haven")))
        facts(await here.perform(gathering.open_phase, ANA, ROUND_1, MARKET))
        assert await flags(here) == ["empty"]
        facts(await here.perform(whereabouts.enter, BEN, "b1"))
        assert await flags(here) == ["lonely"]
        facts(await here.perform(whereabouts.enter, CHI, "b1"))
        assert await flags(here) == ["quiet"]
        one = Details("Haven", "1", "", "")
        facts(await here.perform(grid.change_place, ANA, "haven", one, place_seen(HAVEN)))
        assert await flags(here) == ["crowded"]


async def test_at7_crowded_is_more_than_the_call_holds_that_the_house_has(tmp_path: Path) -> None:
    async with house(tmp_path) as here:
        facts(await here.perform(agenda.place, BEN, "t1", ("r1", "haven")))
        facts(await here.perform(gathering.open_phase, ANA, ROUND_1, MARKET))
        many = Details("Haven", "100", "", "")
        facts(await here.perform(grid.change_place, ANA, "haven", many, place_seen(HAVEN)))
        for number in range(9):
            key = f"key of {number}"
            told = Introduction(f"Number {number}", "", "civil")
            facts(await here.perform(register, DEE, told, None, key))
            visit = await recognise(here, CODE, key)
            assert visit is not None
            facts(await here.perform(whereabouts.enter, visit.caller, "b1"))
        assert await flags(here) == ["crowded"]
        assert await flags(here, Means(sfu=True)) == ["quiet"]


async def test_at7_no_room_is_in_need_where_no_round_runs(tmp_path: Path) -> None:
    async with house(tmp_path) as here:
        facts(await here.perform(agenda.place, BEN, "t1", ("r2", "haven")))
        facts(await here.perform(gathering.open_phase, ANA, ROUND_2, MARKET))
        assert await flags(here) == ["empty"]
        facts(await here.perform(gathering.open_phase, ANA, CLOSING, ROUND_2))
        assert await flags(here) == [""]
        facts(await here.perform(whereabouts.enter, BEN, "b1"))
        facts(await here.perform(gathering.open_phase, ANA, WORKBOOK, CLOSING))
        assert await flags(here) == [""]
        facts(await here.perform(whereabouts.leave, BEN))
        assert await flags(here) == []

"""In the hall or online, by plain forms: counted at places in the building, and named nowhere."""

from pathlib import Path

from openspace.domain.places import Details, place_seen
from openspace.facilitation import agenda, erasure, gathering, grid
from openspace.facilitation.house import House
from openspace.store import in_hall
from tests.cast import ANA, BEN, CHI, CODE, HAVEN, MARKET, ROUND_1
from tests.house import client, visited
from tests.pages.pages import tree

UPSTAIRS = Details("Haven", room="Upstairs")
TELL = f"/g/{CODE}/whereabouts/hall"


async def held_upstairs(house: House) -> None:
    """Ben's topic is talked about in a room of the building."""
    await house.perform(grid.change_place, ANA, "haven", UPSTAIRS, place_seen(HAVEN))
    await house.perform(agenda.place, BEN, "t1", ("r1", "haven"))
    await house.perform(gathering.open_phase, ANA, ROUND_1, MARKET)


async def test_ih2_those_in_the_hall_are_counted_beside_those_online(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (house, app),
        client(app, "chi") as chi,
        client(app, "ben") as ben,
    ):
        await held_upstairs(house)
        doorway = tree((await chi.get(f"/g/{CODE}/places/haven")).text)
        assert doorway.xpath("//form[contains(@action, 'whereabouts/hall')]//button/@value") == [
            "yes",
            "no",
        ]
        came = await chi.post(TELL, data={"in_hall": "yes", "room": "b1"})
        assert came.headers["location"] == f"/g/{CODE}/breakouts/b1"
        await ben.post(f"/g/{CODE}/rooms/b1/entrance")
        for path, part in (("hall", "inside_b1"), ("places/haven/display", "display_heads_haven")):
            page = tree((await ben.get(f"/g/{CODE}/{path}")).text)
            said = " ".join(page.get_element_by_id(part).itertext())
            assert "1 in the hall, 1 online" in said


async def test_ih3_the_call_of_the_room_is_silent_for_who_is_in_the_hall(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "chi") as chi:
        await held_upstairs(house)
        silent = []
        for here in ("yes", "no"):
            await chi.post(TELL, data={"in_hall": here, "room": "b1"})
            page = tree((await chi.get(f"/g/{CODE}/breakouts/b1")).text)
            silent.append("data-in-hall" in page.get_element_by_id("in_hall").attrib)
            pressed = page.xpath("//form[contains(@action, 'whereabouts/hall')]//@aria-pressed")
            assert pressed == ["true" if here == "yes" else "false"]
        assert silent == [True, False]


async def test_a_place_that_is_only_online_asks_nobody(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "chi") as chi:
        await house.perform(agenda.place, BEN, "t1", ("r1", "haven"))
        await house.perform(gathering.open_phase, ANA, ROUND_1, MARKET)
        await chi.post(f"/g/{CODE}/rooms/b1/entrance")
        for path in ("breakouts/b1", "places/haven"):
            assert "whereabouts/hall" not in (await chi.get(f"/g/{CODE}/{path}")).text


async def test_who_is_erased_is_in_no_hall(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "chi") as chi:
        await chi.post(TELL, data={"in_hall": "yes"})
        assert await house.store.read(lambda tx: in_hall.in_hall(tx, CODE)) == {"chi"}
        await house.perform(erasure.erase_me, CHI, True)
        assert await house.store.read(lambda tx: in_hall.in_hall(tx, CODE)) == frozenset()

"""Rooms by plain forms: who asks for a page is there, and a closed room lets nobody in."""

from functools import partial
from pathlib import Path

from httpx2 import AsyncClient

from openspace.bus.presence import GRACE
from openspace.domain.permissions import Caller, Role
from openspace.facilitation.whereabouts import vanish
from openspace.store import whereabouts
from tests.cast import BEN, CHI, CODE
from tests.house import client, visited
from tests.pages.pages import tree


async def test_who_only_asks_for_pages_is_there_again_after_being_away(tmp_path: Path) -> None:
    """H4 and R3: without a socket too, one is back in the room one was in."""
    async with visited(tmp_path) as (house, app), client(app, "chi") as chi:
        await chi.post(f"/g/{CODE}/rooms/b1/entrance")
        await house.perform(vanish, CHI)
        assert (await rooms(chi))["b1"] == 0
        house.presence.gone(1e12)
        await chi.get(f"/g/{CODE}/hall")
        assert (await rooms(chi))["b1"] == 1
    assert GRACE < 30


async def test_who_is_back_by_then_does_not_vanish(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "chi") as chi:
        await chi.post(f"/g/{CODE}/rooms/b1/entrance")
        clock = Caller(CODE, "chi", Role.PARTICIPANT)
        assert await house.perform(vanish, clock, lambda: True) == ()
        assert (await rooms(chi))["b1"] == 1
        await house.perform(vanish, clock, lambda: False)
        assert (await rooms(chi))["b1"] == 0


async def test_a_withdrawn_topics_room_is_closed(tmp_path: Path) -> None:
    """H3: those in it stand in the hallway, those away come back to the hallway."""
    async with (
        visited(tmp_path) as (house, app),
        client(app, "chi") as chi,
        client(app, "ben") as ben,
    ):
        for page in (chi, ben):
            await page.post(f"/g/{CODE}/rooms/b1/entrance")
        await house.perform(vanish, CHI)
        await ben.post(f"/g/{CODE}/topics/t1/withdrawal")
        for caller in (CHI, BEN):
            place = await house.store.read(partial(whereabouts.of, participant=caller.person))
            assert place.room is None
        answer = await ben.post(f"/g/{CODE}/rooms/b1/entrance")
        assert answer.status_code == 404
        assert "That room is not here any more. Choose another one." in answer.text
        fresh = await ben.get(f"/g/{CODE}/breakouts/b1")
        assert fresh.status_code == 404
        assert "That room is not here any more. Choose another one." in fresh.text
        assert tree(fresh.text).get_element_by_id("hall") is not None


async def test_a_card_that_found_its_place_taken_stays_in_hand(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ana") as ana,
        client(app, "ben") as ben,
    ):
        await ana.post(f"/g/{CODE}/topics", data={"title": "Second"})
        second = (await ana.get(f"/g/{CODE}/topics.json")).json()["topics"][1]["id"]
        cell = {"cell": "r1:haven"}
        await ben.post(f"/g/{CODE}/topics/t1/placement", data=cell)
        here = {"referer": f"http://house.example/g/{CODE}/agenda"}
        to = f"/g/{CODE}/topics/{second}/placement"
        page = tree((await ana.post(to, data=cell, headers=here)).text)
        choices = page.xpath(f"//form[@action='{to}']//input[@name='cell']/@value")
        assert choices == ["r1:loft", "r2:haven", "r2:loft"]


async def rooms(page: AsyncClient) -> dict[str, int]:
    answer = await page.get(f"/g/{CODE}/whereabouts.json")
    return {each["id"]: each["count"] for each in answer.json()["breakouts"]}

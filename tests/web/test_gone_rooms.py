"""A room that is taken away while people are in it: they are told why on whatever page they are."""

from pathlib import Path

import pytest
from httpx2 import AsyncClient

from openspace.bus.channels import Channel, mine, room
from openspace.domain.facts import Fact
from openspace.facilitation import agenda, marketplace, offers
from openspace.facilitation.house import House
from openspace.facilitation.whereabouts import enter
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.fragments import changed
from openspace.store import marketplace as wall
from tests.cast import ANA, BEN, CHI, CODE, ana, kept, proposed, topic
from tests.domain.saying import facts
from tests.house import client, visited
from tests.pages.pages import Tree, put_in, tree


def text(page: Tree, id: str) -> str:  # noqa: A002
    """What a part of the page says."""
    return " ".join(page.get_element_by_id(id).text_content().split())


async def page(browser: AsyncClient, path: str) -> Tree:
    return tree((await browser.get(f"/g/{CODE}{path}")).text)


async def heard(house: House, page: Tree, channel: Channel, happened: tuple[Fact, ...]) -> None:
    """Put in what a page that follows a channel is told of these facts."""
    from_there = tuple(
        f for f in happened if f in (house.bus.since(channel, house.bus.epoch, 0) or ())
    )
    push = await house.store.read(
        lambda tx: changed(Snapshot(tx, CODE), channel, from_there, {"en"})
    )
    put_in(page, push["en"])


GONE = "The room you were in is gone: 1, “What about number 1?”, "


async def test_n6_withdrawn_everyone_inside_but_its_convener_is_told(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (house, app),
        client(app, "chi") as chi,
        client(app, "ana") as anas,
    ):
        for caller in (CHI, BEN):
            await house.perform(enter, caller, "b1")
        old, elsewhere = await page(chi, "/breakouts/b1"), await page(chi, "/news")
        happened = facts(await house.perform(marketplace.withdraw, ANA, "t1"))
        await heard(house, old, Channel(CODE, "hall"), happened)
        assert text(old, "gone_b1").startswith("This topic has been taken off the wall.")
        await heard(house, elsewhere, mine(CODE, "chi"), happened)
        fresh = await page(chi, "/agenda")
        for shown in (elsewhere, fresh):
            assert text(shown, "sent_out").startswith(f"{GONE}has been taken off the wall.")
        assert text(await page(anas, "/agenda"), "sent_out") == ""
        put_away = fresh.xpath("//div[@id='sent_out']//form/@action")[0]
        assert (await chi.post(put_away)).status_code == 303
        assert text(await page(chi, "/agenda"), "sent_out") == ""
        async with client(app, "ben") as ben:
            assert text(await page(ben, "/agenda"), "sent_out") == ""


async def test_n6_dropped_they_are_told_and_so_is_who_looks_in(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "chi") as chi:
        await house.perform(agenda.place, BEN, "t1", ("r1", "haven"))
        await house.perform(agenda.hold_again, BEN, "t1")
        run = (await house.store.read(lambda tx: wall.topics(tx, CODE)))[0].further[0]
        await house.perform(enter, CHI, run)
        old = await page(chi, f"/breakouts/{run}")
        happened = facts(await house.perform(agenda.drop_run, BEN, run))
        await heard(house, old, room(CODE, run), happened)
        assert text(old, f"gone_{run}").startswith("This conversation is not held after all.")
        told = text(await page(chi, "/hall"), "sent_out")
        assert told.startswith(f"{GONE}is not held once more after all.")


async def test_n6_merged_they_are_told_where_it_goes_on(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "chi") as chi:
        await house.store.write(kept(proposed(topic(2, ana))))
        await house.perform(enter, CHI, "b1")
        old = await page(chi, "/breakouts/b1")
        await house.perform(offers.offer_merge, BEN, "t1", "t2")
        happened = facts(await house.perform(offers.offer_merge, ANA, "t2", "t1"))
        await heard(house, old, Channel(CODE, "hall"), happened)
        for shown, id in ((old, "gone_b1"), (await page(chi, "/news"), "sent_out")):  # noqa: A001
            door = shown.xpath(f"//*[@id='{id}']//form[contains(@action, 'entrance')]/@action")
            assert door == [f"/g/{CODE}/rooms/b2/entrance"]
        assert (await chi.post(door[0])).headers["location"] == f"/g/{CODE}/breakouts/b2"


@pytest.mark.parametrize("path", ["/breakouts/b1", "/rooms/plenary"])
async def test_a_room_that_is_there_says_nothing_of_the_kind(tmp_path: Path, path: str) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        shown = await page(chi, path)
        assert text(shown, "sent_out") == ""
        gone = shown.get_element_by_id("gone_b1", None)
        assert gone is None or gone.get("hidden") is not None


async def test_before_a_topic_is_withdrawn_one_is_told_who_is_inside(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ben") as ben,
        client(app, "chi") as chi,
    ):
        step = "/topics/t1/withdrawal"
        assert "person is in its room" not in (await page(ben, step)).text_content()
        await chi.post(f"/g/{CODE}/rooms/b1/entrance")
        assert "1 person is in its room now" in (await page(ben, step)).text_content()
        assert (await chi.get(f"/g/{CODE}{step}")).status_code == 404
        assert (await page(ben, "/topics/t1")).xpath(f"//a[@href='/g/{CODE}{step}']")
        assert (await ben.post(f"/g/{CODE}{step}")).status_code == 303

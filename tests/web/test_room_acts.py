"""Hands and notes by plain forms: my own part in a room is on its page, and what is refused too."""

from pathlib import Path

from httpx2 import AsyncClient

from openspace.bus.channels import mine
from openspace.facilitation.rooms import raise_hand
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.fragments import changed
from tests.cast import CHI, CODE
from tests.domain.saying import facts
from tests.house import client, visited
from tests.pages.pages import Tree, put_in, tree

ROOM = f"/g/{CODE}/breakouts/b1"


async def page(browser: AsyncClient) -> Tree:
    return tree((await browser.get(ROOM)).text)


def buttons(page: Tree) -> list[str]:
    """What the buttons in my own part of the room say."""
    return [
        " ".join(each.text_content().split())
        for each in page.xpath("//section[starts-with(@id, 'acts_')]//button")
    ]


async def test_the_page_has_what_is_mine_to_do(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ben") as ben,
        client(app, "chi") as chi,
    ):
        assert buttons(await page(chi)) == []
        for browser in (ben, chi):
            await browser.post(f"/g/{CODE}/rooms/b1/entrance")
        assert buttons(await page(chi)) == ["Raise your hand", "Out into the corridor"]
        raised = await chi.post(f"/g/{CODE}/rooms/b1/hands")
        assert (raised.status_code, raised.headers["location"]) == (303, ROOM)
        shown = await page(chi)
        assert buttons(shown)[0] == "Your hand is up. Lower it"
        lower = shown.xpath("//section[@id='acts_b1']//form/@action")[0]
        assert "1 hand up" in shown.text_content()
        assert (await chi.post(lower)).status_code == 303
        assert buttons(await page(chi))[0] == "Raise your hand"
        await chi.post(f"{ROOM}/note-taker")
        assert buttons(await page(chi))[2:4] == ["Pass on", "I take notes no longer"]
        await chi.post(f"{ROOM}/note-taker", data={"to": "ben"})
        assert "Ben Bø takes notes." in (await page(chi)).text_content()


async def test_my_own_part_comes_as_a_push_to_my_other_tab(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "chi") as chi:
        await chi.post(f"/g/{CODE}/rooms/b1/entrance")
        old = await page(chi)
        heard = facts(await house.perform(raise_hand, CHI, "b1"))
        own = mine(CODE, "chi")
        push = await house.store.read(lambda tx: changed(Snapshot(tx, CODE), own, heard, {"en"}))
        assert buttons(old) != buttons(await page(chi))
        put_in(old, push["en"])
        assert buttons(old) == buttons(await page(chi))


async def test_from_outside_of_the_room_nothing_is_done(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        for deed in ("rooms/b1/hands", "breakouts/b1/note-taker"):
            answer = await chi.post(f"/g/{CODE}/{deed}")
            assert answer.status_code == 403
            assert "Go into the room first." in answer.text
            assert "You are looking in." in answer.text
        await chi.post(f"/g/{CODE}/rooms/b1/entrance")
        assert (await chi.post(f"/g/{CODE}/rooms/b1/hands")).status_code == 303

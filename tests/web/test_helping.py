"""Asking for a facilitator and answering, by plain forms; who stays after a round stays."""

from pathlib import Path

from httpx2 import AsyncClient

from openspace.facilitation import agenda, gathering
from openspace.store.helping import waiting
from tests.cast import ANA, BEN, CODE, MARKET, ROUND_1
from tests.house import client, visited
from tests.pages.pages import Tree, tree

ROOM = f"/g/{CODE}/breakouts/b1"
HELP = f"/g/{CODE}/rooms/b1/help"


async def shown(browser: AsyncClient, address: str = ROOM) -> Tree:
    return tree((await browser.get(address)).text)


def text(page: Tree, id: str) -> str:  # noqa: A002
    """What a part of the page says."""
    return " ".join(page.get_element_by_id(id).text_content().split())


async def test_a_room_asks_and_the_desk_answers(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (house, app),
        client(app, "chi") as chi,
        client(app, "ana") as ana,
    ):
        await chi.post(f"/g/{CODE}/rooms/b1/entrance")
        assert (await chi.post(HELP, data={"why": "No sound"})).status_code == 303
        assert text(await shown(chi), "help_b1").startswith(
            "A facilitator has been asked for, at 10:45."
        )
        async with client(app, "ben") as ben:  # looks in; HE2
            assert "No sound" not in (await ben.get(ROOM)).text
        assert text(await shown(ana, f"/g/{CODE}/hall"), "help_wanted") == "1 room asks for help"
        queue = text(await shown(ana, f"/g/{CODE}/desk"), "help_queue")
        assert queue.startswith("Somebody asks for help1 What about number 1? since 10:45 No sound")
        asked = (await house.store.read(lambda tx: waiting(tx, CODE)))[0].id
        await ana.post(f"/g/{CODE}/help/{asked}/answer")
        assert text(await shown(chi), "help_b1").startswith("Ana Ås is on the way.")
        await ana.post(f"/g/{CODE}/rooms/b1/entrance")
        assert text(await shown(chi), "help_b1").startswith("Ana Ås is here.")
        await ana.post(f"/g/{CODE}/help/{asked}/end")
        assert text(await shown(chi), "help_b1") == ""
        assert await house.store.read(lambda tx: waiting(tx, CODE)) == ()


async def test_he6_what_an_empty_room_asked_is_over(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi, client(app, "ana") as ana:
        await chi.post(f"/g/{CODE}/rooms/b1/entrance")
        await chi.post(HELP, data={"why": "No sound"})
        await chi.post(f"/g/{CODE}/whereabouts/departure")
        page = await shown(ana, f"/g/{CODE}/desk")
        assert [text(page, each) for each in ("help_wanted", "help_queue")] == [
            "0 rooms ask for help",
            "Somebody asks for help0",
        ]
        assert page.get_element_by_id("help_queue").get("hidden") is not None


async def test_what_was_refused_stays_as_it_was_typed(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        outside = await chi.post(HELP, data={"why": "No sound"})
        assert (outside.status_code, "Go into the room first." in outside.text) == (403, True)
        await chi.post(f"/g/{CODE}/rooms/b1/entrance")
        long = "x" * 201
        answer = await chi.post(HELP, data={"why": long})
        page = tree(answer.text)
        assert answer.status_code == 422
        assert page.get_element_by_id("why").text == long
        assert text(page, "why_error") == "Say it in at most 200 characters."
        assert (await chi.post(HELP, data={"why": "No sound"})).status_code == 303
        assert (await chi.post(HELP, data={"why": "Still"})).status_code == 409


async def test_the_pill_is_the_facilitators(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi, client(app, "ana") as ana:
        address = f"/g/{CODE}/hall"
        assert (await shown(ana, address)).get_element_by_id("help_wanted", None) is not None
        assert (await shown(chi, address)).get_element_by_id("help_wanted", None) is None


async def test_rc3_who_stays_is_asked_anew_when_the_next_phase_opens(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "chi") as chi:
        await house.perform(agenda.place, BEN, "t1", ("r1", "haven"))
        await house.perform(gathering.open_phase, ANA, ROUND_1, MARKET)
        assert text(await shown(chi), "recall_b1") == ""
        await house.perform(gathering.open_phase, ANA, ROUND_1 + 1, ROUND_1)
        page = await shown(chi)
        assert text(page, "recall_b1").startswith("Round 1 is over.")
        stay = page.xpath("//section[@id='recall_b1']//a[text()='Stay here']/@href")[0]
        assert len((await shown(chi, stay)).find_class("stays")) == 1
        assert page.find_class("stays") == []
        await house.perform(gathering.open_phase, ANA, ROUND_1 + 2, ROUND_1 + 1)
        assert (await shown(chi, stay)).find_class("stays") == []

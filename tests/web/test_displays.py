"""The displays at the doors: who sees them, the key of an invited gathering's, and the code."""

from pathlib import Path

import httpx2
import pytest
from starlette.applications import Starlette

from openspace.facilitation import agenda, gathering, notes, whereabouts
from openspace.facilitation.house import House
from tests.cast import ANA, BEN, CHI, CODE, MARKET, ROUND_1
from tests.editors import written
from tests.house import HERE, client, files_with, invited, visited
from tests.pages.pages import followed, tree

DISPLAY = f"/g/{CODE}/places/haven/display"


async def talking(house: House) -> None:
    """Ben's topic is talked about in the haven, and something is written."""
    await house.perform(agenda.place, BEN, "t1", ("r1", "haven"))
    await house.perform(gathering.open_phase, ANA, ROUND_1, MARKET)
    await house.perform(
        notes.write, BEN, "b1", [(BEN, written(lambda each: each.write("Fish & berries")))]
    )
    await house.perform(whereabouts.enter, CHI, "b1")


async def keyed(ana: httpx2.AsyncClient) -> str:
    """The haven's address with a new key."""
    page = tree((await ana.post(f"/g/{CODE}/displays/key")).text)
    return str(page.xpath("//input[@readonly]/@value")[0])


async def shows(app: Starlette, address: str) -> int:
    """What a screen that was never here before gets at this address."""
    async with client(app) as screen:
        answer = await screen.get(address, follow_redirects=True)
        return answer.status_code


async def test_it_shows_topic_host_notes_and_heads_and_follows_one_channel(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app) as dee:
        await talking(house)
        page = tree((await dee.get(DISPLAY)).text)
        assert [name for name, _, _ in followed(page)] == ["display"]
        (shown,) = page.xpath("//section[@id='display_haven']")
        said = " ".join("".join(shown.itertext()).split())
        assert said == (
            "Haven Round 1, now until 11:30 1. What about number 1? Host: Ben Bø1 in the room"
            " Fish & berries"
        )


async def test_there_is_none_of_a_place_that_is_not_there(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "chi") as chi:
        assert (await chi.get(f"/g/{CODE}/places/nowhere/display")).status_code == 404
        to_the_hall = await chi.get(f"/g/{CODE}/places/nowhere")
        assert to_the_hall.headers["location"] == f"/g/{CODE}/hall"


async def test_di5_a_key_opens_displays_and_the_big_screen_and_nothing_else(tmp_path: Path) -> None:
    async with (
        visited(tmp_path, invited()) as (_, app),
        client(app, "ana") as ana,
        client(app) as screen,
    ):
        assert (await screen.get(DISPLAY)).status_code == 404
        opened = await screen.get(await keyed(ana))
        assert (opened.status_code, opened.headers["location"]) == (303, DISPLAY)
        for path in ("places/haven/display", "places/loft/display", "projector"):
            assert (await screen.get(f"/g/{CODE}/{path}")).status_code == 200
        for path in ("", "/workbook", "/hall", "/places/haven", "/topics.json", "/agenda.ics"):
            assert (await screen.get(f"/g/{CODE}{path}")).status_code == 404


async def test_di5_a_new_key_ends_the_one_before(tmp_path: Path) -> None:
    async with visited(tmp_path, invited()) as (_, app), client(app, "ana") as ana:
        first = await keyed(ana)
        assert await shows(app, first) == 200
        second = await keyed(ana)
        assert (await shows(app, first), await shows(app, second)) == (404, 200)
        secrets = [each.rpartition("/")[2] for each in (first, second)]
        assert [files_with(tmp_path, each) for each in secrets] == [[], []]


async def test_a_key_is_for_facilitators_to_make_and_where_it_is_needed(tmp_path: Path) -> None:
    async with visited(tmp_path, invited()) as (_, app), client(app, "ben") as ben:
        assert (await ben.post(f"/g/{CODE}/displays/key")).status_code == 403


async def test_where_anyone_may_read_no_key_is_needed(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        answer = await ana.post(f"/g/{CODE}/displays/key")
        assert answer.headers["location"] == f"/g/{CODE}/desk/displays"


async def test_every_place_has_a_sign_whose_code_leads_to_it(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        page = tree((await ana.get(f"/g/{CODE}/desk/displays")).text)
        here = HERE.partition("://")[2]
        assert page.xpath("//article[contains(@class, 'sign')]//@aria-label") == [
            f"Code that leads to {here}/g/{CODE}/places/{place}" for place in ("haven", "loft")
        ]


@pytest.mark.parametrize(
    ("to", "lands"), [("haven", "/places/haven"), ("../../evil", ""), ("", "")]
)
async def test_who_is_new_comes_to_the_place_whose_code_they_read(
    tmp_path: Path, to: str, lands: str
) -> None:
    async with visited(tmp_path) as (house, app), client(app) as dee:
        await talking(house)
        sent = await dee.get(f"/g/{CODE}/places/haven")
        assert sent.headers["location"] == f"/g/{CODE}?to=haven"
        door = tree((await dee.get(f"/g/{CODE}", params={"to": to})).text)
        given = {each.get("name"): each.get("value") for each in door.xpath("//form//input")}
        told = {"name": "Dee", "sector": "civil", "to": given.get("to", to), "key": given["key"]}
        unnamed = await dee.post(f"/g/{CODE}/participants", data={**told, "name": ""})
        kept = tree(unnamed.text).xpath("//input[@name='to']/@value")
        assert kept == (["haven"] if lands else [])
        answer = await dee.post(f"/g/{CODE}/participants", data=told)
        assert answer.headers["location"] == f"/g/{CODE}{lands}"
        if lands:
            page = tree((await dee.get(f"/g/{CODE}{lands}")).text)
            assert page.xpath("//form/@action")[:1] != []
            assert f"/g/{CODE}/rooms/b1/entrance" in page.xpath("//form/@action")

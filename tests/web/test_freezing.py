"""What stays, what is kept apart, and what a hand saw, by plain forms and in part."""

from pathlib import Path

import pytest
from httpx2 import AsyncClient

from tests.cast import CODE
from tests.house import HERE, client, visited

GRID = {"referer": f"{HERE}/g/{CODE}/agenda"}
IN_PART = {**GRID, "hx-request": "true"}


async def placed(page: AsyncClient, cell: str, topic: str = "t1", **form: str) -> int:
    to = f"/g/{CODE}/topics/{topic}/placement"
    return (await page.post(to, data={"cell": cell, **form}, headers=GRID)).status_code


async def second(page: AsyncClient) -> str:
    await page.post(f"/g/{CODE}/topics", data={"title": "Second"})
    return str((await page.get(f"/g/{CODE}/topics.json")).json()["topics"][1]["id"])


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Somebody else has moved it meanwhile: it hangs in round 2, Loft 2 now."),
        ("nb", "Noen andre har flyttet det imens: nå henger det i runde 2, Loft 2."),
    ],
)
async def test_a_hand_that_saw_the_card_elsewhere_is_told_and_keeps_it(
    tmp_path: Path, language: str, said: str
) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ana", language) as ana,
        client(app, "ben") as ben,
    ):
        assert await placed(ben, "r2:loft", seen="") == 303
        to = f"/g/{CODE}/topics/t1/placement"
        late = await ana.post(to, data={"cell": "r1:haven", "seen": ""}, headers=GRID)
        assert late.status_code == 409
        assert said in late.text
        assert f'action="{to}"' in late.text
        assert '<input type="hidden" name="seen" value="r2:loft">' in late.text
        part = await ana.post(to, data={"cell": "r1:haven", "seen": ""}, headers=IN_PART)
        assert part.status_code == 409
        assert said in part.text
        assert 'id="move_seen" value="r2:loft"' in part.text
        assert await placed(ana, "r1:haven", seen="r2:loft") == 303
        off = await ben.post(f"{to}/withdrawal", data={"seen": "r2:loft"}, headers=GRID)
        assert off.status_code == 409


async def test_an_older_page_and_a_program_move_as_before(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ben") as ben:
        assert await placed(ben, "r1:haven") == 303
        assert await placed(ben, "r2:loft") == 303


async def test_of_several_runs_each_is_seen_where_it_hangs(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ben") as ben:
        await placed(ben, "r1:haven")
        await ben.post(f"/g/{CODE}/topics/t1/breakouts")
        page = (await ben.get(f"/g/{CODE}/topics/t1")).text
        assert '<input type="hidden" name="seen:b1" value="r1:haven">' in page
        form = {"breakout": "b1", "seen:b1": "r1:loft"}
        assert await placed(ben, "r2:loft", **form) == 409
        assert await placed(ben, "r2:loft", **{**form, "seen:b1": "r1:haven"}) == 303


async def test_a_facilitator_who_puts_two_together_that_are_kept_apart_is_warned(
    tmp_path: Path,
) -> None:
    warned = "It hangs in the same round as 1, “What about number 1?”, which you keep apart"
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ana") as ana,
        client(app, "chi") as chi,
    ):
        other = await second(chi)
        await ana.post(f"/g/{CODE}/pairs", data={"first": "1", "second": "2", "kind": "apart"})
        await placed(ana, "r1:haven")
        assert await placed(chi, "r1:loft", other) == 409
        to = f"/g/{CODE}/topics/{other}/placement"
        moved = await ana.post(to, data={"cell": "r1:loft"}, headers=GRID)
        assert warned in (await ana.get(moved.headers["location"])).text
        assert warned not in (await chi.get(moved.headers["location"])).text
        await ana.post(f"{to}/withdrawal")
        assert warned in (await ana.post(to, data={"cell": "r1:loft"}, headers=IN_PART)).text
        assert "They hang in the same round now." in (await ana.get(f"/g/{CODE}/desk/agenda")).text


async def test_a_refused_pair_stays_as_it_was_typed(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana", "nb") as ana:
        typed = {"first": "1. What", "second": "99", "kind": "together"}
        answer = await ana.post(f"/g/{CODE}/pairs", data=typed)
        assert answer.status_code == 422
        assert "Skriv numrene på to temaer som henger på veggen." in answer.text
        for value in ('value="1. What"', 'value="99"', 'value="together" checked'):
            assert value in answer.text


async def test_a_convener_tells_on_their_topics_page_when_they_cannot(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ana") as ana,
        client(app, "ben") as ben,
    ):
        page = f"/g/{CODE}/topics/t1"
        asked = "Is there a round in which you cannot?"
        assert asked in (await ben.get(page)).text
        assert asked not in (await ana.get(page)).text
        told = await ben.post(
            f"/g/{CODE}/unavailability", data={"slot": "r2"}, headers={"referer": HERE + page}
        )
        assert told.headers["location"] == page
        assert 'value="r2" checked' in (await ben.get(page)).text
        assert "Ben Bø" in (await ana.get(f"/g/{CODE}/desk/agenda")).text


async def test_from_when_a_round_is_fixed_is_said_at_its_head(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        assert "Fixed from 11:00" in (await ana.get(f"/g/{CODE}/agenda")).text
        assert (await ana.post(f"/g/{CODE}/slots/r1/freeze", headers=GRID)).status_code == 303
        page = (await ana.get(f"/g/{CODE}/agenda")).text
        assert "what hangs here stays" in page
        assert "Fixed from 11:00" not in page

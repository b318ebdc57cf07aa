"""Calendars over HTTP: a secret address without a cookie, which follows what happens."""

import re
from pathlib import Path
from typing import Any

import httpx2
import pytest
from icalendar import Calendar
from sqlmodel import select

from openspace.facilitation import agenda, gathering, marketplace
from openspace.facilitation.house import House
from openspace.store.tables import CalendarRow
from tests.cast import ANA, BEN, CHI, CODE, MARKET, PAUSE, ROUND_1, at
from tests.house import HERE, client, invited, visited
from tests.pages.pages import tree
from tests.web.happening import done

TOGETHER = {"marketplace-1-circle@openspace", "opening-1-circle@openspace"}
TOGETHER |= {"closing-1-circle@openspace"}
TALK = "breakout-b1-circle@openspace"


async def made(browser: httpx2.AsyncClient) -> str:
    """The address of a new calendar, as the page shows it."""
    answer = await browser.post(f"/g/{CODE}/calendar")
    assert answer.status_code == 200
    (address,) = tree(answer.text).xpath("//input[@id='calendar_address']/@value")
    return str(address)


async def entries(browser: httpx2.AsyncClient, address: str) -> dict[str, Any]:
    """What a calendar program finds there, by uid."""
    answer = await browser.get(address)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    return {str(each["uid"]): each for each in Calendar.from_ical(answer.text).events}


async def placed(house: House, cell: tuple[str, str] = ("r1", "haven")) -> None:
    await house.perform(agenda.place, BEN, "t1", cell)


async def test_whoever_may_read_has_the_whole_agenda(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app) as dee:
        assert set(await entries(dee, f"/g/{CODE}/agenda.ics")) == TOGETHER
        await placed(house)
        found = await entries(dee, f"/g/{CODE}/agenda.ics")
        assert set(found) == {*TOGETHER, TALK}
        talk = found[TALK]
        assert str(talk["summary"]) == "1. What about number 1?"
        assert str(talk["location"]) == "Haven"
        assert str(talk["url"]) == f"{HERE}/g/{CODE}/topics/t1"
        assert (talk.start, talk.end) == (at(10, 15), at(11))


@pytest.mark.parametrize(("language", "name"), [("en", "Opening, all together"), ("nb", "Åpning")])
async def test_phases_have_their_names(tmp_path: Path, language: str, name: str) -> None:
    async with visited(tmp_path) as (_, app), client(app, language=language) as dee:
        found = await entries(dee, f"/g/{CODE}/agenda.ics")
        assert str(found["opening-1-circle@openspace"]["summary"]).startswith(name)


async def test_an_address_opens_without_a_cookie_and_shows_what_one_wants(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app) as program:
        await placed(house)
        async with client(app, "ben") as ben, client(app, "chi") as chi:
            bens, chis = await made(ben), await made(chi)
        assert re.fullmatch(rf"{HERE}/g/{CODE}/calendar/[A-Za-z0-9_-]{{32}}\.ics", bens)
        assert set(await entries(program, bens)) == {*TOGETHER, TALK}
        assert set(await entries(program, chis)) == TOGETHER
        await house.perform(marketplace.cast_vote, CHI, "t1")
        assert set(await entries(program, chis)) == {*TOGETHER, TALK}
        await house.perform(marketplace.take_back_vote, CHI, "t1")
        assert set(await entries(program, chis)) == TOGETHER


async def test_it_follows_and_says_which_is_newer(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "ben") as ben:
        address = await made(ben)
        seen = []
        for cell in (("r1", "haven"), ("r2", "loft"), ("r1", "haven")):
            await placed(house, cell)
            talk = (await entries(ben, address))[TALK]
            seen.append((talk["sequence"], talk.start, str(talk["location"])))
            assert talk["last-modified"].dt == at(9, 45)
        assert seen == [
            (1, at(10, 15), "Haven"),
            (2, at(11, 15), "Loft 2"),
            (3, at(10, 15), "Haven"),
        ]
        await house.perform(agenda.unplace, BEN, "t1")
        assert TALK not in await entries(ben, address)


async def test_another_phase_gives_everything_its_new_time(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "ben") as ben:
        await placed(house)
        address = await made(ben)
        before = await entries(ben, address)
        await house.perform(gathering.open_phase, ANA, PAUSE, MARKET)
        await house.perform(gathering.open_phase, ANA, ROUND_1, PAUSE)
        after = await entries(ben, address)
        assert after[TALK].start < before[TALK].start
        for uid, entry in after.items():
            assert entry["sequence"] > before[uid]["sequence"]


async def test_a_new_address_ends_the_old_one(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ben") as ben, client(app) as program:
        old = await made(ben)
        assert await entries(program, old)
        new = await made(ben)
        assert (await program.get(old)).status_code == 404
        assert await entries(program, new)


async def test_an_address_is_shown_once(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ben") as ben:
        secret = (await made(ben)).rsplit("/", 1)[1].removesuffix(".ics")
        assert secret not in (await ben.get(f"/g/{CODE}/agenda/mine")).text


async def test_what_is_not_there_is_absent_like_anything(tmp_path: Path) -> None:
    async with visited(tmp_path, invited()) as (_, app), client(app) as program:
        async with client(app, "ben") as ben:
            address = await made(ben)
        assert await entries(program, address)
        absent = await program.get("/g/nowhere/nothing")
        for wrong in (
            f"/g/{CODE}/calendar/guessed.ics",
            address.replace(f"/g/{CODE}/", "/g/nowhere/"),
            address.removesuffix(".ics"),
        ):
            answer = await program.get(wrong)
            assert (answer.status_code, answer.text) == (404, absent.text)
        assert (await program.get(f"/g/{CODE}/agenda.ics")).status_code == 404


async def test_only_somebody_inside_makes_one(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app) as dee, client(app, "chi") as chi:
        assert (await dee.post(f"/g/{CODE}/calendar")).headers["location"] == f"/g/{CODE}"
        assert await kept(house) == 0
        await made(chi)
        assert (await kept(house), done(house)) == (1, set())


async def kept(house: House) -> int:
    """How many calendars there are."""
    return await house.store.read(lambda tx: len(tx.exec(select(CalendarRow)).all()))

"""Letting in by voice without script: once, in time, and nothing is told to who guesses."""

import asyncio
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpx2
import pytest
from starlette.applications import Starlette

from openspace.domain.codes import LASTS, RESTS, TRIES
from openspace.domain.gathering import Registration
from openspace.facilitation.house import House
from tests.cast import CODE, at, gathering
from tests.house import HERE as HOUSE
from tests.house import Clock, client, invited, visited
from tests.pages.pages import tree

HERE = f"/g/{CODE}"
DIGITS = "//*[contains(@class, 'digits')]/text()"


async def made(ana: httpx2.AsyncClient, person: str = "") -> str:
    """Four digits that ana was shown."""
    path = f"/participants/{person}/code" if person else "/codes"
    answer = await ana.post(f"{HERE}{path}")
    assert answer.status_code == 200
    (digits,) = tree(answer.text).xpath(DIGITS)
    assert tree((await ana.get(f"{HERE}/desk/codes")).text).xpath(DIGITS) == []
    return str(digits)


async def tried(dee: httpx2.AsyncClient, digits: str, gathering: str = CODE) -> httpx2.Response:
    return await dee.post("/code", data={"gathering": gathering, "digits": digits})


def from_place(app: Starlette, address: str) -> httpx2.AsyncClient:
    """A browser at this address."""
    way = httpx2.ASGITransport(app=app, client=(address, 1))
    return httpx2.AsyncClient(transport=way, base_url=HOUSE)


def another(digits: str) -> str:
    return f"{(int(digits) + 1) % 10_000:04d}"


def later(house: House, by: timedelta) -> None:
    assert isinstance(house.clock, Clock)
    house.clock.now += by


async def test_somebody_new_comes_to_the_door_of_an_invited_gathering(tmp_path: Path) -> None:
    async with (
        visited(tmp_path, invited()) as (_, app),
        client(app, "ana") as ana,
        client(app) as dee,
        client(app) as eli,
    ):
        assert (await dee.get(HERE)).status_code == 404
        digits = await made(ana)
        assert (await tried(dee, f" {digits[:2]} {digits[2:]}")).headers["location"] == HERE
        door = await dee.get(HERE)
        assert (door.status_code, "Come in" in door.text) == (200, True)
        assert (await tried(eli, digits)).status_code == 422
        form = {"name": "Dee", "sector": "civil"}
        assert (await dee.post(f"{HERE}/participants", data=form)).status_code == 303
        assert (await dee.get(f"{HERE}/marketplace")).status_code == 200
        assert (await eli.get(HERE)).status_code == 404


async def test_neither_deadline_nor_seats_nor_a_closed_list_keep_them_out(tmp_path: Path) -> None:
    full = Registration(closes=at(9), seats=1, shared=False)
    async with (
        visited(tmp_path, replace(invited(), registration=full)) as (_, app),
        client(app, "ana") as ana,
        client(app) as dee,
    ):
        assert (await tried(dee, await made(ana))).headers["location"] == HERE
        assert "Come in" in (await dee.get(HERE)).text
        form = {"name": "Dee", "sector": "civil"}
        assert (await dee.post(f"{HERE}/participants", data=form)).status_code == 303
        assert (await dee.get(f"{HERE}/marketplace")).status_code == 200


async def test_who_was_here_before_is_who_they_were(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ana") as ana,
        client(app) as phone,
        client(app, "chi") as chi,
    ):
        assert (await tried(phone, await made(ana, "chi"))).headers["location"] == HERE
        page = (await phone.get(f"{HERE}/marketplace")).text
        assert 'data-participant="chi"' in page
        assert (await chi.get(f"{HERE}/marketplace")).status_code == 200
        assert "Made a code for Chi Čuovga" in (await ana.get(f"{HERE}/desk/log")).text


async def test_it_ends_by_time_by_hand_and_by_another_for_the_same_person(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (house, app),
        client(app, "ana") as ana,
        client(app) as dee,
    ):
        old, new = await made(ana, "chi"), await made(ana, "chi")
        assert old == new or (await tried(dee, old)).status_code == 422
        (withdrawal,) = tree((await ana.get(f"{HERE}/desk/codes")).text).xpath(
            "//form[contains(@action, 'withdrawal')]/@action"
        )
        assert (await ana.post(withdrawal)).status_code == 303
        assert (await tried(dee, new)).status_code == 422
        late = await made(ana)
        later(house, LASTS)
        assert (await tried(dee, late)).status_code == 422


@pytest.mark.parametrize("visibility", ["open", "invited"])
async def test_whatever_is_wrong_gets_the_same_answer(tmp_path: Path, visibility: str) -> None:
    async with (
        visited(tmp_path, invited() if visibility == "invited" else None) as (_, app),
        client(app, "ana") as ana,
        client(app) as dee,
    ):
        digits = await made(ana)
        there = await tried(dee, another(digits))
        absent = await tried(dee, digits, "nosuch")
        short = await tried(dee, "12")
        answers = [
            each.text.replace(f'value="{name}"', "")
            for each, name in ((there, CODE), (absent, "nosuch"), (short, CODE))
        ]
        assert (there.status_code, "does not open anything" in there.text) == (422, True)
        assert answers[1:] == answers[:1] * 2
        assert there.headers.keys() == absent.headers.keys()
        assert absent.headers.get("set-cookie") is None


async def test_a_place_has_ten_wrong_tries_at_once_and_a_right_one_costs_none(
    tmp_path: Path,
) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ana") as ana,
        client(app) as dee,
    ):
        assert (await tried(dee, await made(ana))).status_code == 303
        digits = await made(ana)
        answers = await asyncio.gather(*(tried(dee, another(digits)) for _ in range(100)))
        assert Counter(each.status_code for each in answers) == {422: 10, 429: 90}
        slowed = await tried(dee, digits)
        assert (slowed.status_code, "many wrong codes" in slowed.text) == (429, True)
        assert (await tried(from_place(app, "192.0.2.7"), digits)).status_code == 303


async def test_of_a_hundred_at_once_few_count_then_codes_rest_and_open_again(
    tmp_path: Path,
) -> None:
    """CO4: from a hundred places, none of which has tried before."""
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana, client(app) as dee:
        many = [from_place(app, f"192.0.2.{each}") for each in range(100)]
        await asyncio.gather(*(tried(each, "0000") for each in many))
        assert house.tries.of(CODE) == ()
        digits = await made(ana)
        await asyncio.gather(*(tried(each, another(digits)) for each in many))
        assert len(house.tries.of(CODE)) == TRIES
        assert (await tried(dee, digits)).status_code == 422
        assert "rests" in (await ana.get(f"{HERE}/desk/codes")).text
        later(house, RESTS)
        assert "rests" not in (await ana.get(f"{HERE}/desk/codes")).text
        assert (await tried(dee, digits)).status_code == 303


@pytest.mark.parametrize("path", ["/code", f"{HERE}/signin/passkey", f"{HERE}/mailed-link"])
async def test_a_household_is_one_place_by_all_its_addresses(tmp_path: Path, path: str) -> None:
    async with visited(tmp_path) as (_, app):
        home = (from_place(app, f"2001:db8:0:1::{each:x}") for each in range(80))
        answers = [await each.post(path, data={}) for each in home]
        assert answers[-1].status_code == 429
        assert (await from_place(app, "2001:db8:0:2::1").post(path, data={})).status_code != 429


@pytest.mark.parametrize("path", ["/codes", "/participants/chi/code", "/codes/c1/withdrawal"])
async def test_the_desk_alone_makes_codes(tmp_path: Path, path: str) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ben") as ben,
        client(app) as dee,
        client(app, "ana") as ana,
    ):
        assert (await ben.post(f"{HERE}{path}")).status_code == 403
        assert (await dee.post(f"{HERE}{path}")).headers["location"] == HERE
        assert (await ben.get(f"{HERE}/desk/codes")).status_code == 403
        assert (await ana.post(f"{HERE}/participants/ana/code")).status_code == 403


async def test_who_waits_is_let_in_by_voice(tmp_path: Path) -> None:
    full = replace(gathering(), registration=Registration(seats=1))
    async with (
        visited(tmp_path, full) as (_, app),
        client(app, "ana") as ana,
        client(app) as dee,
    ):
        form = {"name": "Dee", "sector": "civil"}
        assert (await dee.post(f"{HERE}/participants", data=form)).status_code == 303
        assert (await dee.get(f"{HERE}/hall")).headers.get("location") == HERE
        assert (await tried(dee, await made(ana))).headers["location"] == HERE
        assert (await dee.get(f"{HERE}/hall")).status_code == 200

"""Letting in by voice without script: once, in time, and nothing is told to who guesses."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import httpx2
import pytest

from openspace.domain.codes import LASTS, TRIES
from openspace.domain.gathering import Registration
from openspace.facilitation.house import House
from tests.cast import CODE, at
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


async def test_an_address_has_five_wrong_tries_a_minute(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (_, app),
        client(app, "ana") as ana,
        client(app) as dee,
    ):
        digits = await made(ana)
        for _ in range(5):
            assert (await tried(dee, another(digits))).status_code == 422
        slowed = await tried(dee, digits)
        assert (slowed.status_code, "many wrong codes" in slowed.text) == (429, True)


async def test_after_ten_wrong_ones_the_right_one_is_dead(tmp_path: Path) -> None:
    async with (
        visited(tmp_path) as (house, app),
        client(app, "ana") as ana,
        client(app) as dee,
    ):
        digits = await made(ana)
        for _ in range(TRIES):
            house.tries.wrong(CODE, house.clock())
        assert (await tried(dee, digits)).status_code == 422
        later(house, timedelta(seconds=1))
        assert (await tried(dee, await made(ana))).status_code == 303


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

"""Signing in where one works, at a real provider: SI1 to SI5, GI1 to GI3."""

import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from starlette.applications import Starlette

from openspace.app import application
from openspace.config import Settings
from openspace.domain.gathering import Entrance, Gathering
from openspace.domain.permissions import Role
from openspace.facilitation.house import House
from openspace.store import participants
from openspace.web.signing_in import FROM_ONE_PLACE
from tests.browser.demo import free_port
from tests.cast import CODE, gathering
from tests.house import HERE, Clock, client, files_with, house, invited
from tests.signing_in.provider import MAIL, NAME, NUMBER, Started, declined, provider, signed_in

HOME = f"/g/{CODE}"
THERE, RETURN = f"{HOME}/signin/organisation", "/signin/organisation"
BOTH = replace(gathering(), entrance="both")
ONLY = replace(gathering(), entrance="organisation")
FORM = {"sector": "public"}


@pytest.fixture(scope="module")
def real() -> Iterator[Started]:
    with provider() as started:
        yield started


@asynccontextmanager
async def at_work(
    folder: Path, real: Started, day: Gathering = BOTH
) -> AsyncIterator[tuple[House, Starlette]]:
    """A house whose people sign in at the provider, on the provider's clock."""
    async with house(folder, day) as opened:
        assert isinstance(opened.clock, Clock)
        opened.clock.now = datetime.now(UTC)
        yield opened, application(opened, real.settings())


async def come(browser: httpx2.AsyncClient, name: str, start: str = THERE) -> httpx2.Response:
    """Leave for the provider, sign in there, and come back; what we answer then."""
    there = (await browser.get(start)).headers["location"]
    return await browser.get(await signed_in(there, name))


async def people(house: House) -> dict[str, Role]:
    """Everybody, by name."""
    every = await house.store.read(lambda tx: participants.everybody(tx, CODE))
    return {each.name: each.role for each in every}


async def test_who_signs_in_comes_to_the_form_and_is_known_on_every_device(
    tmp_path: Path, real: Started
) -> None:
    """SI2, SI5: and nothing that was told of them unasked is anywhere."""
    async with (
        at_work(tmp_path, real) as (house, app),
        client(app) as desk,
        client(app) as phone,
    ):
        assert f"Sign in with {NAME}" in (await desk.get(HOME)).text
        back = await come(desk, "dee")
        assert back.headers["location"] == HOME
        door = (await desk.get(HOME)).text
        assert 'value="dee Signed"' in door
        assert f'value="{NAME}"' in door
        form = {**FORM, "name": "Dee Dahl", "organisation": NAME}
        assert (await desk.post(f"{HOME}/participants", data=form)).status_code == 303
        await come(phone, "dee")
        assert (await phone.get(f"{HOME}/marketplace")).status_code == 200
        assert list(await people(house)) == ["Ana Ås", "Ben Bø", "Chi Čuovga", "Dee Dahl"]
    assert files_with(tmp_path, "Dee Dahl")
    for canary in (NUMBER, MAIL, "dee Signed"):
        assert files_with(tmp_path, canary) == []


async def test_where_one_must_sign_in_there_is_no_other_way(tmp_path: Path, real: Started) -> None:
    """SI1."""
    async with at_work(tmp_path, real, ONLY) as (house, app), client(app) as dee:
        assert 'name="name"' not in (await dee.get(HOME)).text
        refused = await dee.post(f"{HOME}/participants", data={**FORM, "name": "Dee"})
        assert (refused.status_code, "Sign in first." in refused.text) == (403, True)
        await come(dee, "dee")
        await dee.post(f"{HOME}/participants", data={**FORM, "name": "Dee"})
        assert "Dee" in await people(house)


async def test_an_invited_gathering_is_there_for_who_signs_in_only_where_it_says_so(
    tmp_path: Path, real: Started
) -> None:
    """SI1, GI1."""
    ways: tuple[tuple[Entrance, int], ...] = (("guests", 404), ("both", 200))
    for entrance, status in ways:
        folder = tmp_path / entrance
        folder.mkdir()
        day = replace(invited(), entrance=entrance)
        async with at_work(folder, real, day) as (_, app), client(app) as dee:
            page, nowhere = await dee.get(f"{HOME}/signin"), await dee.get("/g/nowhere/signin")
            assert page.text.replace(HOME, "/g/nowhere") == nowhere.text
            assert (await dee.get(HOME)).status_code == 404
            await come(dee, "dee")
            assert (await dee.get(HOME)).status_code == status
            assert (await dee.get(f"{HOME}/workbook.md")).status_code == 404


async def test_who_is_unknown_where_names_are_written_is_told_so(
    tmp_path: Path, real: Started
) -> None:
    """SI1."""
    async with at_work(tmp_path, real, gathering()) as (_, app), client(app) as dee:
        assert NAME not in (await dee.get(HOME)).text
        back = await come(dee, "dee")
        assert (back.status_code, "nobody takes part here by this sign-in" in back.text) == (
            403,
            True,
        )


async def test_a_facilitator_binds_a_sign_in_and_comes_back_until_released(
    tmp_path: Path, real: Started
) -> None:
    """SI3, SI4: to bind it is said yes to, and looking binds nothing."""
    team = f"{HOME}/desk/facilitators"
    async with (
        at_work(tmp_path, real, gathering()) as (_, app),
        client(app, "ana") as ana,
        client(app, "ben") as ben,
        client(app) as other,
    ):
        for path in ("signin", "signin/withdrawal"):
            assert (await ben.post(f"{HOME}/facilitators/{path}")).status_code == 403
            outside = await other.post(f"{HOME}/facilitators/{path}")
            assert outside.headers["location"] == HOME
        assert (await ben.get(f"{team}/signin/organisation")).status_code == 403
        await ana.post(f"{HOME}/facilitators", data={"person": "ben"})
        await come(ben, "ben", f"{team}/signin/organisation")
        assert "ben Signed. Is that you?" in (await ben.get(team)).text
        assert "Is that you?" not in (await ana.get(team)).text
        assert (await come(other, "ben")).status_code == 403
        await ben.post(f"{HOME}/facilitators/signin")
        assert (await come(other, "ben")).headers["location"] == HOME
        assert (await other.get(team)).status_code == 200
        await ana.post(f"{HOME}/facilitators/ben/withdrawal")
        assert (await other.get(team)).status_code == 403
        async with client(app) as another:
            assert (await come(another, "ben")).status_code == 403


async def test_what_comes_back_is_believed_once_and_where_it_left(
    tmp_path: Path, real: Started
) -> None:
    """GI2: no other browser (login CSRF), no second time, no other state, no other issuer."""
    async with at_work(tmp_path, real) as (_, app), client(app) as dee, client(app) as eve:
        there = (await dee.get(THERE)).headers["location"]
        back = await signed_in(there, "dee")
        assert back.startswith(f"{HERE}{RETURN}?")
        assert (await eve.get(back)).status_code == 400
        pledge = dict(dee.cookies)["openspace.pledge"]
        assert (await dee.get(f"{back}&state=other")).status_code == 400
        dee.cookies.set("openspace.pledge", pledge)
        assert (await dee.get(back)).headers["location"] == HOME
        dee.cookies.set("openspace.pledge", pledge)
        again = await dee.get(back)
        assert (again.status_code, "This sign-in is over" in again.text) == (400, True)


async def test_who_stops_on_the_way_has_the_other_ways(tmp_path: Path, real: Started) -> None:
    """GI3."""
    async with at_work(tmp_path, real) as (_, app), client(app, language="nb") as dee:
        there = (await dee.get(THERE)).headers["location"]
        stopped = await dee.get(await declined(there))
        assert stopped.status_code == 403
        assert "Du er ikke logget inn" in stopped.text
        assert "Logg inn med" in stopped.text
        assert f'href="{HOME}"' in stopped.text


async def test_this_is_not_me(tmp_path: Path, real: Started) -> None:
    async with at_work(tmp_path, real) as (house, app), client(app) as dee:
        await come(dee, "eve")
        await dee.post(f"{HOME}/signin/arrival/withdrawal")
        assert "eve Signed" not in (await dee.get(HOME)).text
        await dee.post(f"{HOME}/participants", data={**FORM, "name": "Dee"})
        async with client(app) as eve:
            await come(eve, "eve")
            assert 'name="name"' in (await eve.get(HOME)).text
        assert "Dee" in await people(house)


async def test_who_is_erased_comes_as_somebody_new(tmp_path: Path, real: Started) -> None:
    """SI4: and who is removed does not come at all."""
    async with (
        at_work(tmp_path, real) as (house, app),
        client(app) as dee,
        client(app) as phone,
        client(app, "ana") as ana,
    ):
        await come(dee, "dee")
        await dee.post(f"{HOME}/participants", data={**FORM, "name": "Dee"})
        await dee.post(f"{HOME}/erasure", data={"sure": "yes"})
        await come(phone, "dee")
        assert 'name="name"' in (await phone.get(HOME)).text
        await phone.post(f"{HOME}/participants", data={**FORM, "name": "New"})
        every = await house.store.read(lambda tx: participants.everybody(tx, CODE))
        new = next(each.id for each in every if each.name == "New")
        await ana.post(f"{HOME}/participants/{new}/removal")
        async with client(app) as another:
            await come(another, "dee")
            assert "You do not take part" in (await another.get(HOME)).text


async def test_from_one_place_the_provider_is_asked_only_so_often(
    tmp_path: Path, real: Started
) -> None:
    """GI4: what is asked is who came back with a code, which need not be the provider's."""
    async with at_work(tmp_path, real) as (house, app), client(app) as dee:
        there = (await dee.get(THERE)).headers["location"]
        state = parse_qs(urlsplit(there).query)["state"][0]
        owner, now = ("signed in from", "127.0.0.1"), time.monotonic()
        while not house.purses.spend(owner, FROM_ONE_PLACE, now):
            pass
        answer = await dee.get(RETURN, params={"state": state, "code": "any"})
        assert (answer.status_code, "very much at once" in answer.text) == (429, True)


async def test_a_provider_that_is_down_is_said_beside_the_other_ways(tmp_path: Path) -> None:
    """GI3."""
    away = Settings(
        address=HERE,
        oidc_issuer=f"http://127.0.0.1:{free_port()}",
        oidc_client="openspace",
        oidc_secret="x",
        oidc_name=NAME,
    )
    async with house(tmp_path, BOTH) as opened:
        app = application(opened, away)
        async with client(app) as dee, client(app, language="nb") as eli:
            answer = await dee.get(THERE)
            assert (answer.status_code, f"{NAME} does not answer" in answer.text) == (503, True)
            assert f'href="{HOME}"' in answer.text
            assert f"{NAME} svarer ikke akkurat nå" in (await eli.get(THERE)).text
            assert (await dee.get("/g/circle/signin/another")).status_code == 404

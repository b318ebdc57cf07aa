"""Organisers who sign in where they work, at a real provider: OG4 and OG5."""

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx2
import pytest
from starlette.applications import Starlette

from openspace.app import application
from openspace.facilitation.house import House
from openspace.facilitation.organising import organise
from openspace.store import organisers
from tests.cast import CODE
from tests.house import Clock, client, house
from tests.signing_in.provider import NAME, Started, provider, signed_in

LIST, THERE = "/gatherings", "/gatherings/signin/organisation"


@pytest.fixture(scope="module")
def real() -> Iterator[Started]:
    with provider() as started:
        yield started


@asynccontextmanager
async def at_work(folder: Path, real: Started) -> AsyncIterator[tuple[House, Starlette, str]]:
    """A house whose organisers sign in at the provider, and the path of their link."""
    async with house(folder) as opened:
        assert isinstance(opened.clock, Clock)
        opened.clock.now = datetime.now(UTC)
        link = f"/organisers/{await organise(opened)}"
        yield opened, application(opened, real.settings()), link


async def come(browser: httpx2.AsyncClient, name: str) -> httpx2.Response:
    """Sign in at the provider as an organiser; what we answer then."""
    there = (await browser.get(THERE)).headers["location"]
    return await browser.get(await signed_in(there, name))


async def bound(browser: httpx2.AsyncClient, link: str, name: str) -> None:
    """Come by the link, sign in, and say that it was oneself."""
    await browser.get(link)
    await come(browser, name)
    await browser.post("/organisers/signin")


async def test_who_came_by_the_link_binds_it_and_needs_the_link_no_more(
    tmp_path: Path, real: Started
) -> None:
    """OG4: signing in alone makes nobody an organiser, and looking binds nothing."""
    async with (
        at_work(tmp_path, real) as (_, app, link),
        client(app) as ana,
        client(app) as other,
    ):
        first = await other.get(LIST)
        assert (first.status_code, f"Sign in with {NAME}" in first.text) == (403, True)
        unknown = await come(other, "ana")
        assert (unknown.status_code, "no organiser here yet" in unknown.text) == (403, True)
        assert (await other.post("/organisers/signin")).status_code == 403
        await ana.get(link)
        await come(ana, "ana")
        assert "as ana Signed. Is that you?" in (await ana.get(LIST)).text
        assert (await come(other, "ana")).status_code == 403
        await ana.post("/organisers/signin")
        assert (await come(other, "ana")).headers["location"] == LIST
        assert "The circle" in (await other.get(LIST)).text
        entrance = await other.post(f"{LIST}/{CODE}/entrance")
        assert entrance.headers["location"].startswith(f"/g/{CODE}/invitation/")


async def test_organisers_let_each_other_go_and_a_new_link_ends_all_others(
    tmp_path: Path, real: Started
) -> None:
    """OG4, OG5."""
    async with (
        at_work(tmp_path, real) as (house, app, link),
        client(app) as ana,
        client(app) as ben,
        client(app) as chi,
    ):
        for browser, name in ((ana, "ana"), (ben, "ben"), (chi, "chi")):
            await bound(browser, link, name)
        every = await house.store.read(organisers.organisers)
        ids = {each.name: each.id for each in every}
        assert set(ids) == {"ana Signed", "ben Signed", "chi Signed"}
        await ana.post(f"/organisers/{ids['ben Signed']}/withdrawal")
        assert (await ben.get(LIST)).status_code == 403
        assert (await come(ben, "ben")).status_code == 403
        assert (await chi.get(LIST)).status_code == 200
        page = (await ana.post("/organisers")).text
        assert "/organisers/" in page
        assert (await chi.get(LIST)).status_code == 403
        assert (await ana.get(LIST)).status_code == 200
        assert (await come(ana, "ana")).headers["location"] == LIST
        await organise(house)
        assert (await ana.get(LIST)).status_code == 403
        assert (await come(ana, "ana")).status_code == 403

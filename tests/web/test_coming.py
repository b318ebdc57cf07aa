"""At the door nobody has the house write to strangers, while a whole conference comes in."""

import time
from dataclasses import replace
from pathlib import Path

import httpx2
import pytest
from starlette.requests import Request

from openspace.bus.purses import COMES, CONFIRMED
from openspace.domain.gathering import Gathering, Registration
from openspace.facilitation.removal import remove
from openspace.web.registration import STANDS_AT
from openspace.web.whence import place_of
from tests.cast import ANA, CODE, gathering
from tests.house import client, visited

PLACE = "127.0.0.1"


def asking() -> Gathering:
    """The circle, where people may leave an address."""
    return replace(gathering(), registration=Registration(asks_email=True))


async def come(dee: httpx2.AsyncClient, email: str = "") -> httpx2.Response:
    form = {"name": "Dee", "sector": "civil", "email": email}
    return await dee.post(f"/g/{CODE}/participants", data=form)


async def test_from_one_place_so_many_come_with_an_address_and_then_one_a_second(
    tmp_path: Path,
) -> None:
    async with visited(tmp_path, asking()) as (house, app), client(app) as dee, client(app) as eli:
        for _ in range(COMES.most):
            house.purses.spend(("comes from", PLACE), COMES, time.monotonic() + 60)
        slowed = await come(dee, "dee@example.no")
        assert (slowed.status_code, 'value="dee@example.no"' in slowed.text) == (429, True)
        assert (await come(eli)).status_code == 303


async def test_one_address_is_written_to_three_times_an_hour(tmp_path: Path) -> None:
    async with visited(tmp_path, asking()) as (house, app), client(app) as dee:
        for _ in range(CONFIRMED.most):
            owner = ("registered with", CODE, "dee@example.no")
            house.purses.spend(owner, CONFIRMED, time.monotonic())
        assert (await come(dee, "DEE@example.no")).status_code == 429
        assert (await come(dee, "other@example.no")).status_code == 303


async def test_who_came_has_spent_of_it_and_who_was_refused_has_not(tmp_path: Path) -> None:
    async with visited(tmp_path, asking()) as (house, app), client(app) as dee, client(app) as eli:
        assert (await come(dee, "dee@example.no")).status_code == 303
        assert (await come(eli, "dee@example.no")).status_code == 422
        owner, now = ("registered with", CODE, "dee@example.no"), time.monotonic()
        spent = [house.purses.spend(owner, CONFIRMED, now) > 0 for _ in range(3)]
        assert spent == [False, False, True]


@pytest.mark.parametrize(
    ("host", "place"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("somewhere", "somewhere"),
    ],
)
def test_of_the_newer_addresses_a_place_is_a_household(host: str, place: str) -> None:
    assert place_of(Request({"type": "http", "headers": [], "client": (host, 1)})) == place


async def test_who_waits_hears_in_the_head_where_they_stand(tmp_path: Path) -> None:
    """The same as the page says, for the page that asks whether it is old."""
    full = replace(gathering(), registration=Registration(seats=2))
    async with visited(tmp_path, full) as (house, app), client(app) as dee, client(app) as eli:
        for browser in (dee, eli):
            await come(browser)
        heads = [await each.head(f"/g/{CODE}") for each in (dee, eli)]
        assert [each.headers[STANDS_AT] for each in heads] == ["1", "2"]
        for each, number in ((dee, "1"), (eli, "2")):
            assert f'data-waits-outside="{number}"' in (await each.get(f"/g/{CODE}")).text
        await dee.post(f"/g/{CODE}/waiting/withdrawal")
        assert (await eli.head(f"/g/{CODE}")).headers[STANDS_AT] == "1"
        await house.perform(remove, ANA, "chi")
        assert STANDS_AT not in (await eli.head(f"/g/{CODE}")).headers

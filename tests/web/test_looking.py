"""Looking changes nothing, whoever looks at whatever, but that one is in reach."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import Route

from openspace.bus.channels import Channel
from openspace.facilitation.house import House
from openspace.store.engine import FILE
from tests.cast import CODE
from tests.house import client, visited

IN_THE_PATH = {
    "code": CODE,
    "topic": "t1",
    "breakout": "b1",
    "place": "haven",
    "slot": "r1",
    "position": "7",
    "other": "t2",
    "secret": "guessed",
    "notice": "n1",
    "offer": "o1",
    "arrangement": "a1",
    "room": "plenary",
    "person": "ben",
    "participant": "ben",
    "field": "summary",
    "help": "h1",
    "line": "l1",
    "addition": "a1",
    "announcement": "n1",
    "code_out": "c1",
    "hand": "h1",
    "action": "a1",
    "reflection": "x1",
    "step": "1",
    "invitation": "i1",
    "guest": "i1",
    "waiting": "w1",
    "edit": "1",
    "file": "0" * 32,
    "part": "order",
    "number": "1",
    "form": "pdf",
    "letter": "1",
    "provider": "organisation",
    "passkey": "p1",
    "organiser": "g1",
}
UNWRITTEN = f"/g/{CODE}/notes/b1/history/1"
NOT_FOUND = {
    f"/g/{CODE}/invitation/guessed",
    f"/g/{CODE}/places/haven/display/guessed",
    f"/g/{CODE}/calendar/guessed.ics",
    f"/g/{CODE}/images/{IN_THE_PATH['file']}",
    f"/g/{CODE}/actions/a1",
    f"/g/{CODE}/desk/invitations/i1",
    UNWRITTEN,
    f"/g/{CODE}/workbook/arms",
    f"/g/{CODE}/workbook/editions/1",
    f"/g/{CODE}/workbook/editions/1/workbook.pdf",
    f"{UNWRITTEN}/update",
    "/organisers/guessed",
    f"/g/{CODE}/desk/letters/1",
    f"/g/{CODE}/links/guessed",
    f"/g/{CODE}/logos/{IN_THE_PATH['file']}",
    "/signin/organisation",
    "/gatherings/signin/organisation",
    f"/g/{CODE}/signin/organisation",
    f"/g/{CODE}/desk/facilitators/signin/organisation",
}
NO_ORGANISERS = {"/gatherings", "/gatherings/new", "/gatherings/compare"}
NO_ORGANISERS |= {"/gatherings/compare.csv"}


def rows(folder: Path) -> list[str]:
    """Everything that is kept."""
    with closing(sqlite3.connect(folder / FILE)) as database:
        return list(database.iterdump())


def told(house: House) -> dict[Channel, int]:
    """How much was said on every channel."""
    return {channel: stream.sequence for channel, stream in house.bus._streams.items()}


def addresses(app: Starlette, *, looked_at: bool) -> list[str]:
    """What may be looked at, or what may only be done."""
    routes = [route for route in app.routes if isinstance(route, Route)]
    asked = [route for route in routes if ("GET" in (route.methods or ())) is looked_at]
    return [route.path.format(**IN_THE_PATH) for route in asked]


@pytest.mark.parametrize("method", ["GET", "HEAD"])
async def test_looking_changes_nothing(tmp_path: Path, method: str) -> None:
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana, client(app) as dee:
        await ana.get(f"/g/{CODE}")
        kept, before = rows(tmp_path), told(house)
        looked_at = addresses(app, looked_at=True)
        assert len(looked_at) > 15
        for address in looked_at:
            status = (await ana.request(method, address)).status_code
            expected = 404 if address in NOT_FOUND else 403 if address in NO_ORGANISERS else 200
            assert (address, status) == (address, expected)
            await dee.request(method, address)
        assert rows(tmp_path) == kept
        assert told(house) == before
        await ana.post(f"/g/{CODE}/topics/t1/vote")
        assert rows(tmp_path) != kept


async def test_what_is_done_is_never_done_by_looking(tmp_path: Path) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        await ana.get(f"/g/{CODE}")
        kept = rows(tmp_path)
        done, pages = addresses(app, looked_at=False), addresses(app, looked_at=True)
        assert len(done) > 10
        for address in done:
            there = address in pages and address not in NOT_FOUND
            status = 403 if address in NO_ORGANISERS else 200 if there else 404
            assert (await ana.get(address)).status_code == status
        assert rows(tmp_path) == kept

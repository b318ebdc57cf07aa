"""A house with the cast in it, and browsers without a browser: one client a person."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import httpx2
from starlette.applications import Starlette

from openspace.app import application
from openspace.bus.stream import Bus
from openspace.domain.gathering import Gathering
from openspace.facilitation.house import House
from openspace.facilitation.recognition import cookie_name
from openspace.store import words
from openspace.store.engine import Store
from tests import beginnings, cast

HERE = "http://house.example"


class Clock:
    """A clock that stands still until it is set."""

    def __init__(self, now: datetime) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """The time it shows."""
        return self.now


@asynccontextmanager
async def house(folder: Path, gathering: Gathering | None = None) -> AsyncIterator[House]:
    """The cast's gathering, open at its marketplace unless another is given."""
    words.workshop.warm_up()
    store = Store(beginnings.empty(folder) if gathering else await beginnings.settled(folder))
    try:
        if gathering:
            await store.write(lambda tx: cast.settle(tx, gathering))
        yield House(store, Bus(), clock=Clock(cast.at(9, 45)))
    finally:
        store.close()


def client(app: Starlette, person: str | None = None, language: str = "en") -> httpx2.AsyncClient:
    """A person's browser; without a name somebody outside."""
    key = cast.KEYS.get(person or "")
    return httpx2.AsyncClient(
        transport=httpx2.ASGITransport(app=app, raise_app_exceptions=False),
        base_url=HERE,
        cookies={cookie_name(cast.CODE): key} if key else {},
        headers={"accept-language": language, "accept-encoding": "identity"},
    )


@asynccontextmanager
async def visited(
    folder: Path, gathering: Gathering | None = None
) -> AsyncIterator[tuple[House, Starlette]]:
    """A house and its app."""
    async with house(folder, gathering) as opened:
        yield opened, application(opened)


def invited() -> Gathering:
    """The cast's gathering, for the invited only."""
    return replace(cast.gathering(), visibility="invited")


def files_with(folder: Path, name: str) -> list[str]:
    """The files of a data folder in whose bytes a name stands."""
    files = (each for each in folder.rglob("*") if each.is_file())
    return sorted(each.name for each in files if name.encode() in each.read_bytes())

"""Everything put together: one Starlette app and its clock.

The clock is a loop that runs what is due: phases that are over give way to the next, and
people who are out of reach leave the rooms.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import structlog
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from openspace.bus.presence import Person
from openspace.config import assets
from openspace.domain.permissions import Caller, Role
from openspace.facilitation.gathering import advance
from openspace.facilitation.house import House
from openspace.facilitation.whereabouts import vanish
from openspace.live.note_route import note_route, open_notes
from openspace.live.routes import live_route
from openspace.live.stage import Stage
from openspace.pages.fragments import Fragments
from openspace.pages.language import language_of
from openspace.store import gatherings, whereabouts
from openspace.web import agenda, desk, door, marketplace, rooms, twins, workbook
from openspace.web.answers import BROKEN, absent, refused, said
from openspace.web.safety import Safety
from openspace.workbook.press import Press

TICK = 0.5

log = structlog.get_logger()


def application(house: House) -> Starlette:
    """The app of a house. Who makes the house also closes its store."""
    notes = open_notes(house)
    stage = Stage(house.bus, Fragments(house.store).render)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        clock = asyncio.create_task(keep_time(house))
        try:
            yield
        finally:
            clock.cancel()
            with suppress(asyncio.CancelledError):
                await clock
            await notes.close()

    app = Starlette(
        routes=[*_pages(), live_route(house, stage), note_route(house, notes)],
        middleware=[Middleware(Safety), Middleware(GZipMiddleware, minimum_size=1000)],
        exception_handlers={404: _absent, 405: _absent, 500: _broken},
        lifespan=lifespan,
    )
    app.state.house = house
    app.state.press = Press()
    return app


async def keep_time(house: House) -> None:
    """Do what is due, again and again, whatever goes wrong once."""
    await _expect_those_who_were_here(house)
    while True:
        try:
            await _do_what_is_due(house)
        except Exception:
            log.exception("clock_stumbled")
        await asyncio.sleep(TICK)


async def _expect_those_who_were_here(house: House) -> None:
    for gathering, participant in await house.store.read(whereabouts.everybody_present):
        house.presence.expect(Person(gathering, participant), time.monotonic())


async def _do_what_is_due(house: House) -> None:
    for code in await house.store.read(gatherings.codes):
        await house.perform(advance, Caller(code, None, Role.OUTSIDE))
    for person in house.presence.gone(time.monotonic()):
        caller = Caller(person.gathering, person.participant, Role.PARTICIPANT)
        await house.perform(vanish, caller)


def _pages() -> list[BaseRoute]:
    features = (door, marketplace, agenda, rooms, desk, workbook, twins)
    static = StaticFiles(directory=assets() / "static" / "dist", check_dir=False)
    return [
        *(route for feature in features for route in feature.ROUTES),
        Mount("/static", static),
    ]


async def _absent(request: Request, _: Any) -> Response:
    return absent(request)


async def _broken(request: Request, _: Any) -> Response:
    language = language_of(request)
    return refused(language, said(BROKEN, language), "/", 500)

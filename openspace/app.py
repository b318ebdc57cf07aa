"""Everything put together: one Starlette app and its clock.

The clock is a loop that runs what is due: phases that are over give way to the next, and
people who are out of reach leave the rooms.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from typing import Any

import structlog
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.types import ASGIApp

from openspace.bus.presence import Person
from openspace.calls.bridge import Bridge
from openspace.config import Settings
from openspace.domain.permissions import Caller, Role
from openspace.facilitation.announcements import run_out
from openspace.facilitation.attention import look_round
from openspace.facilitation.chat import forget, over
from openspace.facilitation.drafts import Drafts
from openspace.facilitation.follow_up import remind, write_to_owners
from openspace.facilitation.gathering import advance
from openspace.facilitation.health import measure
from openspace.facilitation.histories import Histories
from openspace.facilitation.house import House
from openspace.facilitation.posting import Posting
from openspace.facilitation.pressings import Pressings
from openspace.facilitation.retention import keep_promises
from openspace.facilitation.scouring import Scouring, before_serving
from openspace.facilitation.trying import forget_trials
from openspace.facilitation.whereabouts import vanish
from openspace.live.call_route import Switchboard, means
from openspace.live.entitled import those_inside
from openspace.live.note_aside import Aside
from openspace.live.note_route import note_route, open_notes
from openspace.live.routes import live_route
from openspace.live.sockets import Sockets
from openspace.live.stage import Stage
from openspace.notes.darkroom import Darkroom
from openspace.pages.fragments import Fragments
from openspace.pages.language import language_of
from openspace.planning.planner import Planner
from openspace.post.smtp import Server
from openspace.store import gatherings, whereabouts
from openspace.store.announcements import running_out
from openspace.store.follow_up import falling_due
from openspace.web.answers import BROKEN, absent, refused, said
from openspace.web.arriving import SignIns
from openspace.web.asking import NoPart, TooFast
from openspace.web.lending import Packing
from openspace.web.links import Checks
from openspace.web.pace import slowed
from openspace.web.people import no_part
from openspace.web.routes import pages
from openspace.web.safety import Safety, TooMuch, gone_away, too_much, unreadable
from openspace.web.workbook import not_pressed
from openspace.workbook.apart import NotPressed

TICK, LOOK, MINUTE = 0.5, 5.0, 60.0

log = structlog.get_logger()


class Guarded(Starlette):
    """An app with ``Safety`` outermost, so that the page of an error is headed like any other."""

    def build_middleware_stack(self) -> ASGIApp:
        """Everything inside of ``Safety``."""
        return Safety(super().build_middleware_stack(), self.state.settings.jitsi)


def application(
    house: House, settings: Settings | None = None, bridge: Bridge | None = None
) -> Starlette:
    """The app of a house. Who makes the house also closes its store; the ``bridge`` is let go."""
    settings = settings or Settings()
    house = replace(house, address=settings.address or house.address, means=means(settings))
    sockets = Sockets(house.bus)
    switchboard, aside = Switchboard(house, settings, bridge, sockets), Aside(house)
    notes = open_notes(house, sockets, aside)
    fragments, calls = Fragments(house.store, house.remembered), switchboard.route()
    stage = Stage(house.bus, fragments.render, those_inside(house))
    posting = Posting(house, Server.of(settings))
    drafts, darkroom, pressings = Drafts(house, Planner()), Darkroom(), Pressings(house)

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        await _woken(house, pressings)
        await aside.warm_up()
        try:
            clocks = keep_time(house), keep_reminding(house, pressings)
            looking = keep_looking(house)
            async with going(*clocks, looking, aside.read_on(), posting.keep_on()):
                yield
        finally:
            await pressings.close()
            await drafts.close()
            darkroom.close()
            await notes.close()
            app.state.histories.close()
            await switchboard.close()

    app = Guarded(
        routes=[*pages(), live_route(house, stage, sockets), note_route(house, notes), calls],
        middleware=[Middleware(Packing)],
        exception_handlers=_failures(),
        lifespan=lifespan,
    )
    return _with(
        app,
        house,
        settings,
        fragments=fragments,
        press=pressings.press,
        pressings=pressings,
        posting=posting,
        drafts=drafts,
        darkroom=darkroom,
        histories=Histories(house),
    )


def _with(app: Starlette, house: House, settings: Settings, **known: object) -> Starlette:
    """The app, with what its pages may ask for."""
    known |= {"house": house, "settings": settings}
    known |= {"checks": Checks(), "sign_ins": SignIns(house, settings)}
    for name, each in known.items():
        setattr(app.state, name, each)
    return app


@asynccontextmanager
async def going(*works: Coroutine[None, None, None]) -> AsyncIterator[None]:
    """Have these go on meanwhile."""
    tasks = [asyncio.create_task(work) for work in works]
    try:
        yield
    finally:
        for each in tasks:
            each.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def keep_time(house: House) -> None:
    """Do what is due, again and again, whatever goes wrong once."""
    all_expected, scouring = False, Scouring(house)
    while True:
        all_expected = all_expected or await _went_well(_expect_those_who_were_here(house))
        await _went_well(do_what_is_due(house, time.monotonic()))
        await _went_well(scouring.look(time.monotonic()))
        await asyncio.sleep(TICK)


async def do_what_is_due(house: House, now: float) -> None:
    """Open the phases that are due and let go of those who are gone (``now`` is monotonic).

    What goes wrong for one gathering, person or room is tried again, and no other notices.
    """
    await _all_told(
        _open_phases(house), _let_go(house, now), _forget_chats(house), forget_trials(house)
    )


async def _open_phases(house: House) -> None:
    at = house.clock()
    if not gatherings.none_is_due(house.store.recall, at):
        codes = await house.store.read(lambda tx: gatherings.due(tx, at))
        await _all_told(*(house.perform(advance, _outside(code)) for code in codes))


async def _let_go(house: House, now: float) -> None:
    gone = house.presence.gone(now)
    outcomes = await _all_told(
        *(
            house.perform(vanish, _caller(each), partial(house.presence.knows, each))
            for each in gone
        )
    )
    for person, outcome in zip(gone, outcomes, strict=True):
        if _is_failure(outcome):
            house.presence.expect(person, now)


async def keep_reminding(house: House, pressings: Pressings) -> None:
    """Once a minute, whatever goes wrong once: nothing falls due more often."""
    while True:
        await _went_well(remind_owners(house))
        await _went_well(write_to_owners(house))
        await _went_well(end_announcements(house))
        await _went_well(_promises_kept(house, pressings))
        await asyncio.sleep(MINUTE)


async def _woken(house: House, pressings: Pressings) -> None:
    """What is done before anything is served."""
    await _went_well(_promises_kept(house, pressings))
    await before_serving(house)
    await pressings.wake()


async def _promises_kept(house: House, pressings: Pressings) -> None:
    """Erase what was promised, drafts of books too."""
    if await keep_promises(house):
        await pressings.tidy()


async def keep_looking(house: House) -> None:
    """Look round, and at the house itself, every few seconds, whatever goes wrong once."""
    while True:
        await _went_well(look_round(house))
        await _went_well(measure(house))
        await asyncio.sleep(LOOK)


async def remind_owners(house: House) -> None:
    """Say of every action that it is due or late, where that is new."""
    for code, action in await house.store.read(lambda tx: falling_due(tx, house.clock())):
        await house.perform_due(remind, _outside(code), action)


async def end_announcements(house: House) -> None:
    """Withdraw what stood long enough."""
    for code in await house.store.read(lambda tx: running_out(tx, house.clock())):
        await house.perform_due(run_out, _outside(code))


async def _forget_chats(house: House) -> None:
    if house.chats.rooms():
        rooms = await house.store.read(lambda tx: over(tx, house.clock(), house.chats))
        await _all_told(
            *(house.perform(forget, _outside(code), house.chats, room) for code, room in rooms)
        )


async def _all_told(*works: Coroutine[None, None, Any]) -> list[Any]:
    """What came of each of these; what goes wrong with one is told of, and ends no other."""
    outcomes = await asyncio.gather(*works, return_exceptions=True)
    for failed in filter(_is_failure, outcomes):
        log.error("clock_stumbled", exc_info=failed)
    return outcomes


async def _went_well(work: Coroutine[None, None, None]) -> bool:
    try:
        await work
    except Exception:
        log.exception("clock_stumbled")
        return False
    return True


def _is_failure(outcome: object) -> bool:
    return isinstance(outcome, BaseException)


def _outside(code: str) -> Caller:
    return Caller(code, None, Role.OUTSIDE)


def _caller(person: Person) -> Caller:
    return Caller(person.gathering, person.participant, Role.PARTICIPANT)


async def _expect_those_who_were_here(house: House) -> None:
    for gathering, participant in await house.store.read(whereabouts.everybody_present):
        house.presence.expect(Person(gathering, participant), time.monotonic())


def _failures() -> dict[Any, Any]:
    """What is answered when something goes wrong, by status or by what was raised."""
    return {
        400: unreadable,
        404: _absent,
        405: _absent,
        500: _broken,
        TooMuch: too_much,
        NoPart: no_part,
        TooFast: slowed,
        ClientDisconnect: gone_away,
        NotPressed: not_pressed,
    }


async def _absent(request: Request, _: Any) -> Response:
    return absent(request)


async def _broken(request: Request, _: Any) -> Response:
    language = language_of(request)
    return refused(language, said(BROKEN, language), "/", 500)

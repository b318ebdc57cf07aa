"""The live socket's address, and being in reach while it is open."""

import time

from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket

from openspace.bus.presence import Person
from openspace.facilitation.house import House
from openspace.facilitation.whereabouts import arrive
from openspace.live.admission import admitted
from openspace.live.connection import Connection
from openspace.live.stage import Stage
from openspace.pages.language import language_of

MOST_TABS = 12
"""Live sockets a person may have open; a phone, a laptop and a few forgotten tabs are fewer."""


def live_route(house: House, stage: Stage) -> WebSocketRoute:
    """``/g/{code}/live``."""

    async def live(socket: WebSocket) -> None:
        visit = await admitted(socket, house)
        if visit is None:
            return
        caller = visit.caller
        person = Person(caller.gathering, caller.person)
        if house.presence.tabs(person) >= MOST_TABS:
            await socket.close()
            return
        house.presence.connected(person)
        try:
            await house.perform(arrive, caller)
            language = language_of(socket, visit.gathering)
            await Connection(socket, house, stage, language).serve(caller)
        finally:
            house.presence.disconnected(person, time.monotonic())

    return WebSocketRoute("/g/{code}/live", live)

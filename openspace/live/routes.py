"""The live socket's address, and being in reach while it is open.

Who looks on from outside is no participant: nobody is in reach by it, and a gathering has room for
so many screens.
"""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket

from openspace.bus.presence import Person
from openspace.domain.permissions import Caller
from openspace.facilitation.house import House
from openspace.facilitation.whereabouts import arrive
from openspace.live.admission import admitted
from openspace.live.connection import Connection
from openspace.live.sockets import Sockets
from openspace.live.stage import Stage
from openspace.pages.language import language_of

MOST_TABS = 12
"""Live sockets a person may have open; a phone, a laptop and a few forgotten tabs are fewer."""
MOST_SCREENS = 100
"""Live sockets of those who look on from outside, in one gathering."""


def live_route(house: House, stage: Stage, sockets: Sockets) -> WebSocketRoute:
    """``/g/{code}/live``."""
    screens: Counter[str] = Counter()

    async def live(socket: WebSocket) -> None:
        visit = await admitted(socket, house, from_outside=True)
        if visit is None:
            return
        caller = visit.caller
        if _is_full(house, screens, caller):
            await socket.close()
            return
        connection = Connection(socket, house, stage, language_of(socket, visit.gathering))
        with _connected(house, screens, caller), sockets.held(caller, connection.remove):
            if caller.participant is not None:
                await house.perform(arrive, caller)
            await connection.serve(caller)

    return WebSocketRoute("/g/{code}/live", live)


def _is_full(house: House, screens: Counter[str], caller: Caller) -> bool:
    if caller.participant is None:
        return screens[caller.gathering] >= MOST_SCREENS
    return house.presence.tabs(Person(caller.gathering, caller.participant)) >= MOST_TABS


@contextmanager
def _connected(house: House, screens: Counter[str], caller: Caller) -> Iterator[None]:
    if caller.participant is None:
        screens[caller.gathering] += 1
        try:
            yield
        finally:
            screens[caller.gathering] -= 1
        return
    person = Person(caller.gathering, caller.participant)
    house.presence.connected(person)
    try:
        yield
    finally:
        house.presence.disconnected(person, time.monotonic())

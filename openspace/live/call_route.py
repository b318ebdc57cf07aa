"""The calls' address: who gets in, and whoever moves on is out.

``/g/{code}/calls/{room}`` is for participants who are in that room now; a bus of facts tells who
moves. Nothing of a call is a fact, and nothing of it is stored.
"""

import asyncio
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import structlog
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket

from openspace.bus.channels import MINE, Channel
from openspace.calls.bridge import Bridge
from openspace.calls.ice import ice_servers
from openspace.calls.names import jitsi_address, room_name
from openspace.config import Settings
from openspace.domain.calls import Means
from openspace.domain.permissions import Act, Caller, may
from openspace.facilitation.calls import Called, called, tell
from openspace.facilitation.house import House
from openspace.live import call_protocol as protocol
from openspace.live.admission import admitted
from openspace.live.call_guest import Guest
from openspace.live.call_line import CallLine
from openspace.live.call_room import Calls, Seat
from openspace.live.note_farewells import RESTARTING
from openspace.live.sockets import Sockets
from openspace.store import whereabouts

MOST_LINES: Final = 4
"""Lines to calls that somebody may have open: one, and what a reload or a lost one leaves."""

logger = structlog.get_logger()


def means(settings: Settings) -> Means:
    """What the house has for calls besides the built-in one."""
    return Means(jitsi=bool(settings.jitsi), sfu=bool(settings.janus))


@dataclass(frozen=True, slots=True)
class Visited:
    """A room as one guest asks about it."""

    house: House
    settings: Settings
    caller: Caller
    room: str

    @property
    def gathering(self) -> str:
        """The code of its gathering."""
        return self.caller.gathering

    async def called(self) -> Called | None:
        """Its call, as long as the guest is there."""
        has = means(self.settings)
        return await self.house.store.read(lambda tx: called(tx, self.caller, self.room, has))

    def name(self, called: Called) -> str:
        """What a server that others can reach calls it."""
        return room_name(called.secret, self.gathering, self.room)

    def address(self, called: Called) -> str:
        """Where Jitsi shows it."""
        return jitsi_address(self.settings.jitsi, self.name(called))

    def ice(self, seat: str) -> Sequence[object]:
        """The servers that help a seat to be reached."""
        return ice_servers(self.settings, seat, self.house.clock())


class Switchboard:
    """The calls of a house."""

    def __init__(
        self, house: House, settings: Settings, bridge: Bridge | None, sockets: Sockets
    ) -> None:
        self._house = house
        self._settings = settings
        self._bridge = bridge
        self._sockets = sockets
        self._calls = Calls(house.calling, partial(tell, house))
        self._lines: Counter[tuple[str, str]] = Counter()
        self._looking: set[asyncio.Task[None]] = set()
        house.bus.listen(self._something_came)

    def route(self) -> WebSocketRoute:
        """``/g/{code}/calls/{room}``."""
        return WebSocketRoute("/g/{code}/calls/{room}", self._connect)

    async def close(self) -> None:
        """End every line: the server is going down, and whoever comes back goes on."""
        for seat in self._calls.everybody():
            seat.line.end(RESTARTING)
        if self._bridge:
            await self._bridge.close()

    async def _connect(self, socket: WebSocket) -> None:
        visit = await admitted(socket, self._house)
        if visit is None or visit.participant is None:
            return
        who = visit.participant
        key = (visit.gathering.code, who.id)
        if not may(visit.caller, Act.MOVE) or self._lines[key] >= MOST_LINES:
            await socket.close()
            return
        self._lines[key] += 1
        try:
            await socket.accept()
            room = Visited(self._house, self._settings, visit.caller, socket.path_params["room"])
            named = (who.id, who.name if who.named_in_reports else "")
            guest = Guest(self._calls, CallLine(socket), named, room, self._bridge)
            with self._sockets.held(visit.caller, guest.remove):
                await guest.serve()
        finally:
            self._lines[key] -= 1

    def _something_came(self, channel: Channel) -> None:
        if channel.kind != MINE:
            return
        seat = self._calls.of(channel.gathering, channel.of)
        if seat:
            looking = asyncio.create_task(self._look_for(seat))
            self._looking.add(looking)
            looking.add_done_callback(self._looking.discard)

    async def _look_for(self, seat: Seat) -> None:
        now = await self._house.store.read(lambda tx: whereabouts.of(tx, seat.person))
        if now.room != seat.room:
            self._calls.rise(seat, gone=True)
            seat.line.finish(protocol.say("ended", why="moved", link=""))

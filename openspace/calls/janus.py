"""Calls relayed by a Janus server: a bridge, as its client. No browser ever talks to its API.

Rules:
    J1 A room is opened once however many join at the same time, and anew after it has failed.
    J2 Nothing takes longer than a bridge's patience.
    J3 A room that nobody sits in, because whoever came for it went away meanwhile, is shut.
"""

import asyncio
from collections import Counter

from openspace.calls.bridge import PATIENCE, BridgeFailed, BridgeSeat, Ears
from openspace.calls.janus_line import LineLost, Refused
from openspace.calls.janus_room import Room


class JanusBridge:
    """The Janus at this address (``ws://…``), which asks for this secret if it isn't empty."""

    def __init__(self, address: str, secret: str) -> None:
        self._address = address
        self._secret = secret
        self._rooms: dict[str, asyncio.Task[Room]] = {}
        self._coming: Counter[str] = Counter()
        self._ending: set[asyncio.Task[None]] = set()

    async def join(self, room: str, seat: str, ears: Ears) -> BridgeSeat:
        """Take a seat in a room. Raises ``BridgeFailed``."""
        self._coming[room] += 1
        try:
            async with asyncio.timeout(PATIENCE):
                return await (await self._opened(room)).take(seat, ears)
        except (LineLost, Refused, TimeoutError) as cause:
            raise BridgeFailed(str(cause)) from cause
        finally:
            self._came(room)

    async def close(self) -> None:
        """Close every room; whoever sits there is told."""
        openings = dict(self._rooms)
        for name in openings:
            self._shut(name, "closing")
        await asyncio.gather(*openings.values(), *self._ending, return_exceptions=True)

    async def _opened(self, name: str) -> Room:
        while True:
            opening = self._rooms.get(name)
            if opening is None:
                opening = self._rooms[name] = asyncio.create_task(self._open(name))
            try:
                room = await asyncio.shield(opening)
            except (LineLost, Refused):
                self._forget(name, opening)
                raise
            except asyncio.CancelledError:
                if opening.cancelled():
                    raise LineLost("closing") from None
                raise
            if not room.ending:
                return room
            self._forget(name, opening)

    async def _open(self, name: str) -> Room:
        return await Room.open(self._address, self._secret, lambda room: self._over(name, room))

    def _came(self, name: str) -> None:
        """Whoever was on the way has come, or has not: then nobody may be there (J3)."""
        self._coming[name] -= 1
        if not self._coming[name]:
            del self._coming[name]
            opening = self._rooms.get(name)
            room = _room_of(opening)
            if opening and (room is None or room.is_empty):
                self._shut(name, "empty")

    def _shut(self, name: str, reason: str) -> None:
        opening = self._rooms.pop(name)
        room = _room_of(opening)
        if room:
            room.fail(reason)
        else:
            opening.cancel()

    def _over(self, name: str, room: Room) -> None:
        opening = self._rooms.get(name)
        if opening and _room_of(opening) is room:
            del self._rooms[name]
        if room.ending:
            self._ending.add(room.ending)
            room.ending.add_done_callback(self._ending.discard)

    def _forget(self, name: str, opening: asyncio.Task[Room]) -> None:
        if self._rooms.get(name) is opening:
            del self._rooms[name]


def _room_of(opening: asyncio.Task[Room] | None) -> Room | None:
    """The room, once it is open."""
    if opening is None or not opening.done() or opening.cancelled() or opening.exception():
        return None
    return opening.result()

"""One room of Janus's VideoRoom, on a line of its own: made for a call, gone with its last seat.

A line a room: what goes wrong in one call, or comes in floods, touches no other, and hanging up
takes along whatever Janus still holds of it.

Rules:
    V1 The room's number, its pin and its secret are drawn anew for each call and told to nobody; it
       is on no list.
    V2 Seats are known to Janus by numbers drawn for them; a number that is not a seat's is no feed.
    V3 Who can only watch may not: whoever subscribes proves to be one of the room's seats.
    V4 When the line is lost, or Janus ends the room, every seat fails and the room is over; the
       next who joins opens another one.
    V5 The last seat that leaves takes the room with it.
    V6 A room is destroyed once nobody is in it: Janus 1.1.2 falls when people leave one meanwhile.
    V7 A room has at most ``MOST_SEATS`` seats.
"""

import asyncio
import secrets
from collections.abc import Callable, Sequence
from typing import Any, Final, Self

import structlog

from openspace.calls.bridge import Ears
from openspace.calls.janus_line import Line, LineLost, Refused
from openspace.calls.janus_seat import Place, Seat

MOST_SEATS: Final = 60
BITRATE: Final = 250_000
"""Bits a second that a browser may send as video: sixteen others come down by 4 Mbit/s."""
KEYFRAMES: Final = 10
"""Seconds between the whole pictures that Janus asks for."""

logger = structlog.get_logger()


class Room:
    """A room that is open. ``over`` is called once, when it no longer is."""

    def __init__(self, over: Callable[["Room"], None]) -> None:
        self.number = _drawn()
        self.ending: asyncio.Task[None] | None = None
        self._pin = secrets.token_urlsafe(16)
        self._key = secrets.token_urlsafe(16)
        self._over = over
        self._seats: dict[int, Seat] = {}
        self._desk = 0
        self._line: Line

    @classmethod
    async def open(cls, address: str, secret: str, over: Callable[["Room"], None]) -> Self:
        """Make a room on the Janus at this address. Raises ``LineLost`` or ``Refused``."""
        room = cls(over)
        room._line = await Line.open(address, secret, room.fail)
        try:
            room._desk = await room._line.attach(lambda _: None)
            await room._line.tell(room._desk, room._described())
        except BaseException:
            await room._line.close()
            raise
        return room

    @property
    def is_empty(self) -> bool:
        """Whether nobody sits there."""
        return not self._seats

    async def take(self, name: str, ears: Ears) -> Seat:
        """A seat by this name. Raises ``LineLost`` or ``Refused``."""
        if len(self._seats) >= MOST_SEATS:
            raise Refused("the room is full")
        number = _drawn()
        seat = self._seats[number] = Seat(self._place(), number, name, ears)
        try:
            await seat.join()
        except BaseException:
            seat.end()
            raise
        return seat

    def fail(self, reason: str) -> None:
        """It is over; whoever still sits there is told (V4)."""
        if self.ending:
            return
        seats = list(self._seats.values())
        self.ending = asyncio.create_task(self._end(seats))
        logger.info("janus_room_over", reason=reason, seats=len(seats))
        self._over(self)
        for seat in seats:
            seat.fail()

    def _left(self, number: int) -> None:
        """A seat was given up; the last one closes the room (V5)."""
        if self._seats.pop(number, None) and not self._seats:
            self.fail("empty")

    async def _end(self, seats: Sequence[Seat]) -> None:
        for seat in seats:
            await seat.leave()
        try:
            await self._line.tell(self._desk, {**self._named("destroy"), "secret": self._key})
        except (LineLost, Refused) as cause:
            logger.info("janus_room_left_behind", reason=str(cause))
        await self._line.close()

    def _place(self) -> Place:
        return Place(self._line, self.number, self._pin, self._name_of, self.fail, self._left)

    def _name_of(self, number: int) -> str:
        """The name of the seat that sends by this number; empty for a stranger (V2)."""
        seat = self._seats.get(number)
        return seat.name if seat else ""

    def _named(self, request: str) -> dict[str, Any]:
        return {"request": request, "room": self.number}

    def _described(self) -> dict[str, Any]:
        return {
            **self._named("create"),
            "is_private": True,
            "pin": self._pin,
            "secret": self._key,
            "require_pvtid": True,
            "publishers": MOST_SEATS,
            "bitrate": BITRATE,
            "bitrate_cap": True,
            "fir_freq": KEYFRAMES,
            "audiocodec": "opus",
            "videocodec": "vp8",
            "record": False,
        }


def _drawn() -> int:
    """A number that nobody guesses, and that every program's JSON can hold."""
    return secrets.randbits(52) + 1

"""One connection to a call, from its first word to its end.

Rules:
    G1 The first word is ``join``, within ``PATIENCE`` seconds. A line that says more than
       ``CREDITS`` at once, or ``REFILL`` a second for long, is ended.
    G2 Only who is in the room now gets a seat, and only as long as they are.
    G3 Where the relay cannot be had, a call that begins is built-in instead. In a call that is
       relayed already, who cannot join or is let go by the relay is told that it failed.
"""

import asyncio
import hashlib
from collections.abc import Sequence
from time import monotonic
from typing import Final, Protocol

import structlog

from openspace.calls.bridge import Bridge, BridgeFailed
from openspace.domain.calls import Kind, size_of
from openspace.facilitation.calls import Called
from openspace.live import call_protocol as protocol
from openspace.live.call_line import NOT_UNDERSTOOD, OVER, TOO_MUCH, CallLine
from openspace.live.call_relay import Relayed
from openspace.live.call_room import Calls, Seat
from openspace.live.note_farewells import REMOVED
from openspace.live.protocol import Unheard

PATIENCE: Final = 10.0
CREDITS: Final = 400
"""Seven offers with their candidates, and as many again."""
REFILL: Final = 20.0

logger = structlog.get_logger()


class Room(Protocol):
    """What a guest asks about the room; ``name`` is what a relay or Jitsi calls it."""

    @property
    def gathering(self) -> str:
        """The code of its gathering."""

    @property
    def room(self) -> str:
        """Its id."""

    async def called(self) -> Called | None:
        """The call of the room, as long as the guest is there."""

    def name(self, called: Called) -> str:
        """What a server that others can reach calls it."""

    def address(self, called: Called) -> str:
        """Where Jitsi shows it."""

    def ice(self, seat: str) -> Sequence[object]:
        """The servers that help a seat to be reached."""


class Guest:
    """Somebody at a call's line. ``bridge`` is None where the house has no relay."""

    def __init__(
        self, calls: Calls, line: CallLine, who: tuple[str, str], room: Room, bridge: Bridge | None
    ) -> None:
        self._calls = calls
        self._line = line
        self._person, self._name = who
        self._room = room
        self._bridge = bridge
        self._seat: Seat | None = None
        self._credits, self._counted = float(CREDITS), monotonic()

    async def serve(self) -> None:
        """Stay until either side has had enough."""
        late = asyncio.get_running_loop().call_later(PATIENCE, self._too_late)
        try:
            await self._line.run(self._hear)
        finally:
            late.cancel()
            await self._rise(gone=False)

    def remove(self) -> None:
        """Out at once and for good: the others let go of them, too."""
        if self._seat:
            self._calls.rise(self._seat, gone=True)
        self._line.end(REMOVED)

    def _too_late(self) -> None:
        if self._seat is None:
            self._line.end(NOT_UNDERSTOOD)

    async def _hear(self, frame: bytes) -> None:
        if not self._affords_one():
            self._line.end(TOO_MUCH)
            return
        try:
            await self._answer(protocol.hear(frame))
        except Unheard as unheard:
            logger.warning("unheard", reason=str(unheard), gathering=self._room.gathering)
            self._line.end(NOT_UNDERSTOOD)
        except BridgeFailed as failed:
            logger.warning("relay_failed", reason=str(failed), gathering=self._room.gathering)
            self._let_go()

    def _affords_one(self) -> bool:
        now = monotonic()
        self._credits = min(CREDITS, self._credits + (now - self._counted) * REFILL) - 1
        self._counted = now
        return self._credits >= 0

    async def _answer(self, said: protocol.Said) -> None:
        match said:
            case protocol.Pulse():
                self._line.offer(protocol.say("pulse"))
            case protocol.Leave():
                await self._rise(gone=True)
                self._line.end(OVER)
            case protocol.Join(tab) if self._seat is None:
                await self._join(tab)
            case protocol.Join():
                raise Unheard("joined twice")
            case _ if self._seat is None:
                raise Unheard("not joined")
            case _:
                await self._say(self._seat, said)

    async def _say(self, seat: Seat, said: protocol.Said) -> None:
        match said:
            case protocol.Shown():
                self._calls.show(seat, said)
            case protocol.Publish() | protocol.Watch() | protocol.Reach() if seat.relayed:
                await seat.relayed.answer(said)
            case protocol.Describe(to=to):
                self._calls.pass_on(seat, to, protocol.passed_on(seat.id, said))
            case protocol.Reach(to, candidate):
                self._calls.pass_on(seat, to, protocol.reached(seat.id, candidate))

    async def _join(self, tab: str) -> None:
        called = await self._room.called()
        if called is None:
            self._end("not here")
            return
        seat = self._seat_for(tab)
        kind = await self._relayed(seat, called)
        if kind is None:
            return
        link = "" if called.kind == "link" else called.link
        if kind in ("link", "none"):
            self._end("none", called.link)
        elif not self._calls.sit(seat, kind, self._welcome(seat, kind, called)):
            self._line.finish(protocol.say("full", most=size_of(kind).most, link=link))
        else:
            self._seat = seat
            if seat.relayed:
                seat.relayed.open()
            await self._look_again()
            return
        await _left(seat)

    async def _look_again(self) -> None:
        """Whoever went elsewhere while the seat was made has none here (G2)."""
        if await self._room.called() is None:
            await self._rise(gone=True)
            self._end("moved")

    def _seat_for(self, tab: str) -> Seat:
        told = hashlib.sha256(f"{self._person}\n{tab}".encode()).hexdigest()[:16]
        return Seat(
            self._room.gathering, self._room.room, told, self._person, self._name, self._line
        )

    async def _relayed(self, seat: Seat, called: Called) -> Kind | None:
        """The kind of call it becomes; None after it was said that there is none (G3)."""
        kind = self._going_on() or called.kind
        if kind != "sfu" or self._bridge is None:
            return "built-in" if kind == "sfu" else kind
        try:
            seat.relayed = await Relayed.joined(
                self._bridge, self._room.name(called), seat.id, self._line, self._let_go
            )
        except BridgeFailed as failed:
            logger.warning("relay_failed", reason=str(failed), gathering=seat.gathering)
            if self._going_on() == "sfu":
                self._end("failed", called.link)
                return None
            return self._going_on() or "built-in"
        if (meanwhile := self._going_on() or "sfu") != "sfu":
            await _left(seat)
            seat.relayed = None
        return meanwhile

    def _going_on(self) -> Kind | None:
        return self._calls.kind(self._room.gathering, self._room.room)

    def _welcome(self, seat: Seat, kind: Kind, called: Called) -> bytes:
        size = size_of(kind)
        return protocol.welcome(
            (seat.id, seat.name),
            kind,
            (size.most, size.seen),
            self._room.ice(seat.id),
            self._room.address(called) if kind == "jitsi" else "",
        )

    def _let_go(self) -> None:
        self._end("failed")

    def _end(self, why: str, link: str = "") -> None:
        self._line.finish(protocol.say("ended", why=why, link=link))

    async def _rise(self, *, gone: bool) -> None:
        if self._seat:
            self._calls.rise(self._seat, gone=gone)
            await _left(self._seat)


async def _left(seat: Seat) -> None:
    if seat.relayed:
        await seat.relayed.leave()

"""One live socket: it hears what a page says, and sends what the stage offers, never waiting.

Who is slow is cut off and comes back to what they missed; nobody else notices.
"""

import asyncio
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

import structlog
from starlette.websockets import WebSocket, WebSocketDisconnect, WebSocketState

from openspace.bus import channels
from openspace.bus.channels import Channel
from openspace.bus.purses import FOLLOWS, Purses
from openspace.domain.permissions import Act, Caller, may
from openspace.facilitation.house import House
from openspace.live import protocol
from openspace.live.framing import framed_text
from openspace.live.note_farewells import REMOVED
from openspace.live.stage import Stage
from openspace.live.straight import straight
from openspace.store import participants

LONGEST_QUEUE = 128
PATIENCE = 10.0
"""Seconds that somebody may take to read one frame."""
GOODBYE = 1.0
"""Seconds that a farewell may take to be sent."""
NOT_UNDERSTOOD, TOO_SLOW = 1008, 1013

log = structlog.get_logger()


class Connection:
    """A page of one caller, in one language, connected."""

    def __init__(self, socket: WebSocket, house: House, stage: Stage, language: str) -> None:
        self.language = language
        self.participant: str | None = None
        self._socket = socket
        self._house = house
        self._stage = stage
        self._following: set[Channel] = set()
        self._straight = straight(socket)
        self._queue: asyncio.Queue[str] = asyncio.Queue(LONGEST_QUEUE)
        self._unsent = 0
        self._slow = asyncio.Event()
        self._removed = asyncio.Event()
        self._purses = Purses()

    async def serve(self, caller: Caller) -> None:
        """Stay until either side has had enough."""
        self.participant = caller.participant
        await self._socket.accept()
        self.offer(protocol.welcome(self._house.clock()))
        tasks: list[asyncio.Task[object]] = [
            asyncio.create_task(task)
            for task in (
                self._hear(caller),
                self._send(),
                self._slow.wait(),
                self._removed.wait(),
            )
        ]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for channel in self._following:
                self._stage.unfollow(channel, self)
            await _ended(tasks)
        if self._removed.is_set():
            await self._close(REMOVED.code, REMOVED.reason)
        elif self._slow.is_set():
            await self._close(TOO_SLOW, "too slow")

    def remove(self) -> None:
        """End it: whose it is takes no part any more."""
        self._removed.set()

    def offer(self, frame: str) -> None:
        """Write a frame to who keeps up, else queue it; who has too many unread is cut off."""
        if self._unsent == 0 and self._straight and self._straight.keeps_up:
            self._straight.write(framed_text(frame))
            return
        try:
            self._queue.put_nowait(frame)
            self._unsent += 1
        except asyncio.QueueFull:
            self._slow.set()

    async def _send(self) -> None:
        while True:
            frame = await self._queue.get()
            try:
                async with asyncio.timeout(PATIENCE):
                    await self._socket.send_text(frame)
            except TimeoutError:
                self._slow.set()
                return
            self._unsent -= 1

    async def _hear(self, caller: Caller) -> None:
        try:
            async for text in self._socket.iter_text():
                await self._answer(caller, protocol.hear(text))
                await asyncio.sleep(0)  # who says much at once waits for the others in between
        except (protocol.Unheard, KeyError) as unheard:
            log.warning("unheard", reason=str(unheard), gathering=caller.gathering)
            await self._close(NOT_UNDERSTOOD, "not understood")

    async def _answer(self, caller: Caller, said: protocol.Said) -> None:
        match said:
            case protocol.Pulse():
                self.offer(protocol.pulse(self._house.clock()))
            case protocol.Follow(wanted):
                while wait := self._purses.spend(self, FOLLOWS, time.monotonic()):  # noqa: ASYNC110
                    await asyncio.sleep(wait)
                await self._follow(caller, wanted)

    async def _follow(self, caller: Caller, wanted: tuple[protocol.Followed, ...]) -> None:
        if any(each.channel in channels.AT_THE_DESK for each in wanted):
            caller = self._by_now(caller)
        allowed = {
            channels.parse(caller.gathering, each.channel): each
            for each in wanted
            if may_follow(caller, channels.parse(caller.gathering, each.channel))
        }
        for channel in self._following - allowed.keys():
            self._stage.unfollow(channel, self)
        self._following = set(allowed)
        for channel, each in allowed.items():
            await self._stage.follow(channel, self, each.epoch, each.seen)

    def _by_now(self, caller: Caller) -> Caller:
        """The same person with the role that they have by now: it may have changed meanwhile."""
        id = caller.participant  # noqa: A001
        who = self._house.store.glance(lambda tx: participants.participant(tx, id)) if id else None
        return replace(caller, role=who.role) if who else caller

    async def _close(self, code: int, reason: str) -> None:
        if self._socket.application_state is WebSocketState.CONNECTED:
            with suppress(RuntimeError, WebSocketDisconnect, TimeoutError):
                async with asyncio.timeout(GOODBYE):
                    await self._socket.close(code, reason)


def may_follow(caller: Caller, channel: Channel) -> bool:
    """Whether a channel is open to this caller: the desk and what is another's are not.

    Who looks on from outside follows what hangs on walls, and nothing else. Of a room's chat only
    those who are in the room are told (S5).
    """
    match channel.kind:
        case kind if kind in channels.AT_THE_DESK:
            return may(caller, Act.READ_DESK)
        case channels.MINE:
            return channel.of == caller.participant
        case kind if kind in channels.SCREENS:
            return not channel.of and may(caller, Act.WATCH)
        case channels.CHAT:
            return may(caller, Act.CHAT)
        case "room" | "topic" | "reading":
            return may(caller, Act.READ)
        case kind:
            return kind in channels.EVERYONE and may(caller, Act.READ)


async def _ended(tasks: Sequence[asyncio.Task[object]]) -> None:
    for task in tasks:
        task.cancel()
    for outcome in await asyncio.gather(*tasks, return_exceptions=True):
        expected = (asyncio.CancelledError, WebSocketDisconnect, RuntimeError)
        if isinstance(outcome, BaseException) and not isinstance(outcome, expected):
            log.error("connection_failed", exc_info=outcome)

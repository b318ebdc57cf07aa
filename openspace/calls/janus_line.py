"""A line to Janus: one WebSocket with one Janus session on it, held while a room's call lasts.

A session is its socket's: when the line is gone Janus drops everybody who came by it.

Rules:
    L1 What is asked is answered within ``PATIENCE`` seconds, or the line is lost.
    L2 Janus is asked for a sign of life every ``BEAT`` seconds; without one the line is lost.
    L3 Once the line is lost, whoever waits for an answer and whoever asks later hears so, and the
       owner is told once, with the reason.
    L4 A refusal concerns who asked, nobody else.
    L5 What cannot be read, or what a listener stumbles over, is written down and changes nothing;
       what is said of a handle that was given back is passed over.
    L6 At most ``MOST_ASKED`` questions wait at once and frames have a largest size; beyond it the
       line is lost.
"""

import asyncio
import secrets
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final, Self

import structlog
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException
from websockets.typing import Subprotocol

from openspace.calls.janus_wire import (
    LARGEST_FRAME,
    PLUGIN,
    PROTOCOL,
    Heard,
    Unreadable,
    heard,
    said,
)

PATIENCE: Final = 3.0
BEAT: Final = 1.5
"""Together less than the patience of a bridge."""
MOST_ASKED: Final = 512
SETTLED: Final = frozenset({"success", "event", "error"})
ACKNOWLEDGED: Final = frozenset({"keepalive", "trickle"})
"""Questions to which Janus says ``ack`` and nothing more."""

Listener = Callable[[Heard], None]
logger = structlog.get_logger()


class LineLost(Exception):
    """There is no line to Janus (any more); the reason is for the log."""


class Refused(Exception):
    """Janus heard the question and said no."""


class Asked:
    """A question that waits; ``acknowledged`` when a mere ``ack`` settles it."""

    def __init__(self, acknowledged: bool) -> None:
        self._words = SETTLED | {"ack"} if acknowledged else SETTLED
        self.answer: asyncio.Future[Heard] = asyncio.get_running_loop().create_future()

    def settled_by(self, frame: Heard) -> bool:
        """Whether this is what was waited for."""
        return frame.kind in self._words and not self.answer.done()


class Line:
    """A line that is open; whoever opened it is told once when it no longer is (L3)."""

    def __init__(self, socket: ClientConnection, secret: str) -> None:
        self._socket = socket
        self._secret = secret
        self._lost: Callable[[str], None] = _nobody
        self._reason = ""
        self._session = 0
        self._asked: dict[str, Asked] = {}
        self._listeners: dict[int, Listener] = {}
        self._tasks = [asyncio.create_task(self._listen())]

    @classmethod
    async def open(cls, address: str, secret: str, lost: Callable[[str], None]) -> Self:
        """Connect and begin a session. Raises ``LineLost`` or ``Refused``."""
        try:
            socket = await connect(
                address,
                subprotocols=[Subprotocol(PROTOCOL)],
                max_size=LARGEST_FRAME,
                open_timeout=PATIENCE,
                close_timeout=1,
                ping_interval=None,
                compression=None,
                proxy=None,
            )
        except (OSError, WebSocketException, ValueError) as cause:
            raise LineLost(f"not connected: {cause}") from cause
        line = cls(socket, secret)
        try:
            line._session = (await line.ask(janus="create")).about
        except BaseException:
            await line.close()
            raise
        line._lost = lost
        line._tasks.append(asyncio.create_task(line._beat()))
        return line

    async def attach(self, listener: Listener) -> int:
        """A new handle of the VideoRoom; what Janus says of it unasked goes to the listener."""
        handle = (await self.ask(janus="attach", plugin=PLUGIN)).about
        self._listeners[handle] = listener
        return handle

    async def detach(self, handle: int) -> None:
        """Give a handle back; Janus drops its media."""
        self._listeners.pop(handle, None)
        with suppress(Refused):
            await self.ask(handle, janus="detach")

    async def tell(
        self, handle: int, body: dict[str, Any], jsep: dict[str, str] | None = None
    ) -> Heard:
        """A request of the VideoRoom, and what came of it."""
        beside = {"jsep": jsep} if jsep else {}
        return await self.ask(handle, janus="message", body=body, **beside)

    async def ask(self, handle: int = 0, **words: Any) -> Heard:
        """A question, and its answer. Raises ``LineLost`` (L1, L3) or ``Refused`` (L4)."""
        if self._reason:
            raise LineLost(self._reason)
        if len(self._asked) >= MOST_ASKED:
            self._lose("too many questions wait")
            raise LineLost(self._reason)
        transaction = secrets.token_urlsafe(12)
        frame = said(transaction, self._secret, self._addressed(handle, words))
        try:
            async with asyncio.timeout(PATIENCE):
                answer = await self._answered(transaction, frame, words["janus"] in ACKNOWLEDGED)
        except (TimeoutError, WebSocketException) as cause:
            self._lose(f"no answer to {words['janus']}")
            raise LineLost(self._reason) from cause
        if answer.refusal:
            raise Refused(answer.refusal)
        return answer

    async def _answered(self, transaction: str, frame: str, acknowledged: bool) -> Heard:
        asked = self._asked[transaction] = Asked(acknowledged)
        try:
            await self._socket.send(frame)
            return await asked.answer
        finally:
            del self._asked[transaction]

    async def close(self) -> None:
        """Hang up; Janus ends the session and all its handles. The owner isn't told."""
        self._lost = _nobody
        self._lose("hung up")
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._socket.close()

    def _addressed(self, handle: int, words: dict[str, Any]) -> dict[str, Any]:
        session = {"session_id": self._session} if self._session else {}
        return {**words, **session, **({"handle_id": handle} if handle else {})}

    async def _listen(self) -> None:
        with suppress(WebSocketException):
            async for frame in self._socket:
                try:
                    self._hear(heard(frame))
                except Unreadable as cause:
                    logger.warning("janus_unreadable", reason=str(cause))
                except Exception:
                    logger.exception("janus_stumbled")
        self._lose("closed by Janus")

    def _hear(self, frame: Heard) -> None:
        asked = self._asked.get(frame.transaction)
        if asked and asked.settled_by(frame):
            asked.answer.set_result(frame)
        elif frame.kind == "timeout":
            self._lose("the session timed out")
        elif listener := self._listeners.get(frame.handle):
            listener(frame)

    async def _beat(self) -> None:
        with suppress(LineLost):
            while True:
                await asyncio.sleep(BEAT)
                try:
                    await self.ask(janus="keepalive")
                except Refused as cause:
                    self._lose(f"no session any more: {cause}")

    def _lose(self, reason: str) -> None:
        if self._reason:
            return
        self._reason = reason
        for asked in self._asked.values():
            if not asked.answer.done():
                asked.answer.set_exception(LineLost(reason))
        self._lost(reason)


def _nobody(_: str) -> None:
    """Told by nobody."""

"""One note socket's two directions: frames in, one at a time; frames out, never making anyone wait.

Who does not read is cut off when too much waits for them, and comes back to what they missed.
Where the server lets them, frames go past its queues (``straight``).
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Final

from starlette.types import Message
from starlette.websockets import WebSocket, WebSocketDisconnect

from openspace.live.framing import framed_all, header
from openspace.live.note_farewells import TOO_SLOW, Farewell, unreadable
from openspace.live.straight import Heard, Straight

LARGEST_BACKLOG: Final = 1024 * 1024
GOODBYE: Final = 1.0
"""Seconds that a farewell may take to be sent."""

Hear = Callable[[bytes], Awaitable[None]]


class Line:
    """An accepted socket. ``offer`` and ``end`` may be called at any time and return at once."""

    WRONG = "a frame of text"

    def __init__(self, socket: WebSocket, straight: Straight | None = None) -> None:
        self._socket = socket
        self._straight = straight
        self._frames: deque[bytes] = deque()
        self._backlog = 0
        self._farewell: Farewell | None = None
        self.is_open = True
        self._ended = asyncio.Event()
        self._filled = asyncio.Event()

    def offer(self, frame: bytes, rest: bytes = b"") -> None:
        """Send a frame after those that wait; one frame may be as large as it likes.

        Its ``rest`` is handed on as it is where that can be: a long note is not copied.
        """
        if rest and self._straight:
            self.offer_all((), header(len(frame) + len(rest)) + frame)
            if self.is_open:
                self._straight.write(rest)
        else:
            self.offer_all((frame + rest,), None)

    def offer_all(self, frames: Sequence[bytes], ready: bytes | None) -> None:
        """Send several in one go; ``ready`` is the same, framed, when it goes to many."""
        if not self.is_open:
            return
        if self._straight:
            if not self._straight.has_taken(ready or framed_all(frames), LARGEST_BACKLOG):
                self.end(TOO_SLOW)
        elif self._backlog > LARGEST_BACKLOG:
            self.end(TOO_SLOW)
        else:
            self._frames.extend(frames)
            self._backlog += sum(map(len, frames))
            self._filled.set()

    def end(self, farewell: Farewell) -> None:
        """Close the socket, if that is still to be done; what waits is not sent."""
        if not self.was_ended:
            self._farewell = farewell
            self._frames.clear()
            self._stop()

    @property
    def was_ended(self) -> bool:
        """Whether we had enough of it, whoever hung up."""
        return self._farewell is not None

    def listen(self, heard: Heard) -> None:
        """Hand frames over as they come, where that can be; others come to ``run``."""
        if self._straight:
            self._straight.listen(lambda frame: not self.is_open or heard(frame))

    async def run(self, hear: Hear) -> None:
        """Listen and send until either side ends it."""
        tasks = [
            asyncio.ensure_future(work) for work in (self._hear(hear), self._send(), self._over())
        ]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self._stop()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        await self._close()
        for task in done:
            task.result()

    def _stop(self) -> None:
        self.is_open = False
        self._ended.set()

    async def _hear(self, hear: Hear) -> None:
        while self.is_open:
            heard = await self._socket.receive()
            if heard["type"] == "websocket.disconnect":
                return
            frame = self._frame_of(heard)
            if frame is None:
                self.end(unreadable(self.WRONG))
                return
            await hear(frame)

    def _frame_of(self, heard: Message) -> bytes | None:
        frame: bytes | None = heard.get("bytes")
        return frame

    async def _put(self, frame: bytes) -> None:
        await self._socket.send_bytes(frame)

    async def _send(self) -> None:
        with suppress(WebSocketDisconnect):
            while True:
                await self._filled.wait()
                self._filled.clear()
                while self._frames:
                    frame = self._frames.popleft()
                    await self._put(frame)
                    self._backlog -= len(frame)

    async def _over(self) -> None:
        await self._ended.wait()

    async def _close(self) -> None:
        if self._farewell is None:
            return
        try:
            async with asyncio.timeout(GOODBYE):
                await self._socket.close(self._farewell.code, self._farewell.reason)
        except TimeoutError:
            if self._straight:
                self._straight.abort()
        except (WebSocketDisconnect, RuntimeError):
            return

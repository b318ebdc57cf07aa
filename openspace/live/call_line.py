"""A call's socket: text both ways, and a last word before it closes."""

import asyncio
from contextlib import suppress
from typing import Final

from starlette.types import Message
from starlette.websockets import WebSocket, WebSocketDisconnect

from openspace.live.note_farewells import Farewell
from openspace.live.note_line import GOODBYE, Line

OVER: Final = Farewell(1000, "the call is over")
NOT_UNDERSTOOD: Final = Farewell(1008, "not understood")
TOO_MUCH: Final = Farewell(1008, "too much at once")


class CallLine(Line):
    """A line that says why it ends."""

    WRONG = "a frame of bytes"

    def __init__(self, socket: WebSocket) -> None:
        super().__init__(socket)
        self._last: bytes | None = None

    def finish(self, word: bytes, farewell: Farewell = OVER) -> None:
        """Say this last, instead of what still waits, and close."""
        if self._last is None:
            self._last = word
            self.end(farewell)

    def _frame_of(self, heard: Message) -> bytes | None:
        text: str | None = heard.get("text")
        return None if text is None else text.encode()

    async def _put(self, frame: bytes) -> None:
        await self._socket.send_text(frame.decode())

    async def _close(self) -> None:
        if self._last is not None:
            with suppress(WebSocketDisconnect, RuntimeError, TimeoutError):
                async with asyncio.timeout(GOODBYE):
                    await self._put(self._last)
        await super()._close()

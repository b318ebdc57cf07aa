"""Turns at a note: who puts an earlier state of it back does so alone, and not for long.

Two who put the same words back at once would have them there twice: each would take what is not
there yet for missing. Everybody else writes on meanwhile.

Rules:
    TN1 One turn at a time in a note. Who comes meanwhile is told to try again.
    TN2 A turn ends with its connection, and after ``LONGEST`` seconds at the latest.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Final

from starlette.websockets import WebSocket, WebSocketDisconnect

from openspace.live.admission import turn_away
from openspace.live.note_farewells import TRY_AGAIN

LONGEST: Final = 10.0

Serve = Callable[[], Awaitable[None]]
"""Serves one socket from its acceptance to its end."""


class Turns:
    """The notes in which somebody has a turn."""

    def __init__(self, longest: float = LONGEST) -> None:
        self._longest = longest
        self._taken: set[str] = set()

    async def take(self, note: str, socket: WebSocket, serve: Serve) -> None:
        """Have a turn for as long as ``serve`` goes on, or send the socket away."""
        if note in self._taken:
            await turn_away(socket, TRY_AGAIN)
            return
        self._taken.add(note)
        try:
            async with asyncio.timeout(self._longest):
                await serve()
        except TimeoutError:
            with suppress(RuntimeError, WebSocketDisconnect):
                await socket.close(TRY_AGAIN.code, TRY_AGAIN.reason)
        finally:
            self._taken.discard(note)

"""A note that is open: its relay, its lines, and the one task that commits what waits.

Whatever goes wrong with a commit ends everyone's connection with "try again" and forgets this
opening of the note: the next reads the log, which is the truth, and editors bring what is missing.
"""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Final

import structlog

from openspace.live.note_farewells import TRY_AGAIN, Farewell
from openspace.live.note_line import Line
from openspace.live.note_log import Logged
from openspace.live.note_relay import Relay
from openspace.live.note_seat import Act, Answer, Close, Seat, Send, Visitor, Words
from openspace.notes.engine import EngineFailed
from openspace.notes.frames import answered

MOST_WAITING: Final = 1024
"""Frames that may wait for their commit before nobody is listened to for a while."""

Log = Callable[[str], Awaitable[Sequence[Logged]]]
"""Every committed update of a note and whose it is, in order."""

Write = Callable[[str, Sequence[Words]], Awaitable[None]]
"""Commits updates to a note's log, in order; returns when they are on the disk, or raises."""


@dataclass(frozen=True, slots=True)
class Pen:
    """How words are written: by what, and for how many seconds more are waited for to join them."""

    write: Write
    window: float = 0.008


log = structlog.get_logger()


class OpenNote:
    """One opening of a note. ``closed`` is called when nobody is there and nothing waits."""

    def __init__(
        self, note: str, relay: Relay, pen: Pen, closed: Callable[["OpenNote"], None]
    ) -> None:
        self.note = note
        self._relay = relay
        self._pen = pen
        self._closed = closed
        self._lines: dict[Seat, Line] = {}
        self._committing: asyncio.Task[None] | None = None
        self._room = asyncio.Event()
        self._room.set()

    async def serve(self, line: Line, visitor: Visitor) -> None:
        """One connection, from its first frame to its last."""
        seat, acts = self._relay.enter(visitor)
        self._lines[seat] = line
        try:
            self._do(acts)
            await line.run(lambda frame: self._hear(seat, frame))
        finally:
            del self._lines[seat]
            self._do(self._relay.leave(seat))
            self._close_if_idle()

    def beat(self) -> None:
        """Every connection gives and gets a sign of life."""
        self._do(self._relay.beat())

    def dismiss(self, farewell: Farewell, participant: str | None = None) -> None:
        """End everyone's connection, or all of one participant's."""
        self._do(self._relay.farewell(farewell, participant))

    async def settled(self) -> None:
        """Wait until nothing waits for a commit."""
        if self._committing:
            await asyncio.wait([self._committing])

    async def _hear(self, seat: Seat, frame: bytes) -> None:
        await self._room.wait()
        self._do(self._relay.hear(seat, frame))
        if self._relay.waiting and self._committing is None:
            self._committing = asyncio.create_task(self._commit())
        if self._relay.waiting >= MOST_WAITING:
            self._room.clear()

    async def _commit(self) -> None:
        try:
            while self._relay.waiting:
                await asyncio.sleep(self._pen.window)
                batch = self._relay.take()
                if words := batch.words:
                    await self._pen.write(self.note, words)
                self._do(self._relay.committed(batch))
                self._room.set()
        except Exception:
            log.exception("note_not_committed", note=self.note)
            self.dismiss(TRY_AGAIN)
            self._closed(self)
        else:
            self._committing = None
            self._close_if_idle()

    def _close_if_idle(self) -> None:
        if not self._lines and self._committing is None:
            self._closed(self)

    def _do(self, acts: Sequence[Act]) -> None:
        for act in acts:
            line = self._lines.get(act.seat)
            if line is not None:
                self._carry_out(act, line)

    def _carry_out(self, act: Act, line: Line) -> None:
        match act:
            case Send(_, frame):
                line.offer(frame)
            case Close(_, farewell):
                line.end(farewell)
            case Answer(_, state_vector):
                try:
                    line.offer(answered(self._relay.log.since(state_vector)))
                except EngineFailed:
                    log.exception("note_not_read", note=self.note)
                    line.end(TRY_AGAIN)

"""A note that is open: its relay, its lines, and the one task that commits what waits.

What comes to a quiet note is committed at once; what comes within the window after it together.

Whatever goes wrong with a commit ends everyone's connection with "try again" and forgets this
opening of the note: the next reads the log, which is the truth, and editors bring what is missing.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import structlog

from openspace.domain.permissions import Caller
from openspace.live.note_farewells import TRY_AGAIN, Farewell
from openspace.live.note_line import Line
from openspace.live.note_log import Logged
from openspace.live.note_relay import Relay
from openspace.live.note_seat import Act, Answer, Close, Seat, Send, Tell, Visitor, Words
from openspace.live.straight import framed
from openspace.notes.engine import EngineFailed
from openspace.notes.frames import answered

MOST_WAITING: Final = 1024
"""Frames that may wait for their commit before nobody is listened to for a while."""

Log = Callable[[str], Awaitable[Sequence[Logged]]]
"""Every committed update of a note and whose it is, in order."""

Write = Callable[[str, Sequence[Words]], Awaitable[None]]
"""Commits updates to a note's log, in order; returns when they are on the disk, or raises."""


Tidings = Callable[[str, Sequence[Caller]], Awaitable[None]]
"""Says that some have written in a note, to whoever shows what it says."""


@dataclass(frozen=True, slots=True)
class Pen:
    """How words are written, by what, and at least how many seconds pass between two commits.

    For each connection ``per_seat`` more, as each is told of every commit. ``tell`` is called when
    some have written, at once and then ``telling`` seconds apart.
    """

    write: Write
    tell: Tidings
    window: float = 0.008
    per_seat: float = 0.00005
    telling: float = 0.5


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
        self._committed = 0.0
        self._telling: asyncio.Task[None] | None = None
        self._writers: dict[Caller, None] = {}
        self._room = asyncio.Event()
        self._room.set()

    async def serve(self, line: Line, visitor: Visitor) -> None:
        """One connection, from its first frame to its last."""
        seat, acts = self._relay.enter(visitor)
        self._lines[seat] = line
        try:
            self._do(acts)
            line.listen(lambda frame: self._heard(seat, frame))
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
        self._heard(seat, frame)

    def _heard(self, seat: Seat, frame: bytes) -> bool:
        if not self._room.is_set():
            return False
        self._do(self._relay.hear(seat, frame))
        if self._committing is None and not self._relay.idle:
            self._committing = asyncio.create_task(self._commit())
        if self._relay.waiting >= MOST_WAITING:
            self._room.clear()
        return True

    async def _commit(self) -> None:
        try:
            while not self._relay.idle:
                await self._pause()
                batch = self._relay.take()
                if words := batch.words:
                    await self._pen.write(self.note, words)
                    self._tell(caller for caller, _ in words)
                self._do(self._relay.committed(batch))
                self._room.set()
        except Exception:
            log.exception("note_not_committed", note=self.note)
            self.dismiss(TRY_AGAIN)
            self._closed(self)
        else:
            self._committing = None
            self._close_if_idle()

    async def _pause(self) -> None:
        """Let as much time pass as is missing since the last commit began."""
        loop = asyncio.get_running_loop()
        window = self._pen.window + self._pen.per_seat * len(self._lines)
        await asyncio.sleep(max(0.0, self._committed + window - loop.time()))
        self._committed = loop.time()

    def _tell(self, writers: Iterable[Caller]) -> None:
        self._writers.update(dict.fromkeys(writers))
        if self._telling is None:
            self._telling = asyncio.create_task(self._tell_on())

    async def _tell_on(self) -> None:
        while self._writers:
            writers = [*self._writers]
            self._writers.clear()
            try:
                await self._pen.tell(self.note, writers)
            except Exception:
                log.exception("note_not_told", note=self.note)
            await asyncio.sleep(self._pen.telling)
        self._telling = None

    def _close_if_idle(self) -> None:
        if not self._lines and self._committing is None:
            self._closed(self)

    def _do(self, acts: Sequence[Act]) -> None:
        for act in acts:
            if isinstance(act, Tell):
                ready = framed(act.frame)
                for seat in act.seats:
                    if line := self._lines.get(seat):
                        line.offer(act.frame, ready)
            elif line := self._lines.get(act.seat):
                self._carry_out(act, line)

    def _carry_out(self, act: Send | Close | Answer, line: Line) -> None:
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

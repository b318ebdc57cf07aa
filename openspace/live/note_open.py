"""A note that is open: its relay, its lines, and the one task that commits what waits.

What comes is committed together with what else comes within the window after it: a moment that
nobody notices, and in which a commit costs as much for ten keystrokes as for one. A keystroke, or
where a caret is, is read when its window is over: ten of them in one go take less than half the
time of ten by turns with all else. Whatever else comes is read at once, after what came before it.

Whatever goes wrong with a commit ends everyone's connection with "try again" and forgets this
opening of the note: the next reads the log, which is the truth, and editors bring what is missing.
"""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from time import monotonic
from typing import Final

import structlog

from openspace.domain.permissions import Caller
from openspace.live.framing import framed, framed_all
from openspace.live.note_farewells import TRY_AGAIN, Farewell
from openspace.live.note_line import Line
from openspace.live.note_memory import Memory
from openspace.live.note_relay import Relay
from openspace.live.note_seat import Act, Answer, Close, Seat, Send, Tell, Visitor
from openspace.live.note_shelf import Shelf
from openspace.live.note_window import Window
from openspace.notes.frames import can_wait
from openspace.notes.ledger import Ledger
from openspace.store.snapshots import Snapshot

MOST_WAITING: Final = 1024
"""Frames that may wait for their commit before nobody is listened to for a while."""
LONGEST_TAIL: Final = 2_000
"""Updates that are held before they are folded into a snapshot."""
FOLDED: Final = 30.0
"""Seconds between two snapshots of a note while people are in it."""

log = structlog.get_logger()


class OpenNote:
    """One opening of a note. ``closed`` is called when nobody is there and nothing waits."""

    def __init__(
        self,
        note: str,
        relay: Relay,
        shelf: Shelf,
        memory: Memory,
        closed: Callable[["OpenNote"], None],
        generation: int = 1,
    ) -> None:
        self.note = note
        self.generation = generation
        self._shelf = shelf
        self._memory = memory
        self._sound = True
        self._relay = relay
        self._pen = shelf.pen
        self._window = Window(shelf.pen.window)
        self._closed = closed
        self._lines: dict[Seat, Line] = {}
        self._unread: list[tuple[Seat, bytes]] = []
        self._committing: asyncio.Task[None] | None = None
        self._telling: asyncio.Task[None] | None = None
        self._writers: dict[Caller, None] = {}
        self._asking: set[Seat] = set()
        self._fetching: asyncio.Task[None] | None = None
        self._folding: asyncio.Task[None] | None = None
        self._room = asyncio.Event()
        self._room.set()

    @property
    def tail(self) -> int:
        """How many updates were committed since the last snapshot."""
        return self._relay.log.tail

    async def serve(self, line: Line, visitor: Visitor) -> None:
        """One connection, from its first frame to its last."""
        seat, acts = self._relay.enter(visitor)
        self._lines[seat] = line
        try:
            self._do(acts)
            line.listen(lambda frame: self._heard(seat, frame))
            await line.run(lambda frame: self._hear(seat, frame))
        finally:
            self._read()
            del self._lines[seat]
            self._do(self._relay.leave(seat))
            self._close_if_idle()

    def beat(self) -> None:
        """Every connection gives and gets a sign of life."""
        self._read()
        self._do(self._relay.beat())

    def dismiss(self, farewell: Farewell, participant: str | None = None) -> None:
        """End everyone's connection, or all of one participant's."""
        self._do(self._relay.farewell(farewell, participant))

    def put_away(self) -> None:
        """Everybody has left: it is kept for who comes back soon, unless something went wrong."""
        if self._sound and self._is_idle:
            self._memory.put_away(self.note, self._relay, self.generation)

    async def fold(self) -> Snapshot | None:
        """Have a snapshot made of all that is in the log."""
        made = await self._shelf.fold(self.note)
        if made:
            self._memory.learn(self.note, made, self.generation)
            self._memory.shorten(self.note, made)
        return made

    async def settled(self) -> None:
        """Wait until nothing waits for a commit; what else goes on by itself is over."""
        if self._committing:
            await asyncio.wait([self._committing])
        for task in (self._telling, self._folding):
            if task:
                task.cancel()

    async def _hear(self, seat: Seat, frame: bytes) -> None:
        """A frame that has to wait its turn: others may be quicker each time there is room."""
        while not self._heard(seat, frame):
            await self._room.wait()

    def _heard(self, seat: Seat, frame: bytes) -> bool:
        if not self._room.is_set():
            return False
        self._unread.append((seat, frame))
        if not can_wait(frame):
            self._read()
        if self._is_idle:
            return True
        self._window.opens(monotonic())
        if self._committing is None:
            self._committing = asyncio.create_task(self._commit())
        if self._relay.waiting + len(self._unread) >= MOST_WAITING:
            self._room.clear()
        return True

    @property
    def _is_idle(self) -> bool:
        return not self._unread and self._relay.idle

    def _read(self) -> None:
        """Hear what came, in order: a line that we ended has said its last, who hung up is heard
        out."""
        unread, self._unread = self._unread, []
        for seat, frame in unread:
            line = self._lines[seat]
            try:
                if not line.was_ended:
                    self._do(self._relay.hear(seat, frame))
            except Exception:
                log.exception("note_not_heard", note=self.note)
                line.end(TRY_AGAIN)

    async def _commit(self) -> None:
        try:
            while not self._is_idle:
                await self._pause()
                await self._commit_one()
                self._room.set()
                if self._relay.log.tail > LONGEST_TAIL and self._folding is None:
                    self._folding = asyncio.create_task(self._fold())
        except Exception:
            log.exception("note_not_committed", note=self.note)
            self._sound = False
            self.dismiss(TRY_AGAIN)
            self._closed(self)
        else:
            self._committing = None
            self._close_if_idle()

    async def _commit_one(self) -> None:
        begun = monotonic()
        self._read()
        batch = self._relay.take()
        if words := batch.words:
            await self._pen.write(self.note, self.generation, words)
            self._say_so(caller for caller, _ in words)
        telling = monotonic()
        self._do(self._relay.committed(batch))
        self._window.took(monotonic() - begun)
        await asyncio.sleep(0)  # who wrote meanwhile is heard: uvloop reads before it goes on
        self._window.opened_by(telling)

    async def _pause(self) -> None:
        """Let the window pass since the first of what waits came, if it came just now."""
        if left := self._window.left(monotonic()):
            await asyncio.sleep(left)
        self._window.closes()

    def _say_so(self, writers: Iterable[Caller]) -> None:
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
                self._tell_all(act.seats, act.frames, act.besides)
            elif line := self._lines.get(act.seat):
                self._carry_out(act, line)

    def _tell_all(
        self, seats: Sequence[Seat], frames: Sequence[bytes], besides: Mapping[Seat, bytes]
    ) -> None:
        ready = framed_all(frames)
        for seat in seats:
            if line := self._lines.get(seat):
                if own := besides.get(seat):
                    line.offer_all((*frames, own), ready + framed(own))
                else:
                    line.offer_all(frames, ready)

    def _carry_out(self, act: Send | Close | Answer, line: Line) -> None:
        match act:
            case Send(_, frame, rest):
                line.offer(frame, rest)
            case Close(_, farewell):
                line.end(farewell)
            case Answer(seat):
                begins = self._relay.log.begins
                if whole := self._memory.text(self.note, begins, self.generation):
                    self._do(self._relay.answer(seat, whole))
                    return
                self._asking.add(seat)
                if self._fetching is None:
                    self._fetching = asyncio.create_task(self._fetch())

    async def _fetch(self) -> None:
        """Give the snapshot to all who wait for it; who asks meanwhile is given the next."""
        while self._asking:
            asking, self._asking = self._asking, set()
            try:
                found = await self._shelf.snapshot(self.note)
            except Exception:
                log.exception("note_not_read", note=self.note)
                found = None
            for seat in asking & self._lines.keys():
                if found is None:
                    self._lines[seat].end(TRY_AGAIN)
                else:
                    self._memory.learn(self.note, found, self.generation)
                    self._do(self._relay.answer(seat, found.whole))
        self._fetching = None

    async def _fold(self) -> None:
        """Have a snapshot made, and let go of what it says."""
        try:
            if made := await self.fold():
                ends = (await asyncio.to_thread(Ledger.loaded, made.ledger)).ends()
                self._relay.log.rebase(made.length, ends)
        except Exception:
            log.exception("note_not_folded", note=self.note)
        await asyncio.sleep(FOLDED)
        self._folding = None

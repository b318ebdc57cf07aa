"""All notes that are open in this process: each once, loaded when the first comes, let go after.

Two openings of one note at once would be two orders, so who joins while a note loads waits for
the same opening, and who comes when it has just been let go loads it anew. A note is opened from
its snapshot and what came after. Where that is much, a snapshot is made first; where that cannot
be, the log is read in a thread. What goes wrong in one note stops no other.
"""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from typing import Final

import structlog
from starlette.websockets import WebSocket

from openspace.live.note_farewells import OTHER_GENERATION, RESTARTING, TRY_AGAIN, Farewell
from openspace.live.note_folding import SHORT, is_long
from openspace.live.note_line import Line
from openspace.live.note_memory import Memory
from openspace.live.note_open import OpenNote
from openspace.live.note_relay import Relay
from openspace.live.note_seat import Visitor
from openspace.live.note_shelf import Shelf
from openspace.live.straight import straight
from openspace.notes.ledger import Ledger
from openspace.store.beginnings import Standing
from openspace.store.snapshots import Opening, Snapshot

BEAT: Final = 15.0
"""Seconds between the signs of life that heal what was missed."""
PATIENCE: Final = 5.0
"""Seconds for which a snapshot is waited for when a note is opened that needs one."""
FEW: Final = 100
"""Updates that are read in less time than it takes to hand them to a thread."""

BEGINS: Final = Standing()

Held = Callable[[Visitor, Line], AbstractContextManager[None]]
"""Lets whoever is to know end a line while it is open."""

logger = structlog.get_logger()


def by_nobody(_: Visitor, __: Line) -> AbstractContextManager[None]:
    """No one else ends it."""
    return nullcontext()


class OpenNotes:
    """The notes by their breakout's id. ``held`` is entered with each line while it is open."""

    def __init__(self, shelf: Shelf, beat: float = BEAT, held: Held = by_nobody) -> None:
        self._shelf = shelf
        self._beat = beat
        self._held = held
        self._memory = Memory()
        self._folding: set[asyncio.Task[Snapshot | None]] = set()
        self._open: dict[str, asyncio.Task[OpenNote]] = {}
        self._beating: asyncio.Task[None] | None = None

    async def serve(
        self, socket: WebSocket, note: str, visitor: Visitor, stands: Standing = BEGINS
    ) -> None:
        """A connection that has been let in, from its acceptance to its end.

        ``stands`` is how the note stood a moment ago.
        """
        await socket.accept()
        line = Line(socket, straight(socket))
        try:
            opened = await self._opened(note, stands)
        except Exception:
            logger.exception("note_not_opened", note=note)
            await socket.close(TRY_AGAIN.code, TRY_AGAIN.reason)
        else:
            if opened.generation != stands.generation:
                await socket.close(OTHER_GENERATION.code, OTHER_GENERATION.reason)
                return
            with self._held(visitor, line):
                await opened.serve(line, visitor)

    def dismiss(self, farewell: Farewell, participant: str) -> None:
        """End all connections of one participant, as when they have left or lost their key."""
        for opened in self._loaded():
            with apart(opened):
                opened.dismiss(farewell, participant)

    async def close(self) -> None:
        """Commit what waits and end every connection: the server is going down."""
        if self._beating:
            self._beating.cancel()
            with suppress(asyncio.CancelledError):
                await self._beating
        for opened in self._loaded():
            with apart(opened):
                await opened.settled()
                opened.dismiss(RESTARTING)
        for folding in self._folding:
            folding.cancel()
        self._shelf.close()

    async def _opened(self, note: str, stands: Standing) -> OpenNote:
        if self._beating is None:
            self._beating = asyncio.create_task(self._beat_on())
        while True:
            loading = self._open.get(note)
            if loading is None:
                loading = self._open[note] = asyncio.create_task(self._load(note, stands))
                loading.add_done_callback(lambda done: self._forget_failed(note, done))
            opened = await asyncio.shield(loading)
            if self._open.get(note) is loading:
                if opened.generation >= stands.generation:
                    return opened
                self._begin_anew(opened)

    def _begin_anew(self, opened: OpenNote) -> None:
        """A note that has another generation by now is opened again, and who holds it told."""
        del self._open[opened.note]
        opened.dismiss(OTHER_GENERATION)

    async def _load(self, note: str, stands: Standing) -> OpenNote:
        relay = self._memory.taken(note, stands.length, stands.generation)
        if relay:
            return self._made(note, relay, stands.generation)
        opening = await self._shelf.opening(note)
        if is_long(opening) and await self._folded_soon(note):
            opening = await self._shelf.opening(note)
        relay = relayed(opening) if len(opening.rest) < FEW else await _apart(opening)
        if opening.last:
            self._memory.learn(note, opening.last, opening.generation)
        return self._made(note, relay, opening.generation)

    def _made(self, note: str, relay: Relay, generation: int) -> OpenNote:
        return OpenNote(note, relay, self._shelf, self._memory, self._let_go, generation)

    async def _folded_soon(self, note: str) -> bool:
        """Whether a snapshot was made within a person's patience; it is made all the same."""
        done, _ = await asyncio.wait([self._keep(self._shelf.fold(note))], timeout=PATIENCE)
        return any(not each.exception() and each.result() for each in done)

    def _keep(self, work: Coroutine[None, None, Snapshot | None]) -> asyncio.Task[Snapshot | None]:
        folding = asyncio.create_task(work)
        self._folding.add(folding)
        folding.add_done_callback(self._folded)
        return folding

    def _forget_failed(self, note: str, done: asyncio.Task[OpenNote]) -> None:
        if (done.cancelled() or done.exception()) and self._open.get(note) is done:
            del self._open[note]

    def _let_go(self, opened: OpenNote) -> None:
        loading = self._open.get(opened.note)
        if loading and loading.done() and loading.result() is opened:
            del self._open[opened.note]
            opened.put_away()
            if opened.tail > SHORT:
                self._keep(opened.fold())

    def _folded(self, done: asyncio.Task[Snapshot | None]) -> None:
        self._folding.discard(done)
        if not done.cancelled() and done.exception():
            logger.error("note_not_folded", exc_info=done.exception())

    def _loaded(self) -> list[OpenNote]:
        done = [task for task in self._open.values() if task.done() and not task.cancelled()]
        return [task.result() for task in done if task.exception() is None]

    async def _beat_on(self) -> None:
        while True:
            await asyncio.sleep(self._beat)
            self._memory.tidy()
            for opened in self._loaded():
                with apart(opened):
                    opened.beat()


def relayed(opening: Opening) -> Relay:
    """A note's relay from what the store has."""
    last = opening.last
    ledger = Ledger.loaded(last.ledger) if last and last.ledger else None
    return Relay(opening.rest, ledger, last.length if last else 0)


async def _apart(opening: Opening) -> Relay:
    return await asyncio.to_thread(relayed, opening)


@contextmanager
def apart(opened: OpenNote) -> Iterator[None]:
    """What goes wrong in one note is written down, and stops no other."""
    try:
        yield
    except Exception:
        logger.exception("note_failed", note=opened.note)

"""Sockets and a disk that a test holds in its hands: it says what arrives and sees what is sent."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from openspace.domain.notes import Block
from openspace.domain.permissions import Caller
from openspace.live.note_folding import Folding
from openspace.live.note_seat import Visitor, Words
from openspace.live.note_shelf import Pen, Shelf
from openspace.live.notes import BEAT, BEGINS, OpenNotes
from openspace.notes import engine, frames
from openspace.notes.workshop import Logged, Workshop
from openspace.store.beginnings import Standing
from openspace.store.snapshots import Opening, Snapshot
from tests.live.notes_cast import CHI

PATIENCE = 20.0


async def until(true: Callable[[], bool]) -> None:
    """Let others run until something is so."""
    async with asyncio.timeout(PATIENCE):
        while not true():
            await asyncio.sleep(0)


class Socket:
    """As much of a WebSocket as a line needs."""

    def __init__(self, *, reads: bool = True) -> None:
        self.scope: dict[str, Any] = {}
        self.sent: list[bytes] = []
        self.closed: tuple[int, str] | None = None
        self._incoming: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._reading = asyncio.Event()
        if reads:
            self._reading.set()

    async def accept(self) -> None:
        """The handshake."""

    async def receive(self) -> dict[str, Any]:
        return await self._incoming.get()

    async def send_bytes(self, frame: bytes) -> None:
        await self._reading.wait()
        self.sent.append(frame)

    async def close(self, code: int, reason: str) -> None:
        self.closed = (code, reason)

    def say(self, *sent: bytes) -> None:
        """Binary frames arrive."""
        for frame in sent:
            self._incoming.put_nowait({"type": "websocket.receive", "bytes": frame})

    def say_text(self, text: str) -> None:
        """A text frame arrives."""
        self._incoming.put_nowait({"type": "websocket.receive", "text": text})

    def hang_up(self) -> None:
        """The other side is gone."""
        self._incoming.put_nowait({"type": "websocket.disconnect", "code": 1001})

    @property
    def unheard(self) -> int:
        """How many messages nobody has taken yet."""
        return self._incoming.qsize()

    @property
    def saved(self) -> int:
        """The last acknowledgement."""
        return max((frame[1] for frame in self.sent if frame[0] == 100), default=0)

    @property
    def told(self) -> tuple[Block, ...]:
        """What the others' updates say."""
        read = [frames.read_frame(frame) for frame in self.sent if frame[:2] == b"\0\2"]
        return engine.blocks([frame.update for frame in read if isinstance(frame, frames.Told)])


@dataclass
class Disk:
    """A log of one note that writes when it is let, and can break."""

    logged: list[Logged] = field(default_factory=list)
    loads: int = 0
    writes: int = 0
    broken: bool = False
    last: Snapshot | None = None

    def __post_init__(self) -> None:
        self.turns = asyncio.Event()
        self.turns.set()

    @property
    def log(self) -> list[bytes]:
        """The updates of the log."""
        return [update for _, update in self.logged]

    async def opening(self, _: str) -> Opening:
        self.loads += 1
        await asyncio.sleep(0)
        last = self.last or Snapshot(0, b"", b"")
        return Opening(self.last, tuple(self.logged[last.length :]))

    async def snapshot(self, _: str) -> Snapshot | None:
        await asyncio.sleep(0)
        return self.last

    async def rest(self, _: str) -> tuple[Snapshot | None, list[Logged]]:
        return self.last, self.logged[self.last.length if self.last else 0 :]

    async def keep(self, _: str, new: Snapshot) -> None:
        self.last = new

    async def write(self, _: str, __: int, words: Sequence[Words]) -> None:
        self.writes += 1
        await asyncio.sleep(0)
        await self.turns.wait()
        if self.broken:
            raise OSError("no space left on the device")
        self.logged += [(caller.person, update) for caller, update in words]


class House:
    """Open notes over a disk, and everyone who is connected."""

    workshop = Workshop()

    def __init__(self, disk: Disk | None = None, beat: float = BEAT, window: float = 0.0) -> None:
        self.disk = disk or Disk()
        self.tidings: list[tuple[str, list[str]]] = []
        self._shelf = self._made(window)
        self.notes = OpenNotes(self._shelf, beat)
        self.lines: list[asyncio.Task[None]] = []

    def _made(self, window: float) -> Shelf:
        folding = Folding(self.disk.rest, self.disk.keep, self.workshop)
        pen = Pen(self.disk.write, self.hear, window)
        return Shelf(self.disk.opening, self.disk.snapshot, folding.fold, pen, folding.close)

    def connect(
        self,
        who: Visitor = CHI,
        *,
        note: str = "note",
        reads: bool = True,
        stands: Standing = BEGINS,
    ) -> Socket:
        """Somebody connects and asks for everything."""
        socket = Socket(reads=reads)
        serving = self.notes.serve(socket, note, who, stands)  # type: ignore[arg-type]
        self.lines.append(asyncio.ensure_future(serving))
        socket.say(frames.asked(b"\0"))
        return socket

    async def hear(self, note: str, writers: Sequence[Caller]) -> None:
        """Somebody wrote."""
        self.tidings.append((note, [each.person for each in writers]))

    async def folded(self, note: str = "note") -> Snapshot | None:
        """A snapshot is made."""
        return await self._shelf.fold(note)

    async def ready(self, *sockets: Socket) -> None:
        """Until all have been answered."""
        await until(lambda: all(any(f[:2] == b"\0\1" for f in socket.sent) for socket in sockets))

    async def close(self) -> None:
        """Everyone is gone and the server stops."""
        await self.notes.close()
        await asyncio.gather(*self.lines, return_exceptions=True)

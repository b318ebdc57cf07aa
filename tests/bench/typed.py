"""Some people in one note of a server, all typing: what they saw of each other, and when.

The rule: a few of them are looked at closely, the others only listen; so the load stays lighter
than the server that it is put on.
"""

import asyncio
import random
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from openspace.notes.frames import Seen, asked, present, told
from tests.bench.note_servers import NoteServer
from tests.bench.typists import Step, Typist, steps_of
from tests.bench.wire import BINARY, PONG, Socket, masked

WATCHERS = 4
PATIENCE = 20.0
PINGED = re.compile(rb"\x89([\0-\x7d])")
CARET = '{"user":{},"cursor":{"anchor":%s,"head":%s}}'
PLACE = '{"type":null,"tname":"note","item":{"client":%d,"clock":%d},"assoc":0}'


class Deaf(asyncio.Protocol):
    """Takes whatever comes, and answers all that looks like a ping: a pong too many is none."""

    def __init__(self, out: asyncio.Transport) -> None:
        self._out = out

    def data_received(self, data: bytes) -> None:
        for found in PINGED.finditer(data):
            self._out.write(masked(PONG, data[found.end() : found.end() + found[1][0]]))


@dataclass
class Crowd:
    """Typists in one note, by their sockets, and the keystrokes under way."""

    server: NoteServer
    note: str
    typists: list[Typist]
    carets: bool = False
    sockets: list[Socket] = field(default_factory=list)
    struck: dict[Step, float] = field(default_factory=dict)
    times: list[float] = field(default_factory=list)
    expected: int = 0

    async def come(self) -> None:
        """Everyone opens the note, after the first all at once, and puts up a paragraph."""
        first, *others = range(len(self.typists))
        self.sockets.append(await entered(self.server, self.note, first))
        coming = (entered(self.server, self.note, number) for number in others)
        self.sockets += await asyncio.gather(*coming)
        for number, typist in enumerate(self.typists):
            self._say(number, typist.begins())
        for number, socket in enumerate(self.sockets):
            if self._watches(number):
                socket._heard = self._watcher(self.typists[number].client)
            elif socket.out:
                socket.out.set_protocol(Deaf(socket.out))

    async def type(self, pace: float, seconds: float) -> int:
        """Everyone strikes a key each ``pace`` seconds, for a while; answers how many were."""
        begun, dice = time.perf_counter(), random.Random(1)
        due = sorted(
            (dice.random() * pace + turn * pace, number)
            for turn in range(int(seconds / pace))
            for number in range(len(self.typists))
        )
        for at, number in due:
            wait = begun + at - time.perf_counter()
            if wait > 0:
                await asyncio.sleep(wait)
            self._strike(number)
        return len(due)

    def forget(self) -> None:
        """Measure from now."""
        self.struck.clear()
        self.times.clear()
        self.expected = 0

    async def all_seen(self) -> None:
        """Until every keystroke has been seen, or patience is at an end."""
        patience = time.perf_counter() + PATIENCE
        while len(self.times) < self.expected and time.perf_counter() < patience:
            await asyncio.sleep(0.02)

    def leave(self) -> None:
        """Everyone hangs up."""
        for each in self.sockets:
            each.close()

    def _strike(self, number: int) -> None:
        typist = self.typists[number]
        update, step = typist.strikes()
        self.struck[step] = time.perf_counter()
        self.expected += WATCHERS - self._watches(number)
        self._say(number, update)
        if self.carets:
            place = PLACE % (typist.client, typist.clock - 1)
            seen = Seen(typist.client, typist.clock, CARET % (place, place))
            self.sockets[number].say(BINARY, self.server.said(self.note, present([seen])))

    def _watches(self, number: int) -> bool:
        each, rest = divmod(number, len(self.sockets) // WATCHERS)
        return rest == 0 and each < WATCHERS

    def _say(self, number: int, update: bytes) -> None:
        self.sockets[number].say(BINARY, self.server.said(self.note, told(update)))

    def _watcher(self, own: int) -> Callable[[int, bytes, float], None]:
        def heard(kind: int, frame: bytes, at: float) -> None:
            if kind != BINARY:
                raise ConnectionError(frame)
            for step in steps_of(self.server.heard(frame)):
                if step[0] != own and step in self.struck:
                    self.times.append(at - self.struck[step])

        return heard


async def entered(server: NoteServer, note: str, person: int) -> Socket:
    """Open a note and wait until all of it has come."""
    opening = server.opening(note, person)
    loop = asyncio.get_running_loop()
    _, socket = await loop.create_connection(
        lambda: Socket(opening, lambda *_: None), "127.0.0.1", server.port
    )
    await socket.opened
    await answered(server, note, socket, server.greeting(note))
    return socket


async def answered(server: NoteServer, note: str, socket: Socket, said: Sequence[bytes]) -> None:
    """Say this, and at last ask for all of the note; wait until it has come."""
    arrived = asyncio.get_running_loop().create_future()

    def heard(kind: int, frame: bytes, _: float) -> None:
        if kind != BINARY:
            arrived.set_exception(ConnectionError(frame))
        elif server.heard(frame)[:2] == b"\0\1" and not arrived.done():
            arrived.set_result(None)

    socket._heard = heard
    assert socket.out is not None
    frames = [*said, server.said(note, asked(b"\0"))]
    socket.out.write(b"".join(masked(BINARY, each) for each in frames))
    async with asyncio.timeout(PATIENCE):
        await arrived

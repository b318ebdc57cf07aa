"""A real server that is killed while people type, again and again, and what its disk then knows.

The rule: a word counts as acknowledged when a typist has read so on its socket; after the kill the
log on the disk is asked for every one of them.
"""

import asyncio
import os
import random
import signal
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from sqlmodel import select

from openspace.facilitation.house import House
from openspace.notes.frames import told
from openspace.notes.ledger import Ledger
from openspace.notes.reader import read_update
from openspace.notes.tape import Tape
from openspace.serving import house_in
from openspace.store import notes
from openspace.store.tables import BreakoutRow
from tests.bench.gathered import CODE, Someone, _document, _gather
from tests.bench.note_servers import NoteServer
from tests.bench.typed import answered, entered
from tests.bench.typists import Typist
from tests.bench.wire import BINARY, Door, Socket
from tests.browser.demo import PATIENCE
from tests.browser.warm import Warm

PEOPLE = 4
Rows = Sequence[tuple[str, bytes]]


@dataclass
class Writer:
    """Somebody who types until the line breaks, and what they read to be saved."""

    typist: Typist
    socket: Socket
    said: list[bytes] = field(default_factory=list)
    saved: int = 0

    def heard(self, _: int, frame: bytes, __: float) -> None:
        """A frame came."""
        if frame[:1] == b"\x64":
            self.saved = Tape(frame[1:]).number()

    def type(self) -> None:
        """One more key."""
        update = self.typist.strikes()[0] if self.said else self.typist.begins()
        self.said.append(update)
        self.socket.say(BINARY, told(update))


@dataclass
class Killed:
    """A gathering with one note, in a folder."""

    folder: Path
    dice: random.Random
    note: str = ""
    people: list[tuple[Someone, str, str]] = field(default_factory=list)

    async def set_up(self) -> None:
        """People, and a note."""
        with house_in(self.folder) as house:
            self.people = await _gather(house, _document(2, 4), PEOPLE, 1)
            self.note = await house.store.read(lambda tx: tx.exec(select(BreakoutRow.id)).one())

    async def once(self, turn: int) -> list[bytes]:
        """Start, type, kill: answers what was acknowledged."""
        words = ["serve", "--port", "0", "--data", str(self.folder)]
        server = Warm(words, os.environ, self.folder / "log")
        with server.stdout:
            port = urlsplit(server.stdout.readline().split()[-1]).port or 0
            try:
                return await self._typed(server, port, turn)
            finally:
                server.send_signal(signal.SIGKILL)
                server.wait(PATIENCE)

    async def _typed(self, server: Warm, port: int, turn: int) -> list[bytes]:
        there = NoteServer("openspace", server.pid, port, partial(self._opening, port))
        writers = []
        for number in range(PEOPLE):
            socket = await entered(there, self.note, number)
            await answered(there, self.note, socket, [])
            writers.append(Writer(Typist(1 + turn * PEOPLE + number), socket))
            socket._heard = writers[-1].heard
        last = self.dice.randint(20, 200)
        for key in range(last):
            writers[key % PEOPLE].type()
            await asyncio.sleep(0.001)
        while not any(each.saved for each in writers):
            await asyncio.sleep(0.001)
        server.send_signal(signal.SIGKILL)
        for each in writers:
            with suppress(OSError):
                each.socket.close()
        return [update for each in writers for update in each.said[: each.saved]]

    def _opening(self, port: int, note: str, person: int) -> bytes:
        _, key, _ = self.people[person]
        door = Door("127.0.0.1", port, CODE, key)
        return door.opening(f"notes/{note}?schema=2&saved=1")

    async def log(self) -> Rows:
        """What is on the disk."""
        with house_in(self.folder) as house:
            return await logged(house, self.note)


async def logged(house: House, note: str) -> Rows:
    """A note's log."""
    return await house.store.read(lambda tx: notes.log(tx, note))


def lost(log: Rows, acknowledged: Sequence[bytes]) -> int:
    """How many of these updates a log does not have."""
    ledger = Ledger()
    for writer, update in log:
        ledger.recall(read_update(update), writer)
    return sum(not ledger.knows(read_update(update)) for update in acknowledged)

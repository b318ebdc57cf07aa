"""The note of the room a simulated person is in: open while they are there, typed in by hand."""

import asyncio
import random
from contextlib import AsyncExitStack, suppress

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed

from openspace.domain.notes import SCHEMA
from openspace.rehearsal.keystrokes import keystrokes
from openspace.rehearsal.note import Note
from openspace.rehearsal.script import Line
from openspace.rehearsal.sockets import socket_at
from openspace.rehearsal.visitor import Visitor
from openspace.rehearsal.watch import Watch

CLIENTS = 2**32


class Pen:
    """A person's hold on one note at a time; ``breakout`` is empty while there is none."""

    def __init__(self, visitor: Visitor, dice: random.Random, watch: Watch) -> None:
        self.breakout = ""
        self._visitor = visitor
        self._dice = dice
        self._watch = watch
        self._note = Note(0)
        self._seen = set[str]()
        self._socket: ClientConnection | None = None
        self._opened = AsyncExitStack()
        self._reading: asyncio.Task[None] | None = None

    def texts(self) -> list[str] | None:
        """What stands in the note, or None while it is not known."""
        return self._note.texts() if self._socket and self._note.told else None

    async def take(self, breakout: str) -> None:
        """Have the note of this breakout open, and no other."""
        if breakout == self.breakout and self._socket:
            return
        await self.put_down()
        if breakout:
            self.breakout = breakout
            self._note = Note(self._dice.randrange(CLIENTS))
            to = f"notes/{breakout}?schema={SCHEMA}"
            self._socket = await self._opened.enter_async_context(socket_at(self._visitor, to))
            self._watch.opens(breakout)
            await self._socket.send(self._note.question())
            self._reading = asyncio.create_task(self._read(self._socket, self._note))

    async def put_down(self) -> None:
        """Close the note, after all that was typed has gone out."""
        self._watch.closes(self.breakout)
        self.breakout, self._socket = "", None
        await self._opened.aclose()
        if self._reading:
            await self._reading
            self._reading = None

    async def write(self, line: Line) -> None:
        """Write a line at the end, letter by letter."""
        if self._socket is None:
            return
        await self._send(self._note.begin(line.kind))
        typed = list(keystrokes(line.text, self._dice))
        for number, (piece, pause) in enumerate(typed, 1):
            await asyncio.sleep(pause)
            if number == len(typed):
                self._watch.ends_line(self.breakout, line.text)
            if not await self._send(self._note.type(piece)):
                self._watch.breaks_off(self.breakout, line.text)
                break
        await self._send([self._note.rest()])

    async def _send(self, frames: list[bytes]) -> bool:
        if self._socket is None:
            return False
        for frame in frames:
            await self._socket.send(frame)
        return bool(frames)

    def _see(self, note: Note) -> None:
        unseen = [each for each in self._watch.waits_for(self.breakout) if each not in self._seen]
        if unseen:
            for text in {*note.texts()}.intersection(unseen):
                self._seen.add(text)
                self._watch.reads(self.breakout, text)

    async def _read(self, socket: ClientConnection, note: Note) -> None:
        with suppress(ConnectionClosed):
            async for frame in socket:
                if isinstance(frame, bytes):
                    for answer in note.hear(frame):
                        await socket.send(answer)
                    self._see(note)
        if self._socket is socket:
            self._watch.closes(self.breakout)
            self._socket = None

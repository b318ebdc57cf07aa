"""Where books are made: in a process that may be killed, and that stays for the next book.

The idea: most of what a first book takes is beginning (a program, templates, fonts), and what was
made of a chapter that has not changed can stand in the next book. The other end is
``presses.work``: what it is handed is a pickle, what it says are lines.

Rules:
    PM1 A process makes one book at a time. Whoever comes meanwhile has one of their own, which
        ends with their book.
    PM2 One that fails, or whose book is given up, ends; the next book gets a fresh one.
    PM3 One that nobody needs for a while ends, and all that stood in it; so does one that is
        ``OLDEST``, so that what was erased does not stand in it for long. Where nobody has said
        that it may stay, it ends with its book.
    PM4 What it lays on its desk is gone when it has ended, however that was.
"""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import TypeVar

MEMORY = 3072
"""MiB that a process may have, all its libraries included."""

REST = 600.0
"""Seconds that a process waits for the next book."""

OLDEST = 1800.0
"""Seconds after which a process waits for no other book."""

Pipe = TypeVar("Pipe")
Handed = Callable[[], Awaitable[bytes]]
Told = Callable[[list[str]], Awaitable[object]]
"""Is told what the process says, each line by its words."""


class Broken(Exception):
    """The process ended before its book was done; what it complained of is for the log."""


@dataclass(slots=True)
class Pressroom:
    """The process that runs a ``module`` of the workbook, begun when it is needed. Its desk lies in
    the folder ``desks``, or where the system has such things."""

    module: str = "bindery"
    rest: float = REST
    oldest: float = OLDEST
    stays: bool = False
    desks: Path | None = None
    _idle: "_Worker | None" = None
    _leaving: asyncio.TimerHandle | None = None

    async def make(
        self, handed: Handed, told: Told, seconds: float, turn: asyncio.Lock, *words: str
    ) -> bytes:
        """Have a book made, and answer what came over of it. Raises ``Broken``.

        The process begins, with these words, before it is ``handed`` anything: that waits for its
        ``turn``, because the pictures are large.
        """
        worker = self._taken() or await _begun(self.module, self.desks, *limits(seconds), *words)
        try:
            async with asyncio.TaskGroup() as going:
                going.create_task(worker.hand_over(handed, turn))
                made = await worker.heard(told)
        except BaseException:
            await worker.end()
            raise
        if made is not None and self.stays and self._idle is None and worker.age < self.oldest:
            self._idle = worker
            self._leaving = asyncio.get_running_loop().call_later(self.rest, self._left)
        elif complaint := await worker.ended(done=made is not None):
            raise Broken(complaint)
        return made or b""

    async def close(self) -> None:
        """Keep no process any more."""
        self.stays = False
        if worker := self._taken():
            await worker.end()

    def _taken(self) -> "_Worker | None":
        """The process that waits, unless it has ended by itself."""
        worker, self._idle = self._idle, None
        if self._leaving:
            self._leaving.cancel()
        return worker if worker and worker.process.returncode is None else None

    def _left(self) -> None:
        """Let the process go that nobody needed."""
        if worker := self._taken():
            worker.leave()
            worker.desk.cleanup()


@dataclass(slots=True)
class _Worker:
    """One such process."""

    process: Process
    complaint: asyncio.Task[bytes]
    desk: "TemporaryDirectory[str]"
    began: float = field(default_factory=monotonic)

    @property
    def age(self) -> float:
        """Seconds since it was begun."""
        return monotonic() - self.began

    async def hand_over(self, handed: Handed, turn: asyncio.Lock) -> None:
        """Write down what it is to make."""
        pipe = _there(self.process.stdin)
        try:
            async with turn:
                pipe.write(await handed())
                await pipe.drain()
        except (BrokenPipeError, ConnectionResetError):
            return  # what ended it is said elsewhere

    async def heard(self, told: Told) -> bytes | None:
        """What came over of the book, when it is done; None where that is never said."""
        pipe, made = _there(self.process.stdout), b""
        async for line in pipe:
            match line.decode().split():
                case ["done"]:
                    return made
                case ["sent", size]:
                    made = await pipe.readexactly(int(size))
                case words:
                    await told(words)
        return None

    def leave(self) -> None:
        """Let it end by itself, for there is no next book: nothing lies on its desk."""
        _there(self.process.stdin).close()

    async def ended(self, *, done: bool) -> str:
        """What it complained of in the end; nothing where its book was done."""
        self.leave()
        await self.process.wait()
        await asyncio.to_thread(self.desk.cleanup)
        said = (await self.complaint).decode("utf-8", "replace")[-2000:]
        return "" if done or not self.process.returncode else said or "no word"

    async def end(self) -> None:
        """End it at once."""
        if self.process.returncode is None:
            self.process.kill()
        await self.ended(done=True)


async def _begun(module: str, desks: Path | None, *words: str) -> _Worker:
    desk = TemporaryDirectory(dir=desks)
    try:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-P",
            "-m",
            f"openspace.workbook.{module}",
            *words,
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env={**os.environ, "TMPDIR": desk.name},
            start_new_session=True,  # a terminal's Ctrl+C is for the server
        )
    except BaseException:
        desk.cleanup()
        raise
    return _Worker(process, asyncio.create_task(_there(process.stderr).read()), desk)


def _there(pipe: Pipe | None) -> Pipe:
    if pipe is None:
        raise LookupError("no pipe")
    return pipe


def limits(seconds: float) -> tuple[str, str]:
    """What a process may have that has so long: MiB, and seconds of all processors together."""
    return str(MEMORY), str(of_all(seconds))


def of_all(seconds: float) -> int:
    """As many seconds of all processors together."""
    return ceil(seconds) * (os.cpu_count() or 1)

"""Where books are made: in processes that may be killed, and that stay for the next book.

The idea: most of what a first book takes is beginning (a program, templates, fonts), and what was
made of a chapter that has not changed can stand in the next book. The other end is
``presses.work``: what it is handed is a file on its desk, because pictures are large and a pipe is
narrow; what it says are lines.

Rules:
    PM1 A process makes one book at a time. Whoever comes meanwhile has one of their own, and of
        each program the one that was done last waits for the next book.
    PM2 One that fails, or whose book is given up, ends; the next book gets a fresh one.
    PM3 One that nobody needs for a while ends, and all that stood in it; so does one that is
        heavy, and one that is old. When all is to be forgotten, so that what was erased stands
        nowhere, those that wait end at once, and with its book each that makes one that was read
        before, however late it began. Where nobody has said that it may stay, it ends with its
        book.
    PM4 What it lays on its desk is gone when it has ended, however that was.
    PM5 Whose program is one gathering's makes books of that gathering alone.
"""

import asyncio
import os
import pickle
import sys
from asyncio import IncompleteReadError
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from math import ceil
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic
from typing import NamedTuple, TypeVar

from openspace.workbook.design import fonts

MEMORY = 3072
"""MiB that a process may have, all its libraries included."""
REST = 300.0
"""Seconds that a process waits for the next book."""
HEAVIEST = 640.0
"""MiB that a process may have that waits."""
OLDEST = 1560.0
"""Seconds after which a process waits for no other book: with its last one, which takes four
minutes at most, it is half an hour old."""
JOB = "job"
"""The file that a process is handed."""
UNKNOWN = 2**30
"""The weight of a process of which the system does not tell."""

Pipe = TypeVar("Pipe")
Handed = Callable[[], Awaitable[object]]
Told = Callable[[list[str]], Awaitable[object]]
"""Is told what the process says, each line by its words."""


class Broken(Exception):
    """The process ended before its book was done; what it complained of is for the log."""


class Program(NamedTuple):
    """A module of the workbook, and whose books it makes; of all where nothing is said (PM5)."""

    module: str
    gathering: str = ""


@dataclass(slots=True)
class Pressroom:
    """The processes, begun when they are needed. Their desks lie in the folder ``desks``, or where
    the system has such things."""

    rest: float = REST
    heaviest: float = HEAVIEST
    oldest: float = OLDEST
    stays: bool = False
    desks: Path | None = None
    _waiting: "dict[str, _Worker]" = field(default_factory=dict)
    _forgot: float = 0.0

    async def make(
        self,
        program: Program,
        handed: Handed,
        told: Told,
        seconds: float,
        as_of: float | None = None,
    ) -> bytes:
        """Have a book made, and answer what came over of it. Raises ``Broken``, and ``OSError``
        where the system has no room.

        The process begins before it is ``handed`` anything. The book was read ``as_of`` a moment
        of ``monotonic``, now where nothing is said.
        """
        as_of = monotonic() if as_of is None else as_of
        worker = self._taken(program) or await _begun(program, self.desks, seconds)
        try:
            await worker.hand_over((of_all(seconds), await handed()))
            made = await worker.heard(told)
        except BaseException:
            await worker.end()
            raise
        if made is None:
            raise Broken(await worker.end())
        await self._keep(worker, as_of)
        return made

    def forget(self) -> None:
        """Have nothing stand of what was read until now."""
        self._forgot = monotonic()
        for each in tuple(self._waiting):
            self._let_go(each)

    def forgot(self, as_of: float) -> bool:
        """Whether what was read then is to be forgotten."""
        return as_of <= self._forgot

    async def close(self) -> None:
        """Keep no process any more."""
        self.stays = False
        for each in tuple(self._waiting):
            await self._lifted(each).end()

    def _taken(self, program: Program) -> "_Worker | None":
        """The process that waits for this, unless it has ended by itself."""
        if program.module not in self._waiting:
            return None
        worker = self._lifted(program.module)
        if worker.program == program and worker.process.returncode is None:
            return worker
        worker.leave()
        return None

    async def _keep(self, worker: "_Worker", as_of: float) -> None:
        """Let it wait, in place of another, if it may (PM3)."""
        left = min(self.rest, self.oldest - worker.age)
        gone = left <= 0 or worker.weight > self.heaviest
        if gone or self.forgot(as_of) or not self.stays:
            await worker.end()
            return
        module = worker.program.module
        self._let_go(module)
        self._waiting[module] = worker
        worker.leaving = asyncio.get_running_loop().call_later(left, self._let_go, module)

    def _let_go(self, module: str) -> None:
        """Let the process go that nobody needed."""
        if module in self._waiting:
            self._lifted(module).leave()

    def _lifted(self, module: str) -> "_Worker":
        """The one that waits, which waits no more."""
        worker = self._waiting.pop(module)
        if worker.leaving:
            worker.leaving.cancel()
        return worker


@dataclass(slots=True)
class _Worker:
    """One such process."""

    program: Program
    process: Process
    complaint: asyncio.Task[bytes]
    desk: "TemporaryDirectory[str]"
    began: float = field(default_factory=monotonic)
    leaving: asyncio.TimerHandle | None = None

    @property
    def age(self) -> float:
        """Seconds since it was begun."""
        return monotonic() - self.began

    @property
    def weight(self) -> float:
        """MiB of its memory, where the system tells."""
        try:
            pages = Path(f"/proc/{self.process.pid}/statm").read_text().split()
        except OSError:
            return UNKNOWN
        return int(pages[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20

    async def hand_over(self, job: object) -> None:
        """Lay on its desk how long it has and what it is to make, and say so."""
        laying = asyncio.create_task(asyncio.to_thread(_pickled, Path(self.desk.name, JOB), job))
        try:
            await asyncio.shield(laying)
        finally:
            await asyncio.wait([laying])  # a thread goes on, and would write where no desk is
        with suppress(BrokenPipeError, ConnectionResetError):  # what ended it is said elsewhere
            pipe = _there(self.process.stdin)
            pipe.write(f"{JOB}\n".encode())
            await pipe.drain()

    async def heard(self, told: Told) -> bytes | None:
        """What came over of the book, when it is done; None where it ended before."""
        pipe, made = _there(self.process.stdout), b""
        async for line in pipe:
            match line.decode().split():
                case ["done"]:
                    return made
                case ["sent", size]:
                    with suppress(IncompleteReadError):  # the end, also of the lines
                        made = await pipe.readexactly(int(size))
                case words:
                    await told(words)
        return None

    def leave(self) -> None:
        """End it, for there is no next book: nothing lies on its desk."""
        self._kill()
        self.desk.cleanup()

    async def end(self) -> str:
        """End it at once; what it complained of."""
        self._kill()
        try:
            await self.process.wait()
        finally:
            await asyncio.to_thread(self.desk.cleanup)
        said = (await self.complaint).decode("utf-8", "replace")[-2000:]
        return said or f"ended with {self.process.returncode}"

    def _kill(self) -> None:
        if self.process.returncode is None:
            self.process.kill()


async def _begun(program: Program, desks: Path | None, seconds: float) -> _Worker:
    desk = TemporaryDirectory(dir=desks)
    try:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-P",
            "-m",
            f"openspace.workbook.{program.module}",
            *limits(seconds),
            str(fonts()),
            stdin=PIPE,
            stdout=PIPE,
            stderr=PIPE,
            env={**os.environ, "TMPDIR": desk.name},
            start_new_session=True,  # a terminal's Ctrl+C is for the server
        )
    except BaseException:
        desk.cleanup()
        raise
    return _Worker(program, process, asyncio.create_task(_there(process.stderr).read()), desk)


def _pickled(file: Path, job: object) -> None:
    with file.open("wb") as opened:
        pickle.dump(job, opened)


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

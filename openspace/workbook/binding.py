"""All forms of an edition, made apart from the server within limits of time and memory.

The idea: the PDF takes as long as all other forms together, so it has a process of its own, and
both are at work before the book is in words. The rule: whoever asked is told which form is being
made, the PDF last; either every file is whole or `NotBound` is raised, and whoever stops waiting
stops both.
"""

import asyncio
import pickle
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from pathlib import Path

from openspace.domain.facts.editions import BookFile, Why
from openspace.domain.proceedings import Proceedings
from openspace.workbook.album import Album
from openspace.workbook.apart import limits
from openspace.workbook.composition import compose
from openspace.workbook.forms import FORMATS, Format

SECONDS = 240.0
Told = Callable[[str, int], Awaitable[object]]
"""Is told the form that is being made, and how many are."""


class NotBound(Exception):
    """The edition could not be made; ``why`` is for people, the rest for the log."""

    def __init__(self, why: Why, complaint: str) -> None:
        super().__init__(complaint)
        self.why: Why = why


async def bound(
    folder: Path,
    book: Proceedings,
    album: Album,
    told: Told,
    *,
    forms: tuple[Format, ...] = FORMATS,
    seconds: float = SECONDS,
) -> tuple[BookFile, ...]:
    """Make the book in these forms in the folder, in their order. Raises ``NotBound``."""
    work = _Work(folder, seconds)
    others = tuple(form for form in forms if form != "pdf")
    try:
        async with asyncio.timeout(seconds), asyncio.TaskGroup() as going:
            composed = going.create_task(asyncio.to_thread(compose, book))

            async def handed(*more: object) -> bytes:
                return await asyncio.to_thread(pickle.dumps, (await composed, album, *more))

            if "pdf" in forms:
                going.create_task(work.done("presses.pdf", handed, _nobody))
            if others:
                await work.done("bindery", lambda: handed(book, others), told)
            if "pdf" in forms:
                await told("pdf", len(work.files))
    except TimeoutError as late:
        raise NotBound("late", f"not done after {seconds:g} seconds") from late
    if len(work.files) < len(forms):
        raise NotBound(work.why, "".join(work.complaints))
    order: tuple[str, ...] = forms
    return tuple(sorted(work.files, key=lambda file: order.index(file.form)))


async def _nobody(_: str, __: int) -> None:
    """Is told, and says nothing."""


@dataclass(slots=True)
class _Work:
    """What is done in a folder by several processes at once, and why it is not if it fails."""

    folder: Path
    seconds: float
    files: list[BookFile] = field(default_factory=list)
    why: Why = "failed"
    complaints: list[str] = field(default_factory=list)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    """The pictures are on their way to one process at a time."""

    async def done(self, module: str, handed: Callable[[], Awaitable[bytes]], told: Told) -> None:
        """The part of one process, from what it is handed."""
        most = limits(self.seconds)
        words = ("-P", "-m", f"openspace.workbook.{module}", *most, str(self.folder))
        process = await asyncio.create_subprocess_exec(
            sys.executable, *words, stdin=PIPE, stdout=PIPE, stderr=PIPE
        )
        try:
            async with asyncio.TaskGroup() as going:
                said = going.create_task(_said(process))
                going.create_task(self._hand_over(process, handed))
                await self._heard(process, told)
            await process.wait()
            self.complaints.append(said.result())
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()

    async def _hand_over(self, process: Process, handed: Callable[[], Awaitable[bytes]]) -> None:
        if process.stdin is None:
            raise LookupError("stdin")
        try:
            async with self.turn:
                process.stdin.write(await handed())
                await process.stdin.drain()
        except (BrokenPipeError, ConnectionResetError):
            return  # what ended it is said elsewhere
        finally:
            process.stdin.close()

    async def _heard(self, process: Process, told: Told) -> None:
        """Every file that is made, and what it is if one is not."""
        if process.stdout is None:
            raise LookupError("stdout")
        async for line in process.stdout:
            match line.decode().split():
                case ["making", form]:
                    await told(form, len(self.files))
                case ["made", form, size, digest]:
                    self.files.append(BookFile(form, int(size), digest))
                case ["failed", _, "full"]:
                    self.why = "full"


async def _said(process: Process) -> str:
    """What the process complained of, as far as it fits the log."""
    if process.stderr is None:
        raise LookupError("stderr")
    return (await process.stderr.read()).decode("utf-8", "replace")[-2000:]

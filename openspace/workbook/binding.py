"""All forms of an edition, made in a process of its own within limits of time and memory.

The rule: whoever asked is told which form is being made; either every file is whole or `NotBound`
is raised, and whoever stops waiting stops the process.
"""

import asyncio
import pickle
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Awaitable, Callable
from pathlib import Path

from openspace.domain.facts.editions import BookFile, Why
from openspace.domain.proceedings import Proceedings
from openspace.workbook.album import Album
from openspace.workbook.apart import MEMORY
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
    words = ("-P", "-m", "openspace.workbook.bindery", str(MEMORY), str(folder))
    process = await asyncio.create_subprocess_exec(
        sys.executable, *words, stdin=PIPE, stdout=PIPE, stderr=PIPE
    )
    try:
        async with asyncio.timeout(seconds), asyncio.TaskGroup() as going:
            said = going.create_task(_said(process))
            going.create_task(_hand_over(process, (book, album, forms)))
            files, why = await _heard(process, told)
        if await process.wait() or len(files) < len(forms):
            raise NotBound(why, said.result())
    except TimeoutError as late:
        raise NotBound("late", f"not done after {seconds:g} seconds") from late
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    order: tuple[str, ...] = forms
    return tuple(sorted(files, key=lambda file: order.index(file.form)))


async def _hand_over(process: Process, handed: object) -> None:
    if process.stdin is None:
        raise LookupError("stdin")
    try:
        process.stdin.write(await asyncio.to_thread(pickle.dumps, handed))
        await process.stdin.drain()
    except (BrokenPipeError, ConnectionResetError):
        return  # what ended it is said elsewhere
    finally:
        process.stdin.close()


async def _said(process: Process) -> str:
    """What the process complained of, as far as it fits the log."""
    if process.stderr is None:
        raise LookupError("stderr")
    return (await process.stderr.read()).decode("utf-8", "replace")[-2000:]


async def _heard(process: Process, told: Told) -> tuple[tuple[BookFile, ...], Why]:
    """The files that were made, and what it is if they are not all."""
    if process.stdout is None:
        raise LookupError("stdout")
    files: list[BookFile] = []
    why: Why = "failed"
    async for line in process.stdout:
        match line.decode().split():
            case ["making", form]:
                await told(form, len(files))
            case ["made", form, size, digest]:
                files.append(BookFile(form, int(size), digest))
            case ["failed", _, "full"]:
                why = "full"
    return tuple(files), why

"""All forms of an edition, made apart from the server within limits of time and memory.

The idea: the PDF takes as long as all other forms together, so it has a process of its own, and
both are at work before the book is in words; the others are made in a pressroom. The rule: whoever
asked is told which form is being made, the PDF last; either every file is whole or `NotBound` is
raised, and whoever stops waiting stops both.
"""

import asyncio
import pickle
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from openspace.domain.facts.editions import BookFile, Why
from openspace.domain.proceedings import Proceedings
from openspace.workbook.album import Album
from openspace.workbook.composition import compose
from openspace.workbook.forms import FORMATS, Format
from openspace.workbook.handing import Job, parcel
from openspace.workbook.pressroom import Broken, Handed, Pressroom

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
    room: Pressroom | None = None,
) -> tuple[BookFile, ...]:
    """Make the book in these forms in the folder, in their order. Raises ``NotBound``."""
    work = _Work(seconds)
    others = tuple(form for form in forms if form != "pdf")
    data = book if "json" in forms else None
    try:
        async with asyncio.timeout(seconds), asyncio.TaskGroup() as going:
            composed = going.create_task(asyncio.to_thread(compose, book))

            async def to_set() -> bytes:
                return await asyncio.to_thread(pickle.dumps, (await composed, album))

            async def to_bind() -> bytes:
                whole = await asyncio.to_thread(parcel, await composed)
                job = Job(folder, others, whole, album, data)
                return await asyncio.to_thread(pickle.dumps, job)

            if "pdf" in forms:
                setting = Pressroom("presses.pdf")
                going.create_task(work.done(setting, to_set, _nobody, str(folder)))
            if others:
                await work.done(room or Pressroom(), to_bind, told)
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
    """What is done by several processes at once, and why it is not if it fails."""

    seconds: float
    files: list[BookFile] = field(default_factory=list)
    why: Why = "failed"
    complaints: list[str] = field(default_factory=list)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    """The pictures are on their way to one process at a time."""

    async def done(self, room: Pressroom, handed: Handed, told: Told, *words: str) -> None:
        """The part of one process, from what it is handed."""
        try:
            await room.make(handed, partial(self._heard, told), self.seconds, self.turn, *words)
        except Broken as broken:
            self.complaints.append(str(broken))

    async def _heard(self, told: Told, said: list[str]) -> None:
        """Every file that is made, and what it is if one is not."""
        match said:
            case ["making", form]:
                await told(form, len(self.files))
            case ["made", form, size, digest]:
                self.files.append(BookFile(form, int(size), digest))
            case ["failed", _, "full"]:
                self.why = "full"

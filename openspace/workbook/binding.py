"""All forms of an edition, made apart from the server within limits of time and memory.

The idea: the PDF takes as long as all other forms together, so it has a process of its own, and
both are at work before the book is in words; its type may be standing from the book before, and the
others are made in a pressroom. The rule: whoever asked is told which form is being made, the PDF
last; either every file is whole or `NotBound` is raised, and whoever stops waiting stops both.
"""

import asyncio
import pickle
from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import NamedTuple

from openspace.domain.facts.editions import BookFile, Why
from openspace.domain.proceedings import Proceedings
from openspace.workbook.album import Album
from openspace.workbook.apart import NotPressed
from openspace.workbook.composition import compose
from openspace.workbook.design import design
from openspace.workbook.forms import FORMATS, Format
from openspace.workbook.galley import galley
from openspace.workbook.handing import Job, parcel
from openspace.workbook.keeping import FULL, put
from openspace.workbook.manuscript import Manuscript
from openspace.workbook.pressroom import Broken, Handed, Pressroom, of_all
from openspace.workbook.standing_type import StandingType, Typesetter

SECONDS = 240.0
Told = Callable[[str, int], Awaitable[object]]
"""Is told the form that is being made, and how many are."""


class NotBound(Exception):
    """The edition could not be made; ``why`` is for people, the rest for the log."""

    def __init__(self, why: Why, complaint: str) -> None:
        super().__init__(complaint)
        self.why: Why = why


class Shop(NamedTuple):
    """Where an edition is made: the pressroom, and the type that stands there."""

    room: Pressroom
    standing: StandingType


async def bound(
    folder: Path,
    book: Proceedings,
    album: Album,
    told: Told,
    *,
    forms: tuple[Format, ...] = FORMATS,
    seconds: float = SECONDS,
    shop: Shop | None = None,
) -> tuple[BookFile, ...]:
    """Make the book in these forms in the folder, in their order. Raises ``NotBound``."""
    shop, work = shop or Shop(Pressroom(), StandingType()), _Work(seconds)
    others = tuple(form for form in forms if form != "pdf")
    data = book if "json" in forms else None
    try:
        async with asyncio.timeout(seconds), asyncio.TaskGroup() as going:
            composed = going.create_task(asyncio.to_thread(compose, book))

            async def to_bind() -> bytes:
                whole = await asyncio.to_thread(parcel, await composed)
                job = Job(folder, others, whole, album, of_all(seconds), data)
                return await asyncio.to_thread(pickle.dumps, job)

            if "pdf" in forms:
                begun = shop.standing.typesetter(book.code)
                going.create_task(work.set(begun, folder, composed, album))
            if others:
                await work.done(shop.room, to_bind, told)
            if "pdf" in forms:
                await told("pdf", len(work.files))
    except TimeoutError as late:
        raise NotBound("late", f"not done after {seconds:g} seconds") from late
    if len(work.files) < len(forms):
        raise NotBound(work.why, "".join(work.complaints))
    order: tuple[str, ...] = forms
    return tuple(sorted(work.files, key=lambda file: order.index(file.form)))


@dataclass(slots=True)
class _Work:
    """What is done by several processes at once, and why it is not if it fails."""

    seconds: float
    files: list[BookFile] = field(default_factory=list)
    why: Why = "failed"
    complaints: list[str] = field(default_factory=list)
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    """The pictures are on their way to one process at a time."""

    async def set(
        self,
        begun: AbstractAsyncContextManager[Typesetter],
        folder: Path,
        composed: Awaitable[Manuscript],
        album: Album,
    ) -> None:
        """The PDF, from the book in words."""
        try:
            async with begun as typesetter:
                book = await composed
                made = await asyncio.to_thread(galley, book, design(book.design), album)
                content = await asyncio.to_thread(typesetter.set, made, self.seconds)
            self.files.append(await asyncio.to_thread(put, folder, "pdf", content))
        except NotPressed as failure:
            self.complaints.append(f"{failure}")
        except OSError as failure:
            self._failed(failure)

    async def done(self, room: Pressroom, handed: Handed, told: Told) -> None:
        """The part of one process, from what it is handed."""
        try:
            await room.make(handed, partial(self._heard, told), self.seconds, self.turn)
        except Broken as broken:
            self.complaints.append(str(broken))
        except OSError as failure:
            self._failed(failure)

    def _failed(self, failure: OSError) -> None:
        self.complaints.append(f"{failure}")
        self.why = "full" if failure.errno in FULL else self.why

    async def _heard(self, told: Told, said: list[str]) -> None:
        """Every file that is made, and what it is if one is not."""
        match said:
            case ["making", form]:
                await told(form, len(self.files))
            case ["made", form, size, digest]:
                self.files.append(BookFile(form, int(size), digest))
            case ["failed", _, "full"]:
                self.why = "full"

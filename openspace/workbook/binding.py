"""All forms of an edition, made apart from the server within limits of time and memory.

The idea: the PDF takes as long as all other forms together, so it has a process of its own, and
both are at work before the book is in words. The rule: whoever asked is told which form is being
made, the PDF last, and in the end which one failed; either every file is whole or `NotPressed`
is raised, and whoever stops waiting stops both.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from openspace.domain.facts.editions import BookFile, Why
from openspace.domain.proceedings import Proceedings
from openspace.workbook.album import Album
from openspace.workbook.apart import NotPressed, job, program
from openspace.workbook.composition import compose
from openspace.workbook.forms import FORMATS, Format
from openspace.workbook.keeping import FULL
from openspace.workbook.manuscript import Manuscript
from openspace.workbook.pressroom import Broken, Pressroom

SECONDS = 240.0
Told = Callable[[str, int], Awaitable[object]]
"""Is told the form that is being made, and how many are."""


async def bound(
    folder: Path,
    book: Proceedings,
    album: Album,
    told: Told,
    *,
    forms: tuple[Format, ...] = FORMATS,
    room: Pressroom | None = None,
    as_of: float | None = None,
) -> tuple[BookFile, ...]:
    """Make the book, read ``as_of`` a moment, in these forms in the folder, in their order.

    Raises ``NotPressed``.
    """
    work = _Work(folder, book, album, room or Pressroom(), as_of)
    try:
        async with asyncio.timeout(SECONDS):
            await work.done(forms, told)
    except TimeoutError as late:
        raise NotPressed("late", f"not done after {SECONDS:g} seconds") from late
    made = {file.form for file in work.files}
    if lacking := [form for form in forms if form not in made]:
        if work.why == "failed":
            await told(lacking[0], len(made))
        raise NotPressed(work.why, "".join(work.complaints))
    order: tuple[str, ...] = forms
    return tuple(sorted(work.files, key=lambda file: order.index(file.form)))


@dataclass(slots=True)
class _Work:
    """What is done by two processes at once, and why it is not if it fails."""

    folder: Path
    book: Proceedings
    album: Album
    room: Pressroom
    as_of: float | None
    files: list[BookFile] = field(default_factory=list)
    why: Why = "failed"
    complaints: list[str] = field(default_factory=list)

    async def done(self, forms: tuple[Format, ...], told: Told) -> None:
        """Every form, as far as it goes."""
        others = tuple(form for form in forms if form != "pdf")
        async with asyncio.TaskGroup() as going:
            composed = going.create_task(asyncio.to_thread(compose, self.book))
            if "pdf" in forms:
                going.create_task(self._part(composed, ("pdf",), _nobody))
            if others:
                await going.create_task(self._part(composed, others, told))
            if "pdf" in forms:
                await told("pdf", len(self.files))

    async def _part(
        self, composed: Awaitable[Manuscript], forms: tuple[Format, ...], told: Told
    ) -> None:
        async def handed() -> object:
            words = await composed
            return await asyncio.to_thread(job, self.folder, forms, words, self.album, self.book)

        by = program(forms[0], self.book.code)
        try:
            await self.room.make(by, handed, partial(self._heard, told), SECONDS, self.as_of)
        except Broken as broken:
            self.complaints.append(str(broken))
        except OSError as failure:
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


async def _nobody(_: str, __: int) -> None:
    """Is told, and says nothing: the PDF is told of when the others are made."""

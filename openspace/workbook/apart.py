"""A file of the book, made in a process of its own within limits of time and memory.

The rule: either the whole file comes out or `NotPressed` is raised, also where the disk is full
or the process is killed; nothing half-made is answered.
"""

import asyncio
from collections.abc import Callable
from pathlib import Path

from openspace.domain.facts.editions import Why
from openspace.domain.proceedings import Proceedings
from openspace.workbook.album import EMPTY, Album
from openspace.workbook.design import design
from openspace.workbook.forms import Form, Format
from openspace.workbook.galley import galley
from openspace.workbook.handing import Job, parcel
from openspace.workbook.keeping import FULL
from openspace.workbook.manuscript import Manuscript
from openspace.workbook.pressroom import Broken, Pressroom, Program

SECONDS = 60.0

ENDINGS: dict[Form, bytes] = {"pdf": b"%%EOF"}
BEGINNINGS: dict[Form, bytes] = {
    "pdf": b"%PDF-",
    "docx": b"PK\3\4",
    "odt": b"PK\3\4",
    "epub": b"PK\3\4",
}


class NotPressed(Exception):
    """The book could not be made; ``why`` is for people, the rest for the log."""

    def __init__(self, why: Why, complaint: str) -> None:
        super().__init__(complaint)
        self.why: Why = why


async def made_apart(
    form: Form,
    gathering: str,
    composed: Callable[[], Manuscript],
    album: Album = EMPTY,
    seconds: float = SECONDS,
    room: Pressroom | None = None,
    as_of: float | None = None,
) -> bytes:
    """The gathering's book in a form, with the pictures of the album, in a pressroom; it is
    ``composed``, of what was read ``as_of`` a moment, in a thread while its process begins."""
    said: list[list[str]] = []

    async def handed() -> object:
        return await asyncio.to_thread(lambda: job(None, (form,), composed(), album))

    async def heard(words: list[str]) -> None:
        said.append(words)

    room = room or Pressroom()
    try:
        async with asyncio.timeout(seconds):
            made = await room.make(program(form, gathering), handed, heard, seconds, as_of)
    except TimeoutError as late:
        raise NotPressed("late", f"not done after {seconds:g} seconds") from late
    except Broken as broken:
        full = ["failed", form, "full"] in said
        raise NotPressed("full" if full else "failed", str(broken)) from broken
    except OSError as failure:
        full = failure.errno in FULL
        raise NotPressed("full" if full else "failed", str(failure)) from failure
    if not (made.startswith(BEGINNINGS[form]) and made.rstrip().endswith(ENDINGS.get(form, b""))):
        raise NotPressed("failed", f"what came is no whole {form}")
    return made


def program(form: Format, gathering: str) -> Program:
    """Who makes a form of the gathering's book. What typst made of another's is only heavy."""
    return Program("presses.pdf", gathering) if form == "pdf" else Program("bindery")


def job(
    folder: Path | None,
    forms: tuple[Format, ...],
    book: Manuscript,
    album: Album,
    data: Proceedings | None = None,
) -> object:
    """What it is handed, its ``data`` where JSON is asked for.

    For the PDF that is JSON of what is said and nothing else, because to turn classes into it took
    a quarter of the time.
    """
    if forms == ("pdf",):
        return (folder, *galley(book, design(book.design), album))
    return Job(folder, forms, parcel(book), album, data if "json" in forms else None)

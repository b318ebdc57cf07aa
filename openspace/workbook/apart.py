"""A file of the book, made in a process of its own within limits of time and memory.

The rule: either the whole file comes out or `NotPressed` is raised; nothing half-made is answered.
"""

import asyncio
import pickle

from openspace.notes.apart import ProcessFailed
from openspace.workbook.album import EMPTY, Album
from openspace.workbook.forms import Form
from openspace.workbook.handing import Job, parcel
from openspace.workbook.manuscript import Manuscript
from openspace.workbook.pressroom import Broken, Pressroom, of_all

SECONDS = 60.0

ENDINGS: dict[Form, bytes] = {"pdf": b"%%EOF"}
BEGINNINGS: dict[Form, bytes] = {
    "pdf": b"%PDF-",
    "docx": b"PK\3\4",
    "odt": b"PK\3\4",
    "epub": b"PK\3\4",
}


class NotPressed(ProcessFailed):
    """The book could not be made; the reason is for the log, not for people."""


async def made_apart(
    form: Form,
    manuscript: Manuscript,
    album: Album = EMPTY,
    seconds: float = SECONDS,
    room: Pressroom | None = None,
) -> bytes:
    """The book in a form but the PDF, with the pictures of the album, in a pressroom."""
    room = room or Pressroom()
    try:
        async with asyncio.timeout(seconds):
            made, complaint = await _bound(form, manuscript, album, seconds, room)
    except TimeoutError as late:
        raise NotPressed(f"not done after {seconds:g} seconds") from late
    if not whole(form, made):
        raise NotPressed(complaint)
    return made


async def _bound(
    form: Form, manuscript: Manuscript, album: Album, seconds: float, room: Pressroom
) -> tuple[bytes, str]:
    def job() -> bytes:
        return pickle.dumps(Job(None, (form,), parcel(manuscript), album, of_all(seconds)))

    try:
        made = await room.make(lambda: asyncio.to_thread(job), _nobody, seconds, asyncio.Lock())
    except Broken as broken:
        return b"", str(broken)
    return made, ""


async def _nobody(_: list[str]) -> None:
    """Is told, and says nothing."""


def whole(form: Form, made: bytes) -> bool:
    """Whether it begins and ends as a file of this form does."""
    return made.startswith(BEGINNINGS[form]) and made.rstrip().endswith(ENDINGS.get(form, b""))

"""A file of the book, made in a process of its own within limits of time and memory.

The rule: either the whole file comes out or `NotPressed` is raised; nothing half-made is answered.
"""

import asyncio
import os
import pickle
import sys
from math import ceil

from openspace.workbook.album import EMPTY, Album
from openspace.workbook.forms import Form
from openspace.workbook.manuscript import Manuscript

SECONDS = 60.0
MEMORY = 3072
"""MiB that the process may have, all its libraries included."""

ENDINGS: dict[Form, bytes] = {"pdf": b"%%EOF"}
BEGINNINGS: dict[Form, bytes] = {
    "pdf": b"%PDF-",
    "docx": b"PK\3\4",
    "odt": b"PK\3\4",
    "epub": b"PK\3\4",
}


class NotPressed(Exception):
    """The book could not be made; the reason is for the log, not for people."""


async def made_apart(
    form: Form, manuscript: Manuscript, album: Album = EMPTY, seconds: float = SECONDS
) -> bytes:
    """The book in a form, with the pictures of the album."""
    words = ("-P", "-m", f"openspace.workbook.presses.{form}", *limits(seconds))
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, *words, stdin=pipe, stdout=pipe, stderr=pipe
    )
    try:
        async with asyncio.timeout(seconds):
            said = await asyncio.to_thread(pickle.dumps, (manuscript, album))
            made, complaint = await process.communicate(said)
    except TimeoutError as late:
        raise NotPressed(f"not done after {seconds:g} seconds") from late
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode or not _whole(form, made):
        raise NotPressed(complaint.decode("utf-8", "replace")[-2000:])
    return made


def limits(seconds: float) -> tuple[str, str]:
    """What a process may have that has so long: MiB, and seconds of all processors together."""
    return str(MEMORY), str(ceil(seconds) * (os.cpu_count() or 1))


def _whole(form: Form, made: bytes) -> bool:
    return made.startswith(BEGINNINGS[form]) and made.rstrip().endswith(ENDINGS.get(form, b""))

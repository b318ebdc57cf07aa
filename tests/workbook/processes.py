"""Small books, and what is seen of the processes that make them."""

import asyncio
import os
import resource
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from openspace.workbook.apart import made_apart
from openspace.workbook.composition import compose
from openspace.workbook.forms import Form
from openspace.workbook.pressroom import Pressroom
from tests.workbook.books import EMPTY


async def small(form: Form, room: Pressroom, seconds: float = 60) -> bytes:
    """A book of nothing."""
    return await made_apart(form, EMPTY.code, partial(compose, EMPTY), seconds=seconds, room=room)


async def nobody(_: list[str]) -> None:
    """Is told, and says nothing."""


def number_of(room: Pressroom) -> int:
    """The process that waits for the next book."""
    (worker,) = room._waiting.values()
    return worker.process.pid


def is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def lying(folder: Path) -> list[Path]:
    """Everything below it, also while it goes."""
    return [Path(at, each) for at, inner, files in os.walk(folder) for each in (*inner, *files)]


async def gone(process: int) -> bool:
    async with asyncio.timeout(10):
        while is_there(process):
            await asyncio.sleep(0.01)
    return True


@contextmanager
def quota(size: int, process: int) -> Iterator[None]:
    """No file gets larger than so many bytes, for a process: the disk is full for it."""
    before = resource.prlimit(process, resource.RLIMIT_FSIZE)
    resource.prlimit(process, resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        if process == os.getpid():
            resource.prlimit(process, resource.RLIMIT_FSIZE, before)

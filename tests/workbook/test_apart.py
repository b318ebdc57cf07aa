"""A file made apart: whole, or `NotPressed` that says why."""

import asyncio
import os
from asyncio.subprocess import Process

import pytest

from openspace.workbook.apart import NotPressed
from openspace.workbook.forms import Form
from openspace.workbook.press import press
from openspace.workbook.pressroom import Pressroom
from tests.workbook.books import BOOK, EMPTY
from tests.workbook.processes import number_of, quota


@pytest.mark.parametrize(("form", "whose"), [("pdf", "ours"), ("docx", "ours"), ("pdf", "its")])
async def test_where_the_disk_is_full_it_is_not_pressed(
    room: Pressroom, form: Form, whose: str
) -> None:
    await press(EMPTY, form, room=room)
    process = number_of(room) if whose == "its" else os.getpid()
    with quota(1000, process), pytest.raises(NotPressed) as failure:
        await press(BOOK, form, room=room)
    assert failure.value.why == "full"
    assert room._waiting == {}


@pytest.mark.parametrize("form", ["pdf", "docx"])
async def test_one_that_is_killed_while_it_sends_its_book_is_not_pressed(
    room: Pressroom, form: Form, begun: list[Process], monkeypatch: pytest.MonkeyPatch
) -> None:
    read = asyncio.StreamReader.readexactly

    async def killed(self: asyncio.StreamReader, size: int) -> bytes:
        begun[-1].kill()
        return await read(self, size + 1)  # also where all of it lies in the pipe by now

    monkeypatch.setattr(asyncio.StreamReader, "readexactly", killed)
    with pytest.raises(NotPressed, match="ended with") as failure:
        await press(BOOK, form, room=room)
    assert failure.value.why == "failed"
    assert room._waiting == {}


async def test_where_no_process_can_be_begun_it_is_not_pressed(
    room: Pressroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    with pytest.raises(NotPressed, match="nowhere") as failure:
        await press(BOOK, "docx", room=room)
    assert failure.value.why == "failed"

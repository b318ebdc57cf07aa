"""What is to be forgotten is kept in no file and no process, whenever its book was begun: PM3."""

import asyncio
from asyncio.subprocess import Process
from time import monotonic

import pytest

from openspace.workbook.album import EMPTY as NO_PICTURES
from openspace.workbook.apart import job, program
from openspace.workbook.composition import compose
from openspace.workbook.forms import Form
from openspace.workbook.press import Press, press
from openspace.workbook.pressroom import Pressroom
from tests.workbook.books import BOOK, EMPTY
from tests.workbook.processes import gone, nobody, number_of, small

both = pytest.mark.parametrize("form", ["pdf", "docx"])


@both
async def test_pm3_when_all_is_to_be_forgotten_nobody_waits(room: Pressroom, form: Form) -> None:
    """Nor does whoever is at work."""
    await small(form, room)
    process = number_of(room)
    room.forget()
    assert await gone(process)

    async def handed() -> object:
        room.forget()
        return job(None, (form,), compose(EMPTY), NO_PICTURES)

    assert await room.make(program(form, EMPTY.code), handed, nobody, 60)
    assert room._waiting == {}


@both
async def test_pm3_nobody_waits_who_began_later_with_what_was_read_before(
    room: Pressroom, form: Form
) -> None:
    read = monotonic()
    room.forget()
    await press(EMPTY, form, room=room)
    later = number_of(room)
    await press(EMPTY, form, room=room, as_of=read)
    assert room._waiting == {}
    assert await gone(later)


async def test_pm3_a_book_that_waits_for_its_turn_meanwhile_is_not_remembered(
    room: Pressroom, begun: list[Process]
) -> None:
    pressing = Press(room)
    books = [
        asyncio.create_task(pressing.press(book, "docx", as_of=monotonic()))
        for book in (BOOK, EMPTY)
    ]
    async with asyncio.timeout(60):
        while not begun:
            await asyncio.sleep(0)
    pressing.forget()
    assert all(await asyncio.gather(*books))
    assert (len(begun), room._waiting, [*pressing.kept]) == (2, {}, [])


async def test_pm3_a_book_that_is_asked_for_with_what_was_read_before_is_not_remembered(
    room: Pressroom,
) -> None:
    pressing, read = Press(room), monotonic()
    pressing.forget()
    assert await pressing.press(BOOK, "docx", as_of=read)
    assert (room._waiting, [*pressing.kept]) == ({}, [])
    assert await pressing.press(BOOK, "docx", as_of=monotonic())
    assert ([*room._waiting], len(pressing.kept)) == (["bindery"], 1)

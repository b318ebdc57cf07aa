"""A pressroom: its process stays for the next book, and what has not changed is not made again."""

import asyncio
import os
import resource
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from openspace.domain.proceedings import Proceedings
from openspace.workbook.apart import NotPressed, made_apart
from openspace.workbook.bindery import Stock, bind
from openspace.workbook.composition import compose
from openspace.workbook.handing import Job, parcel
from openspace.workbook.office.docx.chapters import standing
from openspace.workbook.office.docx.file import docx
from openspace.workbook.press import press
from openspace.workbook.pressroom import Pressroom
from openspace.workbook.remembered import Remembered
from tests.workbook.books import ALBUM, BOOK, EMPTY, ILLUSTRATED


def rewritten(book: Proceedings, number: int) -> Proceedings:
    """The book with other words in one chapter."""
    chapters = (
        replace(each, description="Something else.") if each.number == number else each
        for each in book.chapters
    )
    return replace(book, chapters=tuple(chapters))


@pytest.fixture
async def room() -> AsyncIterator[Pressroom]:
    made = Pressroom(stays=True)
    yield made
    await made.close()


def number_of(room: Pressroom) -> int:
    """The process that waits for the next book."""
    assert room._idle
    return room._idle.process.pid


def is_there(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def lying(folder: Path) -> list[Path]:
    """Everything below it."""
    return list(folder.rglob("*"))


async def gone(process: int) -> bool:
    async with asyncio.timeout(10):
        while is_there(process):
            await asyncio.sleep(0.01)
    return True


async def test_pm1_the_next_book_finds_the_process_and_is_as_it_would_be(room: Pressroom) -> None:
    await press(BOOK, "docx", room=room)
    process = number_of(room)
    changed = rewritten(BOOK, 2)
    assert await press(changed, "docx", room=room) == await press(changed, "docx")
    assert number_of(room) == process
    assert (await press(BOOK, "epub", room=room))[:4] == b"PK\3\4"
    assert number_of(room) == process


async def test_pm1_whoever_comes_meanwhile_has_a_process_that_ends(room: Pressroom) -> None:
    one, other = await asyncio.gather(*(press(BOOK, "docx", room=room) for _ in range(2)))
    assert one == other
    assert is_there(number_of(room))


async def test_pm2_a_book_that_fails_ends_the_process(room: Pressroom) -> None:
    await made_apart("docx", compose(EMPTY), room=room)
    process = number_of(room)
    broken = replace(compose(BOOK), words={})
    with pytest.raises(NotPressed, match="KeyError"):
        await made_apart("docx", broken, room=room)
    assert await gone(process)
    await made_apart("docx", compose(EMPTY), room=room)
    assert number_of(room) != process


async def test_pm2_a_book_that_is_given_up_ends_the_process(room: Pressroom) -> None:
    await made_apart("docx", compose(EMPTY), room=room)
    process = number_of(room)
    with pytest.raises(NotPressed, match=r"not done after 0\.001 seconds"):
        await made_apart("docx", compose(BOOK), seconds=0.001, room=room)
    assert await gone(process)


async def test_pm3_a_process_that_nobody_needs_ends(room: Pressroom) -> None:
    room.rest = 0.05
    await made_apart("docx", compose(EMPTY), room=room)
    assert await gone(number_of(room))
    assert (await made_apart("docx", compose(EMPTY), room=room))[:4] == b"PK\3\4"


async def test_pm3_a_process_that_is_old_waits_no_more(room: Pressroom) -> None:
    room.oldest = 0
    await made_apart("docx", compose(EMPTY), room=room)
    assert room._idle is None


async def test_pm4_nothing_lies_about_whether_a_book_is_made_or_given_up(
    room: Pressroom, tmp_path: Path
) -> None:
    """The drawings are being made when it is given up."""
    room.desks = tmp_path
    going = asyncio.create_task(made_apart("docx", compose(BOOK), room=room))
    async with asyncio.timeout(60):
        while not any(each.suffix == ".typ" for each in lying(tmp_path)):
            await asyncio.sleep(0)
    going.cancel()
    with pytest.raises(asyncio.CancelledError):
        await going
    assert lying(tmp_path) == []
    await made_apart("docx", compose(EMPTY), room=room)
    assert len(lying(tmp_path)) == 1  # the desk of the process that waits, empty
    await room.close()
    assert lying(tmp_path) == []


async def test_a_terminals_interrupt_is_not_for_it(room: Pressroom) -> None:
    await made_apart("docx", compose(EMPTY), room=room)
    assert os.getsid(number_of(room)) != os.getsid(0)


async def test_it_gives_way_to_the_server(room: Pressroom) -> None:
    await made_apart("docx", compose(EMPTY), room=room)
    assert os.getpriority(os.PRIO_PROCESS, number_of(room)) > os.getpriority(os.PRIO_PROCESS, 0)


async def test_each_book_has_the_time_that_it_was_given(room: Pressroom) -> None:
    """Whoever began the process had other limits."""
    await made_apart("docx", compose(EMPTY), seconds=60, room=room)
    process, most = number_of(room), 0
    going = asyncio.create_task(made_apart("docx", compose(BOOK), seconds=200, room=room))
    while not going.done():
        most = max(most, resource.prlimit(process, resource.RLIMIT_CPU)[0])
        await asyncio.sleep(0)
    assert number_of(room) == process
    assert most >= 200 * (os.cpu_count() or 1)


async def test_pm3_where_nobody_said_that_it_may_stay_it_ends_with_its_book() -> None:
    room = Pressroom()
    await made_apart("docx", compose(EMPTY), room=room)
    assert room._idle is None


def test_only_chapters_that_changed_are_written_again_for_word() -> None:
    chapters = standing()
    for book, written in ((BOOK, 5), (BOOK, 5), (rewritten(BOOK, 2), 6), (BOOK, 6)):
        made = docx(compose(book), {}, chapters)
        assert len(chapters.kept) == written
        assert made == docx(compose(book), {})


def test_only_chapters_that_changed_are_read_again_and_drawings_stay(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    stock = Stock()
    for book, read in ((ILLUSTRATED, 5), (rewritten(ILLUSTRATED, 2), 6), (ILLUSTRATED, 6)):
        bind(Job(None, ("docx",), parcel(compose(book)), ALBUM, 60), stock)
        assert (len(stock.read.kept), len(stock.word.kept)) == (read, read)
    assert len(stock.drawn.kept) == 1
    bind(Job(None, ("docx",), parcel(compose(replace(BOOK, title="Another"))), {}, 60), stock)
    assert len(stock.drawn.kept) == 2
    assert capfdbinary.readouterr().out.count(b"sent ") == 4


def test_what_was_not_asked_for_longest_is_forgotten_first() -> None:
    words: Remembered[str] = Remembered(5, len)
    made = [words.of(each, lambda each=each: each) for each in ("aa", "bb", "aa", "cc")]  # type: ignore[misc]
    assert made == ["aa", "bb", "aa", "cc"]
    assert (list(words.kept), words.weight) == (["aa", "cc"], 4)
    assert words.of("too long", lambda: "too long") == "too long"
    assert (list(words.kept), words.weight) == ([], 0)

"""A pressroom: processes that stay for the next book, and end. Rules as numbered in the module."""

import asyncio
import os
import resource
from asyncio.subprocess import Process
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event

import pytest

from openspace.workbook import pressroom as module
from openspace.workbook.album import EMPTY as NO_PICTURES
from openspace.workbook.apart import NotPressed, job, made_apart, program
from openspace.workbook.composition import compose
from openspace.workbook.forms import Form
from openspace.workbook.press import press
from openspace.workbook.pressroom import Broken, Pressroom
from tests.workbook.books import BOOK, EMPTY
from tests.workbook.processes import gone, is_there, lying, nobody, number_of, small

both = pytest.mark.parametrize("form", ["pdf", "docx"])


def to_go(process: int) -> str:
    return Path(f"/proc/{process}/oom_score_adj").read_text()


@both
async def test_pm1_the_next_book_finds_the_process(room: Pressroom, form: Form) -> None:
    await small(form, room)
    process = number_of(room)
    await small(form, room)
    assert number_of(room) == process


async def test_pm1_all_forms_but_the_pdf_find_the_same(
    room: Pressroom, begun: list[Process]
) -> None:
    for form in ("docx", "epub", "odt", "pdf", "docx", "pdf"):
        await press(EMPTY, form, room=room)
    assert len(begun) == 2
    assert [each.returncode for each in begun] == [None, None]


@both
async def test_pm1_of_several_that_end_at_once_one_waits_and_no_other_is_left(
    room: Pressroom, form: Form, begun: list[Process]
) -> None:
    await small(form, room)
    made = await asyncio.gather(*(small(form, room) for _ in range(3)))
    assert len({len(each) for each in made}) == 1
    waits = number_of(room)
    ended = {each.pid for each in begun} - {waits}
    assert (len(begun), len(ended)) == (3, 2)
    for each in ended:
        assert await gone(each)
    assert is_there(waits)


@both
async def test_pm2_a_book_that_fails_ends_the_process(room: Pressroom, form: Form) -> None:
    await small(form, room)
    process = number_of(room)
    broken = replace(compose(BOOK), words={})
    with pytest.raises(NotPressed, match=r'key "workbook"|KeyError'):
        await made_apart(form, BOOK.code, lambda: broken, room=room)
    assert await gone(process)
    await small(form, room)
    assert number_of(room) != process


async def test_pm2_what_is_no_book_ends_the_process_and_says_so(room: Pressroom) -> None:
    files, texts = job(None, ("pdf",), compose(BOOK), NO_PICTURES)[1:]  # type: ignore[index]
    lost = {name: said for name, said in texts.items() if "chapter-1." not in name}
    assert len(lost) == len(texts) - 1

    async def handed() -> object:
        return None, files, lost

    with pytest.raises(Broken, match="chapter-1"):
        await room.make(program("pdf", BOOK.code), handed, nobody, 60)
    assert room._waiting == {}


@both
async def test_pm2_a_book_that_is_given_up_ends_the_process(room: Pressroom, form: Form) -> None:
    await small(form, room)
    process = number_of(room)
    with pytest.raises(NotPressed, match=r"not done after 0\.001 seconds"):
        await small(form, room, seconds=0.001)
    assert await gone(process)


async def test_pm2_a_book_that_is_given_up_while_it_is_composed_ends_the_process(
    room: Pressroom, begun: list[Process]
) -> None:
    composing = asyncio.Event()

    async def handed() -> object:
        composing.set()
        return await asyncio.Event().wait()

    going = asyncio.create_task(room.make(program("pdf", BOOK.code), handed, nobody, 60))
    await composing.wait()
    going.cancel()
    with pytest.raises(asyncio.CancelledError):
        await going
    assert begun[0].returncode


@both
async def test_pm3_a_process_that_nobody_needs_ends(room: Pressroom, form: Form) -> None:
    room.rest = 0.05
    await small(form, room)
    assert await gone(number_of(room))
    await small(form, room)


@both
async def test_pm3_a_process_that_is_old_waits_no_more(room: Pressroom, form: Form) -> None:
    """It grows old while it waits."""
    await small(form, room)
    (worker,) = room._waiting.values()
    room.oldest = worker.age + 1
    await small(form, room)
    assert await gone(worker.process.pid)


@both
@pytest.mark.parametrize(("stays", "heaviest"), [(True, 1), (False, 640)])
async def test_pm3_who_is_heavy_or_may_not_stay_ends_with_its_book(
    room: Pressroom, form: Form, stays: bool, heaviest: float
) -> None:
    room.stays, room.heaviest = stays, heaviest
    await small(form, room)
    assert room._waiting == {}


@both
async def test_pm4_nothing_lies_about_whether_a_book_is_made_or_given_up(
    room: Pressroom, form: Form, tmp_path: Path
) -> None:
    """It is being set, or its drawings are, when it is given up, twice."""
    going = asyncio.create_task(press(BOOK, form, room=room))
    async with asyncio.timeout(60):
        while not any(each.suffix == ".typ" for each in lying(tmp_path)):
            await asyncio.sleep(0)
    going.cancel()
    await asyncio.sleep(0)
    going.cancel()
    with pytest.raises(asyncio.CancelledError):
        await going
    assert lying(tmp_path) == []
    await small(form, room)
    assert len(lying(tmp_path)) == 1  # the desk of the process that waits, empty


async def test_pm4_a_book_that_is_given_up_while_it_is_handed_over_leaves_nothing(
    room: Pressroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laying, given_up, loop = asyncio.Event(), Event(), asyncio.get_running_loop()
    pickled = module._pickled

    def slowly(file: Path, job: object) -> None:
        loop.call_soon_threadsafe(laying.set)
        assert given_up.wait(60)
        pickled(file, job)

    monkeypatch.setattr(module, "_pickled", slowly)
    going = asyncio.create_task(small("pdf", room))
    await laying.wait()
    going.cancel()
    assert await asyncio.wait([going], timeout=0.3) == (set(), {going})
    given_up.set()
    with pytest.raises(asyncio.CancelledError):
        await going
    assert lying(tmp_path) == []


async def test_pm5_another_gatherings_pdf_is_set_by_another(
    room: Pressroom, begun: list[Process]
) -> None:
    for form in ("pdf", "docx"):
        await press(EMPTY, form, room=room)
        await press(replace(EMPTY, code="other"), form, room=room)
    first, second, binds = begun
    assert await gone(first.pid)
    assert is_there(second.pid)
    assert is_there(binds.pid)


async def test_it_gives_way_to_the_server_and_all_else_to_the_pdf(room: Pressroom) -> None:
    await small("pdf", room)
    sets = os.getpriority(os.PRIO_PROCESS, number_of(room))
    await room.close()
    room.stays = True
    await small("docx", room)
    binds = os.getpriority(os.PRIO_PROCESS, number_of(room))
    assert os.getpriority(os.PRIO_PROCESS, 0) < sets < binds


@both
async def test_the_kernel_bounds_and_ends_it_and_no_terminal_does(
    room: Pressroom, form: Form
) -> None:
    await small(form, room)
    process = number_of(room)
    assert os.getsid(process) != os.getsid(0)
    assert resource.prlimit(process, resource.RLIMIT_AS)[0] == module.MEMORY * 2**20
    assert to_go(process) == "1000\n"


@both
async def test_each_book_has_the_time_that_it_was_given(room: Pressroom, form: Form) -> None:
    """Whoever began the process had other limits."""
    await small(form, room)
    process, most = number_of(room), 0
    book = partial(compose, replace(BOOK, code=EMPTY.code))
    going = asyncio.create_task(made_apart(form, EMPTY.code, book, seconds=200, room=room))
    while not going.done():
        most = max(most, resource.prlimit(process, resource.RLIMIT_CPU)[0])
        await asyncio.sleep(0)
    assert number_of(room) == process
    assert most >= 200 * (os.cpu_count() or 1)

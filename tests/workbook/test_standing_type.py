"""Type that is kept standing. Rules as numbered in the module."""

import asyncio
import os
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from threading import Event

import pytest
from pypdf import PdfReader

from openspace.domain.proceedings import Proceedings
from openspace.workbook.apart import NotPressed
from openspace.workbook.composition import compose
from openspace.workbook.design import design
from openspace.workbook.galley import Galley, galley
from openspace.workbook.standing_type import StandingType, Typesetter
from tests.workbook.books import ALBUM, BOOK, EMPTY, ILLUSTRATED, after, paragraph
from tests.workbook.reading import bookmarks, pdf, tags, text


def galleys(book: Proceedings) -> Galley:
    made = compose(book)
    return galley(made, design(made.design), ALBUM)


async def set_by(standing: StandingType, book: Proceedings) -> tuple[int, bytes]:
    """The process that set it, and the PDF."""
    async with standing.typesetter(book.code) as typesetter:
        made = await asyncio.to_thread(typesetter.set, galleys(book), 60)
        assert typesetter._process
        return typesetter._process.pid, made


def waiting(standing: StandingType) -> int | None:
    """The process that waits for the next book."""
    process = standing._standing and standing._standing.typesetter._process
    return process.pid if process and process.poll() is None else None


def read(made: bytes) -> tuple[int, str, list[str], list[tuple[int, str]]]:
    reader = PdfReader(BytesIO(made))
    return len(reader.pages), text(reader), tags(reader), bookmarks(reader)


def anything_in(folder: Path) -> bool:
    return any(folder.iterdir())


def written(book: Proceedings, at: int, *texts: str) -> Proceedings:
    """The book after somebody wrote in a chapter."""
    chapters = list(book.chapters)
    more = tuple(map(paragraph, texts))
    chapters[at] = replace(chapters[at], notes=(*chapters[at].notes, *more))
    return replace(book, chapters=tuple(chapters))


async def test_st1_what_is_set_again_is_what_a_new_process_would_set() -> None:
    standing = StandingType(stays=True)
    longer = written(ILLUSTRATED, 0, *(f"{n} kaffe og kake og gode ord" * 9 for n in range(30)))
    books = [
        ILLUSTRATED,
        written(ILLUSTRATED, 1, "Mer å si."),
        longer,
        replace(longer, pressed_at=after(300), chapters=longer.chapters[1:], images=()),
        replace(ILLUSTRATED, design="council"),
        ILLUSTRATED,
    ]
    made = [await set_by(standing, book) for book in books]
    assert len({process for process, _ in made}) == 1
    assert [read(file) for _, file in made] == [read(pdf(compose(each), ALBUM)) for each in books]
    await standing.close()
    assert waiting(standing) is None


async def test_st1_another_gatherings_book_is_set_by_another() -> None:
    standing = StandingType(stays=True)
    first, _ = await set_by(standing, EMPTY)
    second, _ = await set_by(standing, replace(EMPTY, code="other"))
    assert first != second
    assert waiting(standing) == second
    await standing.close()


async def test_st1_who_is_at_work_is_not_asked_for_another() -> None:
    standing = StandingType(stays=True)
    made = await asyncio.gather(*(set_by(standing, EMPTY) for _ in range(2)))
    assert made[0][0] != made[1][0]
    assert waiting(standing) in {process for process, _ in made}
    await standing.close()


@pytest.mark.parametrize(
    ("heaviest", "stays", "waits"), [(640, True, True), (640, False, False), (1, True, False)]
)
async def test_st2_who_waits_may_and_is_not_too_heavy(
    heaviest: float, stays: bool, waits: bool
) -> None:
    standing = StandingType(heaviest=heaviest, stays=stays)
    await set_by(standing, EMPTY)
    assert (waiting(standing) is not None) == waits
    await standing.close()


async def test_st2_nobody_waits_for_ever() -> None:
    standing = StandingType(rest=0.001, stays=True)
    await set_by(standing, EMPTY)
    async with asyncio.timeout(60):
        while waiting(standing):
            await asyncio.sleep(0)


async def test_st3_a_book_that_cannot_be_set_says_so_and_gives_nothing() -> None:
    standing = StandingType(stays=True)
    whole = galleys(BOOK)
    lost = {name: said for name, said in whole.texts.items() if "chapter-1." not in name}
    assert len(lost) == len(whole.texts) - 1
    with pytest.raises(NotPressed, match="chapter-1"):
        async with standing.typesetter(BOOK.code) as typesetter:
            await asyncio.to_thread(typesetter.set, replace_texts(whole, lost), 60)
    assert waiting(standing) is None


def replace_texts(whole: Galley, texts: dict[str, str]) -> Galley:
    return Galley(whole.files, texts)


async def test_st3_a_book_that_takes_too_long_is_not_half_answered() -> None:
    standing = StandingType(stays=True)
    with pytest.raises(NotPressed, match="not in time"):
        async with standing.typesetter(BOOK.code) as typesetter:
            await asyncio.to_thread(typesetter.set, galleys(BOOK), 0.01)
    assert waiting(standing) is None


async def test_st3_who_stops_waiting_ends_it() -> None:
    standing, begun = StandingType(stays=True), asyncio.Event()
    processes = []

    async def press() -> None:
        async with standing.typesetter(BOOK.code) as typesetter:
            processes.append(typesetter._process)
            begun.set()
            await asyncio.to_thread(typesetter.set, galleys(BOOK), 60)

    going = asyncio.create_task(press())
    await begun.wait()
    going.cancel()
    with pytest.raises(asyncio.CancelledError):
        await going
    (process,) = processes
    assert process and process.returncode
    assert waiting(standing) is None


async def test_st3_who_stops_before_it_is_asked_begins_no_other(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Its desk is being laid when it is given up."""
    standing, laying, given_up = StandingType(stays=True, desks=tmp_path), Event(), Event()
    lay_out = Galley.lay_out

    def slowly(self: Galley, desk: Path) -> None:
        laying.set()
        assert given_up.wait(60)
        lay_out(self, desk)

    monkeypatch.setattr(Galley, "lay_out", slowly)
    asked: list[Typesetter] = []

    async def press() -> None:
        async with standing.typesetter(BOOK.code) as typesetter:
            asked.append(typesetter)
            await asyncio.to_thread(typesetter.set, galleys(BOOK), 60)

    going = asyncio.create_task(press())
    assert await asyncio.to_thread(laying.wait, 60)
    going.cancel()
    with pytest.raises(asyncio.CancelledError):
        await going
    given_up.set()
    async with asyncio.timeout(60):
        while anything_in(tmp_path):
            await asyncio.sleep(0.01)
    assert asked[0]._process is None


async def test_st2_of_several_that_end_at_once_one_waits_and_no_other_is_left() -> None:
    standing = StandingType(stays=True)
    await set_by(standing, replace(EMPTY, code="first"))
    asked: list[Typesetter] = []

    async def press(code: str, together: asyncio.Barrier) -> None:
        async with standing.typesetter(code) as typesetter:
            asked.append(typesetter)
            await together.wait()

    together = asyncio.Barrier(3)
    await asyncio.gather(*(press(code, together) for code in ("a", "b", "c")))
    left = [each for each in asked if each._process]
    assert [each._process and each._process.pid for each in left] == [waiting(standing)]
    await standing.close()
    assert [each for each in asked if each._process] == []


async def test_it_gives_way_to_the_server() -> None:
    standing = StandingType(stays=True)
    process, _ = await set_by(standing, EMPTY)
    assert os.getpriority(os.PRIO_PROCESS, process) > os.getpriority(os.PRIO_PROCESS, 0)
    await standing.close()


async def test_st2_who_has_stood_for_long_waits_no_more() -> None:
    standing = StandingType(oldest=0, stays=True)
    await set_by(standing, EMPTY)
    assert waiting(standing) is None


def test_only_what_was_written_in_is_another_file() -> None:
    """And where the hour is said."""
    before = galleys(BOOK).texts
    later = replace(written(BOOK, 2, "Mer å si."), pressed_at=after(300))
    changed = {name for name, said in galleys(later).texts.items() if said != before[name]}
    assert changed == {"chapters/chapter-3.json", "manuscript.json", "foot.json"}

"""Pressing the workbook: a real press, away from the server; whole files or none."""

import asyncio
import json
import os
import shutil
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from threading import Event
from time import monotonic

import pytest

from openspace.domain.editions import FORMS, Edition, Pressing, draft_of
from openspace.domain.facts.editions import PressingBegun, WorkbookSealed, WorkbookWithdrawn
from openspace.domain.proceedings import Proceedings
from openspace.facilitation import editions as verbs
from openspace.facilitation import pressings as module
from openspace.facilitation import removal
from openspace.facilitation.erasure import erase_me
from openspace.facilitation.house import House
from openspace.facilitation.pressings import DESKS, Pressings
from openspace.facilitation.proceedings import proceedings
from openspace.store import editions
from openspace.store.bookshelf import ASIDE, SINCE, Bookshelf
from openspace.store.keeping import Transaction
from openspace.workbook import binding
from openspace.workbook.apart import NotPressed
from openspace.workbook.binding import bound
from openspace.workbook.forms import Format
from openspace.workbook.press import press
from openspace.workbook.pressroom import Pressroom
from tests.bookbinding import HOUSE, begun, pressed, sealed
from tests.cast import ANA, BEN, CHI, CLOSING, CODE, gathering
from tests.domain.saying import facts
from tests.house import house
from tests.store.eraser import EVERYBODY
from tests.workbook.books import BOOK, EMPTY
from tests.workbook.processes import quota


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[House]:
    async with house(tmp_path, gathering(CLOSING)) as opened:
        yield opened


async def pressing(here: House) -> Pressing | None:
    return await here.store.read(lambda tx: editions.pressing(tx, CODE))


async def draft(here: House) -> Edition | None:
    return draft_of(await here.store.read(lambda tx: editions.editions(tx, CODE)))


async def made(here: House, pressings: Pressings) -> Edition:
    """The draft, once it is there."""
    async with asyncio.timeout(60):
        while pressings._going:
            await asyncio.gather(*pressings._going.values())
    found = await draft(here)
    assert found
    return found


def lying(here: House) -> set[str]:
    """Every folder of a book."""
    folder = here.store.folder / "editions"
    return {each.relative_to(folder).as_posix() for each in folder.glob("*/*")}


async def test_pj2_a_draft_is_nine_whole_files_with_their_checksums(here: House) -> None:
    pressings = Pressings(replace(here, address="https://book.example"))
    assert facts(await pressings.begin(ANA))
    assert await pressings.begin(ANA) == ()
    found = await made(here, pressings)
    assert (found.number, [each.form for each in found.files]) == (1, list(FORMS))
    for each in found.files:
        content = pressings.shelf.file(CODE, found.id, each.form).read_bytes()
        assert (len(content), sha256(content).hexdigest()) == (each.size, each.digest)
    assert await pressing(here) is None
    assert "Utgave 1" in pressings.shelf.file(CODE, found.id, "md").read_text("utf-8")
    told = json.loads(pressings.shelf.file(CODE, found.id, "json").read_bytes())
    assert told["address"] == f"https://book.example/g/{CODE}/workbook/editions/1"
    await pressings.begin(ANA)
    again = await made(here, pressings)
    assert lying(here) == {f"{CODE}/{again.id}"}


async def test_only_facilitators_press(here: House) -> None:
    pressings = Pressings(here)
    for caller in (BEN, CHI):
        refusal = await pressings.begin(caller)
        assert getattr(refusal, "code", "") == "not_allowed"
    assert await pressing(here) is None


async def test_pj1_a_pressing_that_is_stopped_leaves_nothing(here: House) -> None:
    pressings = Pressings(here)
    await pressings.begin(ANA)
    async with asyncio.timeout(30):
        while not ((on := await pressing(here)) and on.form):
            await asyncio.sleep(0.01)
    assert facts(await pressings.cancel(ANA))
    on = await pressing(here)
    assert on
    assert on.ended == "cancelled"
    assert (lying(here), await draft(here)) == (set(), None)
    assert await pressings.cancel(ANA) == ()
    await pressings.begin(ANA)
    assert (await made(here, pressings)).number == 1


async def test_who_stops_one_pressing_leaves_the_next_alone(here: House) -> None:
    pressings = Pressings(here)
    await pressings.begin(ANA)
    async with asyncio.timeout(30):
        while not ((on := await pressing(here)) and on.form):
            await asyncio.sleep(0.01)
    stopped, another = await asyncio.gather(pressings.cancel(ANA), pressings.begin(ANA))
    assert facts(stopped)
    assert facts(another)
    assert list(pressings._going) == [CODE]
    assert (await made(here, pressings)).number == 1
    assert pressings._going == {}


async def test_pj2_a_database_of_before_costs_no_sealed_book(here: House, tmp_path: Path) -> None:
    await sealed(here, "e1")
    folder = here.store.folder
    (tmp_path / "before").mkdir()
    async with house(tmp_path / "before", gathering(CLOSING)) as before:
        shutil.copytree(folder / "editions", before.store.folder / "editions")
        await Pressings(before).wake()
        assert lying(before) == set()
        aside = before.store.folder / "unknown" / CODE / "e1"
        assert (aside / "workbook.pdf").is_file()
        (aside / SINCE).write_text(str(int((before.clock() - ASIDE).timestamp())))
        await Pressings(before).tidy()
        assert not aside.exists()


async def test_pj3_what_a_server_did_not_finish_is_swept_up_by_the_next(here: House) -> None:
    await sealed(here, "e1")
    await begun(here, "e2")
    shelf = Bookshelf(here.store.folder)
    (shelf.making("e2") / "workbook.pdf").write_bytes(b"%PDF")
    shelf.making("e3")
    shelf.keep(CODE, "e3")  # in its place, and the server died before it was told
    await Pressings(here).wake()
    on = await pressing(here)
    assert on
    assert on.ended == "stopped"
    assert lying(here) == {f"{CODE}/e1"}


async def test_pj5_what_lay_on_a_desk_when_the_server_was_killed_is_gone(here: House) -> None:
    desk = here.store.folder / DESKS / "of a book"
    desk.mkdir(parents=True)
    (desk / "chapter-1.json").write_text("words and names")
    await Pressings(here).wake()
    assert [*(here.store.folder / DESKS).iterdir()] == []


@pytest.mark.parametrize("everybody", [False, True])
async def test_pj6_who_is_erased_stands_in_no_finished_book(here: House, everybody: bool) -> None:
    pressings = Pressings(here)
    await pressings.wake()
    await pressings.press.press(BOOK, "docx", as_of=monotonic())
    await here.perform(removal.remove, ANA, "ben")
    assert (len(pressings.press.kept), len(pressings.room._waiting)) == (1, 1)
    if everybody:
        here.bus.publish(EVERYBODY)
    else:
        assert facts(await here.perform(erase_me, CHI, True))
    assert (len(pressings.press.kept), len(pressings.room._waiting)) == (0, 0)
    await pressings.close()


async def test_pj6_an_edition_that_was_read_before_leaves_no_process(
    here: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, erased = Event(), Event()

    def meanwhile(tx: Transaction, code: str, at: datetime) -> Proceedings:
        found = proceedings(tx, code, at)
        read.set()
        assert erased.wait(60)
        return found

    monkeypatch.setattr(module, "proceedings", meanwhile)
    pressings = Pressings(here)
    await pressings.wake()
    await pressings.begin(ANA)
    assert await asyncio.to_thread(read.wait, 60)
    assert facts(await here.perform(erase_me, CHI, True))
    erased.set()
    await made(here, pressings)
    assert pressings.room._waiting == {}
    await pressings.begin(ANA)
    await made(here, pressings)
    assert set(pressings.room._waiting) == {"bindery", "presses.pdf"}
    await pressings.close()


async def test_a_pressing_whose_end_was_never_told_holds_nobody_up(here: House) -> None:
    await begun(here, "e1")
    pressings = Pressings(here)
    assert [type(each) for each in facts(await pressings.begin(ANA))] == [PressingBegun]
    await made(here, pressings)


async def test_a_book_that_was_stopped_meanwhile_is_no_draft(here: House) -> None:
    await begun(here, "e1")
    await here.perform(verbs.cancel, ANA)
    book, _ = await here.store.read(lambda tx: Pressings(here)._book(CODE, tx))
    assert await here.perform(verbs.finish, HOUSE, "e1", book, ()) == ()
    assert await here.perform(verbs.advance, HOUSE, "e1", "pdf", 1) == ()


async def test_ed4_nobody_seals_a_name_that_was_taken_back(here: House) -> None:
    pressings = Pressings(here)
    await pressings.begin(ANA)
    found = await made(here, pressings)
    await here.perform(removal.remove, ANA, "ben")
    refusal = await pressings.seal(ANA, found.id, alone=False)
    assert getattr(refusal, "code", "") == "name_taken_back"


async def test_ed6_an_edition_with_such_a_name_goes_with_the_next(here: House) -> None:
    await sealed(here, "e1")
    await here.perform(removal.remove, ANA, "ben")
    await pressed(here, "e2")
    outcome = facts(await Pressings(here).seal(ANA, "e2", alone=False))
    assert [type(each) for each in outcome] == [WorkbookSealed, WorkbookWithdrawn]
    assert lying(here) == {f"{CODE}/e2"}


async def nobody(_: str, __: int) -> None:
    """Is told, and says nothing."""


@pytest.mark.parametrize("form", ["odt", "pdf"])
async def test_pj4_a_full_disk_is_told_from_a_form_that_fails(tmp_path: Path, form: Format) -> None:
    file = tmp_path / f"workbook.{form}"
    file.symlink_to("/dev/full")
    with pytest.raises(NotPressed) as full:
        await bound(tmp_path, BOOK, {}, nobody)
    assert full.value.why == "full"
    file.unlink()
    file.mkdir()
    said: list[str] = []

    async def told(form: str, _: int) -> None:
        said.append(form)

    with pytest.raises(NotPressed) as failed:
        await bound(tmp_path, BOOK, {}, told)
    assert (failed.value.why, said[-1]) == ("failed", form)


@pytest.mark.parametrize(("whose", "where"), [("ours", "File too large"), ("its", "_set")])
async def test_pj4_a_disk_without_room_to_set_the_pdf_is_full(
    tmp_path: Path, whose: str, where: str
) -> None:
    """What is handed over lies on the disk, and what typst reads: a quota ends for either."""
    room = Pressroom(stays=True, desks=tmp_path)
    await press(EMPTY, "pdf", room=room)
    (worker,) = room._waiting.values()
    process = worker.process.pid if whose == "its" else os.getpid()
    with quota(10_000, process), pytest.raises(NotPressed) as full:
        await bound(tmp_path, BOOK, {}, nobody, forms=("pdf",), room=room)
    assert full.value.why == "full"
    assert where in str(full.value)


async def test_pj4_what_takes_too_long_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(binding, "SECONDS", 0.01)
    with pytest.raises(NotPressed) as late:
        await bound(tmp_path, BOOK, {}, nobody)
    assert late.value.why == "late"


async def test_pj4_a_folder_that_cannot_be_written_to_is_told_of(
    here: House, caplog: pytest.LogCaptureFixture
) -> None:
    (here.store.folder / "editions").write_text("in the way")
    pressings = Pressings(here)
    await pressings.begin(ANA)
    await asyncio.gather(*pressings._going.values())
    on = await pressing(here)
    assert on
    assert on.ended == "failed"

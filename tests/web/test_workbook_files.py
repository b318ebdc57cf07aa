"""The book's files as a reader gets them, or is told why not."""

import asyncio
from datetime import datetime
from pathlib import Path
from threading import Event
from types import ModuleType

import pytest

from openspace.domain.proceedings import Proceedings
from openspace.facilitation.erasure import erase_me
from openspace.facilitation.proceedings import proceedings
from openspace.store.keeping import Transaction
from openspace.web import chapters, workbook
from tests.cast import BEN, CODE
from tests.domain.saying import facts
from tests.house import client, visited
from tests.pages.pages import tree
from tests.workbook.processes import quota

BOOK = f"/g/{CODE}/workbook"


@pytest.mark.parametrize(
    ("path", "reads"), [(f"{BOOK}.docx", workbook), (f"{BOOK}/chapters/1.docx", chapters)]
)
async def test_pj6_what_was_read_before_somebody_was_erased_is_kept_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str, reads: ModuleType
) -> None:
    read, erased = Event(), Event()

    def meanwhile(tx: Transaction, code: str, at: datetime) -> Proceedings:
        made = proceedings(tx, code, at)
        read.set()
        assert erased.wait(60)
        return made

    monkeypatch.setattr(reads, "proceedings", meanwhile)
    async with visited(tmp_path) as (house, app), client(app, "ana") as ana:
        press = app.state.press
        press.room.stays = True
        going = asyncio.create_task(ana.get(path))
        assert await asyncio.to_thread(read.wait, 60)
        assert facts(await house.perform(erase_me, BEN, True))
        erased.set()
        assert (await going).content.startswith(b"PK")
        assert (press.room._waiting, [*press.kept]) == ({}, [])
        assert (await ana.get(path)).content.startswith(b"PK")
        assert ([*press.room._waiting], len(press.kept)) == (["bindery"], 1)
        await app.state.pressings.close()


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        (
            "en",
            "The disk is full, so this file could not be made."
            " Ask whoever runs the server for room, then try again.",
        ),
        (
            "nb",
            "Disken er full, så denne filen lot seg ikke lage."
            " Be dem som driver serveren, om plass, og prøv en gang til.",
        ),
    ],
)
async def test_a_reader_is_told_that_the_disk_is_full_and_gets_the_file_later(
    tmp_path: Path, language: str, sentence: str
) -> None:
    async with visited(tmp_path) as (_, app), client(app, "ana", language) as ana:
        press = app.state.press
        press.room.stays = True
        await ana.get(f"{BOOK}.pdf")
        (worker,) = press.room._waiting.values()
        press.kept.clear()
        with quota(1000, worker.process.pid):
            answer = await ana.get(f"{BOOK}.pdf")
        page = tree(answer.text)
        assert (answer.status_code, page.xpath("string(//h1)").strip()) == (503, sentence)
        assert page.xpath("//main//a/@href") == [BOOK]
        assert (await ana.get(f"{BOOK}.pdf")).content.startswith(b"%PDF")
        await app.state.pressings.close()


async def test_a_reader_is_told_of_a_file_that_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    async with visited(tmp_path) as (_, app), client(app, "ana") as ana:
        answer = await ana.get(f"{BOOK}.docx")
        assert (answer.status_code, tree(answer.text).xpath("string(//h1)").strip()) == (
            500,
            "This file could not be made. Try again; if it fails again, ask whoever runs the"
            " server.",
        )

"""A note's history as a page: names as agreed, states, and what cannot be had."""

import asyncio
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from openspace.bus.purses import Purse
from openspace.domain.images import Image
from openspace.domain.note_template import template_seen
from openspace.facilitation.histories import Histories
from openspace.facilitation.house import House
from openspace.facilitation.notes import set_template
from openspace.facilitation.removal import remove
from openspace.notes import engine
from openspace.notes.archive import Archive
from openspace.notes.ledger import Ledger
from openspace.notes.reader import read_update
from openspace.notes.workshop import EngineFailed
from openspace.pages.contexts import note_history
from openspace.store import beginnings, gatherings, images, notes, snapshots
from openspace.store.keeping import Transaction
from openspace.web import note_history as web
from tests.cast import ANA, CODE
from tests.editors import Editor, element, written
from tests.house import HERE, Clock, client, visited
from tests.pages.pages import tree

HISTORY = f"/g/{CODE}/notes/b1/history"


def kept(tx: Transaction, rows: list[notes.Words], at: datetime) -> None:
    notes.append(tx, CODE, "b1", rows, at)


async def wrote(house: House, *words: tuple[str, str]) -> list[bytes]:
    """Each writes a paragraph, two minutes after the one before."""
    editor, clock = Editor(7), house.clock
    assert isinstance(clock, Clock)
    for who, text in words:
        clock.now += timedelta(minutes=2)
        before = len(editor.made)
        editor.write(text)
        rows = [(who, update) for update in editor.made[before:]]
        await house.store.write(partial(kept, rows=rows, at=clock.now))
    return editor.made


async def test_moments_are_listed_the_newest_first_by_the_names_that_may_be_shown(
    tmp_path: Path,
) -> None:
    async with visited(tmp_path) as (house, app), client(app, "ben") as ben, client(app) as dee:
        empty = await ben.get(HISTORY)
        assert "Nobody has written here yet." in empty.text
        await wrote(house, ("ben", "Blått og hvitt."), ("chi", "Et ord <b>til</b>."))
        page = (await ben.get(HISTORY)).text
        assert page.index("10:49") < page.index("10:47")
        assert ("Somebody" in page, "Chi" in page) == (True, False)
        assert (await dee.get(HISTORY)).status_code == 303


async def test_a_state_shows_who_wrote_what_and_what_is_new(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "ben", "nb") as ben:
        made = await wrote(house, ("ben", "Blått."), ("chi", "Et ord <b>til</b>."))
        first, last = [(await ben.get(f"{HISTORY}/{number}")).text for number in (1, 2)]
        assert "til" not in first.split('class="then"')[1].split("</section>")[0].split("prose")[1]
        assert "put_back" in first
        assert "put_back" not in last
        assert 'title="Noen"' in last
        assert '<ins class="by' in last
        assert "Et ord &lt;b&gt;til&lt;/b&gt;." in last
        update = await ben.get(f"{HISTORY}/1/update")
        assert update.headers["content-type"] == "application/octet-stream"
        assert engine.blocks([update.content]) == engine.blocks(made[:1])
        for address in ("0", "3", "x", "3/update", "0/update"):
            assert (await ben.get(f"{HISTORY}/{address}")).status_code == 404
        elsewhere = f"/g/{CODE}/notes/b9/history"
        assert (await ben.get(elsewhere)).status_code == 404
        assert (await ben.get(f"{elsewhere}/1/update")).status_code == 404


async def test_who_was_removed_is_somebody_who_was_here_and_the_words_stay(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, app), client(app, "chi") as chi:
        await wrote(house, ("ben", "Blått."), ("chi", "Et ord."))
        for named, shown in ((True, 'title="Ben Bø"'), (False, 'title="Somebody who was here"')):
            pages = [(await chi.get(address)).text for address in (HISTORY, f"{HISTORY}/2")]
            assert ["Ben Bø" in page for page in pages] == [named] * 2
            assert (shown in pages[1], "Blått." in pages[1]) == (True, True)
            await house.perform(remove, ANA, "ben")


async def test_more_writers_than_marks_have_numbers_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with visited(tmp_path) as (house, app), client(app, "ben") as ben:
        await wrote(house, ("ben", "Blått."), ("chi", "Et ord."))
        for marks, numbers in ((2, []), (1, ["1", "2", "1", "2"])):
            monkeypatch.setattr(note_history, "TONES", marks)
            page = tree((await ben.get(f"{HISTORY}/2")).text)
            assert page.xpath("//@data-number") == numbers


async def test_a_heading_and_a_picture_stand_there_as_in_the_notes(tmp_path: Path) -> None:
    file, gone = "0f" * 12 + "07d004e8", "f0" * 12 + "07d004e8"

    def writes(editor: Editor) -> None:
        editor.write("Det vi vet", "heading", level=2)
        for each in (file, gone):
            editor.note.children.append(element("image", file=each, alt="Lapper"))

    async with visited(tmp_path) as (house, app), client(app, "ben") as ben:
        rows, image = [("ben", written(writes))], Image(file, "png", 2000, 1256, 1)
        await house.store.write(lambda tx: images.add(tx, CODE, image, b"x", house.clock()))
        await house.store.write(partial(kept, rows=rows, at=house.clock()))
        page = tree((await ben.get(f"{HISTORY}/1")).text)
        (note,) = page.find_class("note-text")
        assert [each.tag for each in note.iter("h2", "h3", "h4")] == ["h4"]
        assert note.xpath(".//img/@src") == [f"/g/{CODE}/images/{file}"]
        assert "A picture that is not here any more: Lapper" in note.text_content()


async def test_what_a_note_began_with_is_in_every_state_of_it_and_nobody_wrote_it(
    tmp_path: Path,
) -> None:
    async with visited(tmp_path) as (house, app), client(app, "ben") as ben:
        gathering = await house.store.read(lambda tx: gatherings.gathering(tx, CODE))
        assert gathering
        await house.perform(set_template, ANA, "# What we know", template_seen(gathering))
        whole = await house.store.write(begun)
        editor = Editor(7)
        editor.hear(whole)
        editor.write("Blått.")
        del editor.note.children[0]
        rows = [("ben", update) for update in editor.made]
        for at, row in enumerate(rows):
            later = house.clock() + timedelta(minutes=2 * at)
            await house.store.write(partial(kept, rows=[row], at=later))
        folded = snapshots.Snapshot(*await asyncio.to_thread(fold, whole, rows))
        for again in range(2):
            if again:
                app.state.histories = Histories(house)
                await house.store.write(partial(snapshots.replace, breakout="b1", new=folded))
            first, last = [(await ben.get(f"{HISTORY}/{number}")).text for number in (1, 2)]
            assert ">What we know</h3>" in first
            assert 'title="What the notes began with"' not in first
            assert '<del class="by' in last
            assert 'title="What the notes began with"' in last
            update = await ben.get(f"{HISTORY}/1/update")
            assert engine.blocks([update.content]) == engine.blocks([whole, editor.made[0]])
            app.state.histories.close()


def begun(tx: Transaction) -> bytes:
    beginnings.begin(tx, CODE, "b1", datetime(2026, 5, 20, tzinfo=UTC))
    tx.flush()
    found = snapshots.snapshot(tx, "b1")
    assert found
    return found.whole


def fold(whole: bytes, rows: list[notes.Words]) -> tuple[int, bytes, bytes]:
    ledger = Ledger()
    for writer, update in (("", whole), *rows):
        ledger.recall(read_update(update), writer)
    return len(rows), ledger.dumped(), engine.merge([whole, *(update for _, update in rows)])


async def test_a_history_that_cannot_be_read_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise EngineFailed("broken")

    async with visited(tmp_path) as (house, app), client(app, "ben") as ben:
        await wrote(house, ("ben", "Blått."))
        monkeypatch.setattr(Archive, "_ask", fails)
        answer = await ben.get(HISTORY)
        assert answer.status_code == 503
        assert "The notes themselves are as they were." in answer.text


async def test_who_looks_back_very_often_waits_and_nobody_else_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(web, "LOOKS_BACK", Purse(2, 600.0))
    async with (
        visited(tmp_path) as (house, app),
        client(app, "ben") as ben,
        client(app, "chi") as chi,
    ):
        await wrote(house, ("ben", "Blått."))
        state = f"{HISTORY}/1"
        assert [(await ben.get(state)).status_code for _ in range(3)] == [200, 200, 429]
        late = await ben.get(f"{state}/update", headers={"referer": f"{HERE}{state}"})
        assert (late.status_code, "Those were many looks back at once." in late.text) == (429, True)
        assert (await chi.get(state)).status_code == 200

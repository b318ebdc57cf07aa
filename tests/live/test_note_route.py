"""The notes' address on a real server: who gets in, who writes, and what ends a connection."""

import os
import random
from collections.abc import AsyncIterator
from pathlib import Path
from time import perf_counter

import pytest
from sqlalchemy import update
from websockets.exceptions import InvalidStatus

from openspace.domain.facts.gathering import PhaseOpened
from openspace.live.note_farewells import NO_SCHEMA, OTHER_GENERATION, STALE_SCHEMA
from openspace.live.note_folding import LONG
from openspace.notes import engine, frames
from openspace.notes.frames import LARGEST_FRAME, saved, told
from openspace.store import notes, snapshots
from openspace.store.room_tables import NoteRow
from tests.cast import CLOSING, CODE, MARKET, STRETCHES, WORKBOOK, at, kept
from tests.editors import Editor
from tests.live.note_server import Server, ended, heard, served
from tests.notes.test_reader import mutated

HOSTILE = max(200, int(os.environ.get("OPENSPACE_FRAMES", "0")) // 1_000)
"""Lines with a made up frame; a thousand in a long run of a million frames."""
WRITES = "?schema=2&saved=1"
TIMES = tuple((each.starts, each.ends) for each in STRETCHES)
ANSWER, UPDATE, QUESTION = b"\0\1", b"\0\2", b"\0\0"


def typed(*parts: str, client: int = 7) -> list[bytes]:
    editor = Editor(client)
    text = editor.write("")
    for part in parts:
        text.insert(len(text), part)
    return editor.made


def words_in(frame: bytes) -> bytes:
    read = frames.read_frame(frame)
    assert isinstance(read, frames.Told)
    return read.update


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Server]:
    async with served(tmp_path) as server:
        yield server


async def test_words_go_to_the_disk_to_the_others_and_back_as_saved(server: Server) -> None:
    async with server.line("ben", WRITES) as ben, server.line("chi", "?schema=2") as chi:
        await chi.send(frames.asked(b"\0"))
        await heard(chi, ANSWER)
        updates = typed("blå ", "👩‍👩‍👧")
        for update in updates:
            await ben.send(told(update))
        reader = Editor(1)
        while reader.blocks != engine.blocks(updates):
            reader.hear(words_in(await heard(chi, UPDATE)))
        while await heard(ben, b"\x64") != saved(3):
            pass
        assert await server.log() == updates


@pytest.mark.parametrize(
    ("person", "note", "origin"),
    [
        ("", "b1", ""),
        ("dee", "b1", ""),
        ("chi", "b9", ""),
        ("chi", "b1", "https://evil.example"),
        ("chi", "b1", "http://HERE.evil.example"),
        ("chi", "b1", "null"),
    ],
)
async def test_others_are_refused_before_the_socket_opens(
    server: Server, person: str, note: str, origin: str
) -> None:
    with pytest.raises(InvalidStatus) as caught:
        async with server.line(person, WRITES, note, origin):
            pass
    assert caught.value.response.status_code == 403


@pytest.mark.parametrize("origin", ["", "http://HERE"])
async def test_a_participant_from_our_own_page_gets_in(server: Server, origin: str) -> None:
    async with server.line("chi", WRITES, origin=origin) as chi:
        assert await heard(chi, QUESTION) == frames.asked(b"\0")


async def test_a_note_never_closes_and_asks_nobody_to_have_been_there(server: Server) -> None:
    made = typed("blå", " og", " hvit")
    for position, words in zip((MARKET, CLOSING, WORKBOOK), made, strict=False):
        opened = PhaseOpened(CODE, position, at(9, 45), TIMES)
        await server.house.store.write(kept(opened))
        async with server.line("chi", WRITES) as chi:
            await chi.send(told(words))
            assert await heard(chi, b"\x64") == saved(1)
    assert await server.log() == made[:3]


@pytest.mark.parametrize("query", ["", "?schema=999"])
async def test_without_the_schema_one_reads_and_is_closed_when_one_writes(
    server: Server, query: str
) -> None:
    async with server.line("ben", WRITES) as ben, server.line("chi", query) as chi:
        await ben.send(told(typed("ord")[0]))
        await heard(ben, b"\x64")
        await chi.send(frames.asked(b"\0"))
        assert await heard(chi, ANSWER) == frames.answered(typed("ord")[0])
        await chi.send(told(typed("mer", client=9)[0]))
        assert await ended(chi) == (NO_SCHEMA.code, NO_SCHEMA.reason)
    assert await server.log() == typed("ord")[:1]


async def test_an_editor_of_another_schema_is_told_at_once(server: Server) -> None:
    async with server.line("chi", "?schema=0&saved=1") as chi:
        assert await ended(chi) == (STALE_SCHEMA.code, STALE_SCHEMA.reason)


async def test_another_generation_is_never_let_in(server: Server) -> None:
    async with server.line("ben", f"{WRITES}&generation=1") as ben:
        await ben.send(told(typed("ord")[0]))
        await heard(ben, b"\x64")
    await server.house.store.write(lambda tx: tx.ask(update(NoteRow).values(generation=2)))
    for query in (WRITES, f"{WRITES}&generation=1", f"{WRITES}&generation=x"):
        async with server.line("ben", query) as ben:
            assert await ended(ben) == (OTHER_GENERATION.code, OTHER_GENERATION.reason)
    async with server.line("ben", f"{WRITES}&generation=2") as ben:
        assert await heard(ben, QUESTION) != b""


async def test_a_long_note_opens_with_a_snapshot_and_says_what_its_log_says(
    server: Server,
) -> None:
    updates = typed(*["å"] * LONG)
    rows = [("ben", update) for update in updates]
    await server.house.store.write(
        lambda tx: notes.append(tx, CODE, "b1", rows, server.house.clock())
    )
    async with server.line("chi", WRITES) as chi, server.line("ben", WRITES) as ben:
        await chi.send(frames.asked(b"\0"))
        reader = Editor(1)
        reader.hear(words_in(await heard(chi, UPDATE)))
        reader.hear(words_in(await heard(chi, ANSWER)))
        assert reader.blocks == engine.blocks(updates)
        await ben.send(told(typed("mer", client=9)[0]))
        reader.hear(words_in(await heard(chi, UPDATE)))
        await ben.send(frames.asked(reader.doc.get_state()))
        assert engine.ends(words_in(await heard(ben, ANSWER))) == {}
    found = await server.house.store.read(lambda tx: snapshots.snapshot(tx, "b1"))
    assert found is not None
    assert found.length == len(updates)
    assert await server.log() == [*updates, typed("mer", client=9)[0]]


async def test_a_frame_that_is_too_large_ends_its_connection(server: Server) -> None:
    async with server.line("chi", WRITES) as chi:
        await chi.send(b"\0" * (LARGEST_FRAME + 1))
        assert (await ended(chi))[0] == 1009


async def test_text_ends_its_connection(server: Server) -> None:
    async with server.line("chi", WRITES) as chi:
        await chi.send("hei")
        assert await ended(chi) == (4400, "unreadable: a frame of text")


async def test_a_writer_beside_hostile_ones_does_not_notice(server: Server) -> None:
    dice, slowest = random.Random(5), 0.0
    good, editor = typed("ord", "et ", "blå", client=9), Editor(7)
    text = editor.write("")
    async with server.line("ben", WRITES) as ben:
        for number in range(HOSTILE):
            async with server.line("chi", WRITES) as hostile:
                await hostile.send(told(mutated(engine.merge(good), dice)))
                text.insert(0, "å")
                begun = perf_counter()
                for update in editor.made:
                    await ben.send(told(update))
                editor.made.clear()
                while await heard(ben, b"\x64") != saved(number + 2):
                    pass
                slowest = max(slowest, perf_counter() - begun)
        assert ben.close_code is None
    assert slowest < 1
    assert "å" * HOSTILE in str(engine.blocks(await server.log()))

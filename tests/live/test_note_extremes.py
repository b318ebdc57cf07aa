"""Notes at the edge: long ones, a full disk, a clock that jumps, an engine gone mad."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path
from time import perf_counter

import pytest
from websockets.asyncio.client import ClientConnection

from openspace.live import note_folding, notes
from openspace.live.note_farewells import TRY_AGAIN
from openspace.notes import engine, workshop
from openspace.notes.frames import asked, saved, told
from openspace.notes.tape import Tape
from openspace.store import notes as stored
from openspace.store import snapshots
from openspace.store.keeping import Transaction
from tests.cast import CODE
from tests.editors import Editor
from tests.house import Clock
from tests.live.note_server import Server, ended, heard, served
from tests.live.test_note_route import WRITES, typed, words_in

ANSWER, SAVED = b"\0\1", b"\x64"
LINE = "Blåbær 𝒪 👩‍👩‍👧 שלום "
MAD = "import sys, time\nsys.stdin.buffer.read(4)\nwhile True: pass\n"


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Server]:
    async with served(tmp_path) as server:
        yield server


async def say(line: ClientConnection, updates: list[bytes], before: int = 0) -> None:
    """Say these, each when the one before is saved."""
    for number, update in enumerate(updates, before + 1):
        await line.send(told(update))
        while await heard(line, SAVED) != saved(number):
            pass


async def test_a_note_of_200_kb_with_lines_of_10_000_characters(server: Server) -> None:
    editor = Editor(7)
    for _ in range(20):
        editor.write((LINE * 10_000)[:10_000])
    assert sum(map(len, editor.made)) > 200_000
    async with server.line("ben", WRITES) as ben, server.line("chi", WRITES) as chi:
        await say(ben, editor.made)
        await chi.send(asked(b"\0"))
        answer = Tape((await heard(chi, ANSWER))[2:]).sized()
        assert engine.blocks([answer]) == editor.blocks
    assert await server.log() == editor.made


async def test_a_full_disk_is_no_saved_and_no_loss_once_there_is_room(server: Server) -> None:
    first, *later = typed("en", *["ord " * 5_000] * 40)
    await limited(server, 0)
    async with server.line("ben", WRITES) as ben:
        await say(ben, [first])
        await limited(server, 8)
        for update in later:
            await ben.send(told(update))
        assert await ended(ben) == (TRY_AGAIN.code, TRY_AGAIN.reason)
    kept = await server.log()
    assert len(kept) < len(later)
    await limited(server, 0)
    async with server.line("ben", WRITES) as ben:
        await say(ben, [first, *later])
    assert await server.log() == [first, *later]


async def limited(server: Server, pages: int) -> None:
    """The database may grow by so many pages, or as it likes."""

    def work(tx: Transaction) -> None:
        held = tx.connection()
        now = held.exec_driver_sql("PRAGMA page_count").scalar_one()
        held.exec_driver_sql(f"PRAGMA max_page_count={now + pages if pages else 2**30}")

    await server.house.store.write(work)


@pytest.mark.parametrize("days", [-400, 400])
async def test_a_clock_that_jumps_changes_no_order(server: Server, days: int) -> None:
    updates = typed(*"abcdef")
    clock = server.house.clock
    assert isinstance(clock, Clock)
    async with server.line("ben", WRITES) as ben:
        await say(ben, updates[:3])
        clock.now += timedelta(days=days)
        await say(ben, updates[3:], 3)
    assert await server.log() == updates
    lengths = await server.house.store.read(lambda tx: stored.lengths(tx, CODE))
    assert lengths["b1"] == (len(updates), clock.now)


@pytest.fixture
def mad(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The engine's process never answers."""
    script = tmp_path / "mad.py"
    script.write_text(MAD)
    monkeypatch.setattr(workshop, "WORDS", (str(script),))
    monkeypatch.setattr(workshop, "FOLDING", 1.0)
    monkeypatch.setattr(note_folding, "REST", 0.0)
    monkeypatch.setattr(notes, "PATIENCE", 0.1)


async def echoes(server: Server, client: int) -> list[float]:
    """How long a writer's words took to be saved, again and again."""
    taken = []
    async with server.line("ana", WRITES) as ana:
        for number, update in enumerate(typed(*["å"] * 60, client=client), 1):
            begun = perf_counter()
            await ana.send(told(update))
            while await heard(ana, SAVED) != saved(number):
                pass
            taken.append(perf_counter() - begun)
    return sorted(taken)


async def test_a_mad_engine_is_noticed_by_nobody(server: Server, mad: None) -> None:
    calm = await echoes(server, 11)
    updates = typed(*["å"] * note_folding.LONG)
    rows = [("ben", update) for update in updates]
    await server.house.store.write(
        lambda tx: stored.append(tx, CODE, "b1", rows, server.house.clock())
    )
    async with server.line("chi", WRITES) as chi:
        canary = await echoes(server, 12)
        await chi.send(asked(b"\0"))
        answer = words_in(await heard(chi, ANSWER))
        assert engine.blocks([answer]) == engine.blocks(await server.log())
        await say(chi, typed("mer", client=9))
    assert canary[len(canary) // 2] < 5 * calm[len(calm) // 2] + 0.05
    assert await server.house.store.read(lambda tx: snapshots.snapshot(tx, "b1")) is None
    assert len(await server.log()) == len(calm) + len(updates) + len(canary) + 2

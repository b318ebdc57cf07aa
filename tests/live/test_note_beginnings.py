"""What notes begin with, over real sockets: BN1 and BN2."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from openspace.domain.note_template import template_seen
from openspace.domain.permissions import Caller, Role
from openspace.facilitation import notes as verbs
from openspace.live.note_farewells import OTHER_GENERATION
from openspace.notes import engine, frames
from openspace.notes.frames import saved, told
from openspace.notes.markdown import to_markdown
from openspace.store import gatherings, notes, snapshots, words
from openspace.store.keeping import Transaction
from tests.cast import ANA, CODE
from tests.editors import Editor
from tests.live.note_server import Server, ended, heard, served
from tests.live.test_note_route import ANSWER, UPDATE, WRITES, words_in

FIRST, SECOND = "# What we know\n\n- \n\n# Next steps", "# Nå\n\nog *så*"


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Server]:
    async with served(tmp_path) as server:
        yield server


async def choose(server: Server, text: str) -> None:
    gathering = await server.house.store.read(lambda tx: gatherings.gathering(tx, CODE))
    assert gathering is not None
    await server.house.perform(verbs.set_template, ANA, text, template_seen(gathering))


async def opened(server: Server, query: str = WRITES, writes: str = "") -> tuple[str, str]:
    """What somebody reads who opens the note, and then writes a paragraph."""
    async with server.line("ben", query) as line:
        editor = Editor(hash(writes) % 2**32)
        await line.send(frames.asked(b"\0"))
        frame = await heard(line, UPDATE)
        editor.hear(words_in(frame))
        editor.hear(words_in(await heard(line, ANSWER)))
        first = to_markdown(editor.blocks)
        if writes:
            editor.made.clear()
            editor.write(writes)
            await line.send(told(editor.made[0]))
            while await heard(line, b"\x64") != saved(1):
                pass
        return first, to_markdown(editor.blocks)


async def stored(server: Server) -> str:
    """What pages read of the note."""

    def read(tx: Transaction) -> str:
        length, _ = notes.lengths(tx, CODE)["b1"]
        return to_markdown(words.blocks_of(tx, "b1", length))

    return await server.house.store.read_long(read)


async def on_the_disk(server: Server) -> str:
    """What the note says to whoever opens it after a restart."""
    found = await server.house.store.read(lambda tx: snapshots.opening(tx.plain, "b1"))
    assert found.last
    updates = [found.last.whole, *(update for _, update in found.rest)]
    return to_markdown(engine.blocks(updates))


def snapshot_rows(tx: Transaction) -> int:
    """How many are kept, of whatever generation."""
    found: int = tx.plain.execute("SELECT count(*) FROM note_snapshot").fetchone()[0]
    return found


async def test_bn1_fifty_open_one_at_once_and_the_template_stands_once(server: Server) -> None:
    await choose(server, FIRST)
    read = await asyncio.gather(*(opened(server) for _ in range(50)))
    assert {first for first, _ in read} == {"# What we know\n\n# Next steps\n"}
    assert await server.log() == []
    assert await server.house.store.read(lambda tx: notes.lengths(tx, CODE)) == {}
    _, said = await opened(server, writes="ord 👩\u200d👩\u200d👧")
    assert (
        said == await stored(server) == "# What we know\n\n# Next steps\n\nord 👩\u200d👩\u200d👧\n"
    )
    assert (await opened(server))[0] == await on_the_disk(server) == said


async def test_bn2_only_notes_in_which_nobody_has_written_begin_anew(server: Server) -> None:
    await choose(server, FIRST)
    assert (await opened(server))[0].startswith("# What we know")
    await choose(server, SECOND)
    assert await server.house.store.read(snapshot_rows) == 0
    async with server.line("ben", f"{WRITES}&generation=1") as ben:
        assert await ended(ben) == (OTHER_GENERATION.code, OTHER_GENERATION.reason)
    anew = f"{WRITES}&generation=2"
    assert await opened(server, anew, "ord") == ("# Nå\n\nog *så*\n", "# Nå\n\nog *så*\n\nord\n")
    await choose(server, FIRST)
    assert (await opened(server, anew))[0] == await stored(server) == "# Nå\n\nog *så*\n\nord\n"


async def test_bn2_who_still_holds_the_old_one_writes_nothing_into_the_new(server: Server) -> None:
    await choose(server, FIRST)
    async with server.line("ben", WRITES) as ben:
        editor = Editor(7)
        await ben.send(frames.asked(b"\0"))
        editor.hear(words_in(await heard(ben, UPDATE)))
        editor.hear(words_in(await heard(ben, ANSWER)))
        await choose(server, SECOND)
        async with server.line("ben", f"{WRITES}&generation=2") as anew:
            await anew.send(frames.asked(b"\0"))
            await heard(anew, ANSWER)
            assert await ended(ben) == (OTHER_GENERATION.code, OTHER_GENERATION.reason)
    assert await server.log() == []


async def test_bn2_words_on_the_old_one_are_refused_by_the_store(server: Server) -> None:
    await choose(server, FIRST)
    await opened(server)
    await choose(server, SECOND)
    us = Caller(CODE, None, Role.OUTSIDE)
    late = [(ANA, b"\0\0")]
    outcome = await server.house.perform(verbs.write, us, "b1", late, generation=1)
    assert outcome == verbs.OTHER_GENERATION
    assert await server.log() == []

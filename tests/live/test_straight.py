"""Frames past the server's queues: F1 and F2 on a real server; F3 is what every other test does."""

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from openspace.live.framing import framed
from openspace.live.note_farewells import TOO_SLOW
from openspace.live.note_line import Line
from openspace.live.straight import straight
from openspace.notes import engine
from openspace.notes.frames import answered, asked, saved, told
from openspace.notes.ledger import Ledger
from openspace.notes.reader import read_update
from openspace.store import notes, snapshots
from openspace.store.keeping import Transaction
from openspace.store.snapshots import Snapshot
from tests.bench.wire import BINARY, masked
from tests.cast import CODE
from tests.live.note_server import NOTE, Server, ended, heard, listening, served
from tests.live.test_note_route import WRITES, typed, words_in

ANSWER, UPDATE, SAVED = b"\0\1", b"\0\2", b"\x64"
MANY = 200


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Server]:
    async with served(tmp_path) as server:
        yield server


@pytest.mark.parametrize(
    ("size", "head"),
    [
        (0, b"\x82\0"),
        (125, b"\x82\x7d"),
        (126, b"\x82\x7e\0\x7e"),
        (65_535, b"\x82\x7e\xff\xff"),
        (65_536, b"\x82\x7f" + (65_536).to_bytes(8, "big")),
    ],
)
def test_f1_a_frame_is_framed_as_the_standard_says(size: int, head: bytes) -> None:
    assert framed(b"x" * size) == head + b"x" * size


async def test_f1_what_several_are_told_is_the_same_for_all(server: Server) -> None:
    async with (
        server.line("ben", WRITES) as ben,
        server.line("chi", WRITES) as chi,
        server.line("ana", WRITES) as ana,
    ):
        for each in (chi, ana):
            await each.send(asked(b"\0"))
            await heard(each, ANSWER)
        await ben.send(told(typed("ord")[0]))
        assert await heard(chi, UPDATE) == await heard(ana, UPDATE) == told(typed("ord")[0])


async def test_f2_many_frames_in_one_packet_are_all_taken_in_their_order(server: Server) -> None:
    updates = typed(*["å"] * MANY)
    async with server.line("ben", WRITES) as ben:
        packet(ben, updates[: MANY // 2])
        await asyncio.sleep(0)
        packet(ben, updates[MANY // 2 :])
        while await heard(ben, SAVED) != saved(len(updates)):
            pass
    assert await server.log() == updates


async def test_f2_what_came_before_the_note_was_open_comes_first(server: Server) -> None:
    updates = typed("en", "to", "tre")
    async with server.line("ben", WRITES) as ben, server.line("chi", WRITES) as chi:
        packet(ben, updates)
        while await heard(ben, SAVED) != saved(len(updates)):
            pass
        await chi.send(asked(b"\0"))
        answer = words_in(await heard(chi, ANSWER))
    assert engine.blocks([answer]) == engine.blocks(updates)


async def test_who_does_not_read_is_hung_up_on_and_the_others_do_not_wait(server: Server) -> None:
    updates = typed(*["ordet " * 40_000] * 60)
    async with server.line("ben", WRITES) as ben, server.line("chi", WRITES) as chi:
        await chi.send(asked(b"\0"))
        await heard(chi, ANSWER)
        chi.transport.pause_reading()
        for update in updates:
            await ben.send(told(update))
            await heard(ben, SAVED)
        chi.transport.resume_reading()
        with pytest.raises(ConnectionClosed):
            async with asyncio.timeout(10):
                while True:
                    await chi.recv()
        assert ben.close_code is None
    assert len(await server.log()) == len(updates)


async def test_f1_a_long_note_comes_as_one_frame(
    server: Server,
) -> None:
    whole = typed("ordet " * 60_000)[0]
    await server.house.store.write(lambda tx: begun(tx, server.house.clock(), whole))
    async with server.line("chi", WRITES) as chi:
        await chi.send(asked(b"\0"))
        assert await heard(chi, UPDATE) == told(whole)
        assert await heard(chi, ANSWER) == answered(b"\0\0")


async def test_f1_no_part_of_a_frame_is_sent_alone_where_the_line_has_ended() -> None:
    async def too_late(socket: WebSocket) -> None:
        await socket.accept()
        line = Line(socket, straight(socket))
        line.end(TOO_SLOW)
        line.offer(b"the beginning", b"the rest")
        await line.run(unheard)

    app = Starlette(routes=[WebSocketRoute("/", too_late)])
    async with listening(app) as port, connect(f"ws://127.0.0.1:{port}/", proxy=None) as chi:
        assert await ended(chi) == (TOO_SLOW.code, TOO_SLOW.reason)


async def unheard(_: bytes) -> None:
    """Nobody says anything."""


def begun(tx: Transaction, at: datetime, whole: bytes) -> None:
    """The note begins with this."""
    notes.append(tx, CODE, NOTE, [("ben", whole)], at)
    ledger = Ledger()
    ledger.recall(read_update(whole), "ben")
    snapshots.replace(tx, NOTE, Snapshot(1, ledger.dumped(), whole))


def packet(connection: ClientConnection, updates: list[bytes]) -> None:
    """All of them in one write."""
    connection.transport.write(b"".join(masked(BINARY, told(each)) for each in updates))

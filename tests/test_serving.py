"""Serving a house: one owner of its folder, and an end that leaves nothing unsaid or unsaved."""

import asyncio
import json
import signal
import socket
import ssl
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed

from openspace.notes import frames
from openspace.rehearsal.script import introduction
from openspace.rehearsal.sockets import socket_at
from openspace.rehearsal.visitor import Visitor
from openspace.serving import (
    FolderTaken,
    NothingThere,
    NotListening,
    house_in,
    listening,
    readable_house_in,
)
from openspace.store import gatherings, notes
from openspace.store.keeping import Transaction
from tests.browser.demo import Demo
from tests.cast import CODE, settle
from tests.cast import gathering as circle
from tests.editors import Editor
from tests.live.live_server import ended, served, word
from tests.live.note_server import heard

WRITES, ANSWER, SAVED = "?schema=2&saved=1", b"\0\1", frames.saved(0)[:1]
POLITE = 5.0


def typed(*words: str) -> list[bytes]:
    editor = Editor(7)
    text = editor.write("")
    for each in words:
        text.insert(0, each)
    return editor.made


def test_a_folder_has_one_owner_at_a_time(tmp_path: Path) -> None:
    folder = tmp_path / "new" / "folder"
    with house_in(folder), pytest.raises(FolderTaken, match=str(folder)), house_in(folder):
        pass
    with house_in(folder):
        pass


def test_who_fails_lets_go_of_the_folder(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError, match="on the way"), house_in(tmp_path):
        raise RuntimeError("on the way")
    with house_in(tmp_path):
        pass


async def test_a_reader_looks_in_beside_the_owner(tmp_path: Path) -> None:
    with house_in(tmp_path) as owner:
        await owner.store.write(lambda tx: settle(tx, circle()))
        with readable_house_in(tmp_path) as reader:
            assert await reader.store.read(gatherings.codes) == (CODE,)


def test_an_empty_folder_is_said_to_be_empty_and_stays_so(tmp_path: Path) -> None:
    with pytest.raises(NothingThere, match=str(tmp_path)), readable_house_in(tmp_path):
        pass
    assert list(tmp_path.iterdir()) == []


def test_any_free_port_is_listened_on_before_anything_is_served() -> None:
    with listening("127.0.0.1", 0) as opened:
        with socket.create_connection(opened.getsockname(), timeout=POLITE) as browser:
            assert browser.getpeername() == opened.getsockname()
        port = opened.getsockname()[1]
        with pytest.raises(NotListening, match=f"127.0.0.1:{port} "):
            listening("127.0.0.1", port)


async def test_what_was_typed_before_the_end_is_kept(tmp_path: Path) -> None:
    """The disk is busy while the server is told to stop, and the words wait for it."""
    updates, disk = typed("blå ", "👩‍👩‍👧"), threading.Event()
    async with served(tmp_path) as here:
        address = f"notes/b1{WRITES}"
        async with here.line("chi", address) as chi, here.line("ben", address) as ben:
            for each in (chi, ben):
                await each.send(frames.asked(b"\0"))
                await heard(each, ANSWER)
            busy = asyncio.create_task(here.house.store.write(lambda _: disk.wait(POLITE)))
            for update in updates:
                await chi.send(frames.told(update))
            await chi.send(frames.asked(b"\0"))
            await heard(chi, ANSWER)
            here.server.should_exit = True
            assert (await ended(chi), await ended(ben)) == (1012, 1012)
            assert await here.house.store.read(log) == []
            disk.set()
            assert await busy
        await here.serving
        assert await here.house.store.read(log) == updates


def log(tx: Transaction) -> list[bytes]:
    return [update for _, update in notes.log(tx, "b1")]


async def test_who_never_hangs_up_does_not_hold_up_the_end(tmp_path: Path) -> None:
    async with served(tmp_path) as here, here.live("chi", narrow=True) as chi:
        await word(chi)
        chi.transport.pause_reading()
        for _ in range(4000):
            await chi.send('{"say":"pulse"}')
        begun = time.monotonic()
        here.server.should_exit = True
        await asyncio.wait_for(here.serving, POLITE)
        assert time.monotonic() - begun < POLITE


async def test_an_operators_stop_says_goodbye_and_keeps_what_was_acknowledged(
    tmp_path: Path,
) -> None:
    demo = Demo(tmp_path / "demo", cold=True)
    await asyncio.to_thread(demo.start)
    try:
        chi = Visitor(demo.participant, ssl.create_default_context())
        await chi.come_in(introduction(0))
        room = (await chi.twin("whereabouts.json"))["breakouts"][0]["id"]
        async with socket_at(chi, "live") as live, socket_at(chi, f"notes/{room}{WRITES}") as note:
            assert json.loads(await live.recv())["say"] == "welcome"
            updates = typed(*"blåbær")
            for update in updates:
                await note.send(frames.told(update))
            acknowledged = (await heard(note, SAVED))[1]
            assert demo.process is not None
            begun = time.monotonic()
            demo.process.send_signal(signal.SIGTERM)
            with suppress(ConnectionClosed):
                while True:
                    acknowledged = (await heard(note, SAVED))[1]
            assert (await ended(live), note.close_code) == (1012, 1012)
            assert await asyncio.to_thread(demo.process.wait, POLITE) == 0
            assert time.monotonic() - begun < POLITE
        await chi.close()
    finally:
        await asyncio.to_thread(demo.stop)
    assert "Traceback" not in demo.log()
    with readable_house_in(tmp_path / "demo") as house:
        rows = await house.store.read(lambda tx: notes.log(tx, room))
        kept = [update for _, update in rows]
    assert len(kept) >= acknowledged > 0
    assert kept == updates[: len(kept)]

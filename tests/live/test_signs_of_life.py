"""Who is there and is not missed: F5 and F6, by the clock and in a note whose disk is slow."""

import asyncio
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import pytest
from uvicorn import Config
from uvicorn.server import ServerState
from websockets.protocol import State

from openspace import serving
from openspace.live import note_open
from openspace.live.note_open import OpenNote
from openspace.live.straight import Straight
from openspace.notes.frames import saved, told
from tests.bench.wire import BINARY, TEXT, masked
from tests.live.live_server import PATIENCE, served
from tests.live.note_server import NOTE, heard
from tests.live.test_note_route import WRITES, typed

OFTEN = 0.2
PING, SAVED = b"\x89\x04", b"\x64"
PULSE = masked(TEXT, b'{"say":"pulse"}')


class Timer:
    """What is due when, unless it is cancelled."""

    def __init__(self, due: float, deed: Callable[[], None]) -> None:
        self.due, self.deed, self.cancelled = due, deed, False

    def cancel(self) -> None:
        self.cancelled = True


class Clock:
    """A loop's time, by hand."""

    def __init__(self) -> None:
        self.now = 100.0
        self._timers: list[Timer] = []

    def time(self) -> float:
        return self.now

    def call_later(self, delay: float, deed: Callable[[], None]) -> Timer:
        self._timers.append(Timer(self.now + delay, deed))
        return self._timers[-1]

    def goes_to(self, then: float) -> None:
        """All that is due until then is done, each at its time."""
        while due := [each for each in self._timers if not each.cancelled and each.due <= then]:
            first = min(due, key=lambda each: each.due)
            self._timers.remove(first)
            self.now = first.due
            first.deed()
        self.now = then


class Written:
    """A transport that keeps what is written to it."""

    def __init__(self) -> None:
        self.said, self.aborted = b"", False

    def write(self, data: bytes) -> None:
        self.said += data

    def is_closing(self) -> bool:
        return self.aborted

    def abort(self) -> None:
        self.aborted = True

    def close(self) -> None:
        """It waits for what was not read."""

    def pause_reading(self) -> None:
        """Nothing more comes."""

    def resume_reading(self) -> None:
        """It comes again."""


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def out() -> Written:
    return Written()


@pytest.fixture
def line(clock: Clock, out: Written) -> Straight:
    """It is open since 100, asks after 4 seconds and waits for 5."""
    config: Any = Config("", interface="asgi3", ws_ping_interval=4.0, ws_ping_timeout=5.0)
    config.loaded, config.loaded_app = True, None
    line = Straight(config, ServerState(), {}, cast("Any", clock))
    line.transport, line.handshake_complete = cast("Any", out), True
    line.conn.state = State.OPEN
    line.start_keepalive()
    return line


def test_f5_who_has_just_said_something_is_asked_no_sooner_than_who_is_silent(
    clock: Clock, out: Written, line: Straight
) -> None:
    clock.goes_to(103)
    line.data_received(PULSE)
    clock.goes_to(106.9)
    assert out.said == b""
    clock.goes_to(107)
    assert out.said[:2] == PING


def test_f6_who_is_silent_after_the_question_is_missed_in_time(
    clock: Clock, out: Written, line: Straight
) -> None:
    clock.goes_to(108.9)
    assert (out.said[:2], out.aborted) == (PING, False)
    clock.goes_to(109)
    assert line.close_sent
    assert out.aborted


async def test_f6_who_is_not_read_from_is_not_missed_and_has_their_whole_time_after(
    clock: Clock, out: Written, line: Straight
) -> None:
    clock.goes_to(105)
    line.queue.put_nowait({"type": "websocket.receive", "text": "Hei"})
    line.read_paused = True
    clock.goes_to(127)
    assert not out.aborted
    await line.receive()
    assert not line.read_paused
    clock.goes_to(131.9)
    assert not out.aborted
    clock.goes_to(132)
    assert out.aborted


def test_f6_nobody_is_missed_while_something_long_of_theirs_comes(
    clock: Clock, out: Written, line: Straight
) -> None:
    upload = masked(BINARY, bytes(1000))
    clock.goes_to(105)
    for second in range(110):
        clock.goes_to(105 + second)
        line.data_received(upload[second : second + 1])
    assert (clock.now, out.aborted) == (214, False)
    clock.goes_to(218.9)
    assert not out.aborted
    clock.goes_to(219)
    assert out.aborted


async def test_f6_writers_stay_while_a_slow_disk_has_no_room_for_their_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is held up twice as long as would end the line of somebody who is gone."""
    commit, miss = OpenNote._commit_one, Straight.keepalive_timeout
    goes_on, missed = asyncio.Event(), Counter[Straight]()

    async def committed(note: OpenNote) -> None:
        await goes_on.wait()
        await commit(note)

    def counted(line: Straight) -> None:
        missed[line] += 1
        miss(line)
        if len(missed) == 2 and min(missed.values()) >= 2:
            goes_on.set()

    monkeypatch.setattr(serving, "PING", OFTEN)
    monkeypatch.setattr(serving, "PONG", OFTEN)
    monkeypatch.setattr(note_open, "MOST_WAITING", 2)
    monkeypatch.setattr(OpenNote, "_commit_one", committed)
    monkeypatch.setattr(Straight, "keepalive_timeout", counted)
    path = f"notes/{NOTE}{WRITES}"
    async with (
        served(tmp_path) as here,
        here.line("ben", path) as ben,
        here.line("chi", path) as chi,
    ):
        for client, each in enumerate((ben, chi), 7):
            for update in typed(*"abcdef", client=client):
                await each.send(told(update))
        async with asyncio.timeout(PATIENCE):
            await goes_on.wait()
        for each in (ben, chi):
            while await heard(each, SAVED) != saved(7):
                pass

"""Nobody stays in a room who is gone, however a line ends and however often somebody comes back."""

import asyncio
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import pytest
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from openspace import serving
from openspace.facilitation.recognition import cookie_name
from openspace.live.straight import Straight
from tests.cast import CODE, KEYS
from tests.live.live_server import PATIENCE, Served, served, word

OFTEN = 0.2
ENOUGH = 1000
"""Answers that the network does not hold on the way, and that are no reason to be cut off."""
PULSE = b"\x81\x8f\0\0\0\0" + b'{"say":"pulse"}'
CLIENT = """
import asyncio, sys
from websockets.asyncio.client import connect
async def main():
    headers = {"Cookie": sys.argv[2]}
    async with connect(sys.argv[1], additional_headers=headers, proxy=None) as live:
        print(await live.recv(), flush=True)
        await live.wait_closed()
asyncio.run(main())
"""


@pytest.fixture
async def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Served]:
    """A server that asks often whether somebody is still there."""
    monkeypatch.setattr(serving, "PING", OFTEN)
    monkeypatch.setattr(serving, "PONG", OFTEN)
    async with served(tmp_path) as here:
        yield here


async def online(here: Served, many: int) -> None:
    """Until so many have a socket open."""
    async with asyncio.timeout(PATIENCE):
        while here.house.presence.online(CODE) != many:
            await asyncio.sleep(0.01)


@asynccontextmanager
async def bare(here: Served, person: str) -> AsyncIterator[socket.socket]:
    """A line that is open and says nothing by itself: no pong, no goodbye; it holds little."""
    line = socket.socket()
    line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
    line.setblocking(False)
    loop = asyncio.get_running_loop()
    await loop.sock_connect(line, ("127.0.0.1", here.port))
    lines = (
        f"GET /g/{CODE}/live HTTP/1.1",
        f"Host: 127.0.0.1:{here.port}",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==",
        f"Cookie: {cookie_name(CODE)}={KEYS[person]}",
    )
    await loop.sock_sendall(line, "\r\n".join((*lines, "", "")).encode())
    try:
        yield line
    finally:
        line.close()


async def test_who_answers_no_ping_is_gone(here: Served) -> None:
    """A laptop that sleeps: its line is there, and nobody at it."""
    async with here.live("ben") as ben, bare(here, "chi"):
        await online(here, 2)
        await online(here, 1)
        await word(ben)
        assert ben.close_code is None


class Patient(Straight):
    """As uvicorn has it."""

    keepalive_timeout = WebSocketsSansIOProtocol.keepalive_timeout


def when_something_waits(kind: type[Straight], noticed: asyncio.Event) -> type[Straight]:
    """It forgives a silence until something waits to be sent."""

    class Waits(kind):  # type: ignore[valid-type, misc]
        def keepalive_timeout(self) -> None:
            if self.transport.get_write_buffer_size():
                super().keepalive_timeout()
                noticed.set()
            else:
                self.pong_timer = None
                self.schedule_ping()

    return Waits


@pytest.mark.parametrize(
    ("kind", "stays"), [(Straight, 0), (Patient, 1)], ids=["ours", "uvicorn's"]
)
async def test_who_takes_nothing_more_is_gone_whatever_waits_for_them(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    kind: type[Straight],
    stays: int,
) -> None:
    """The control is uvicorn's own: it notices the silence, and waits for what nobody takes."""
    noticed = asyncio.Event()
    for name, value in (("PING", OFTEN), ("PONG", OFTEN)):
        monkeypatch.setattr(serving, name, value)
    monkeypatch.setattr(serving, "Straight", when_something_waits(kind, noticed))
    async with served(tmp_path) as here, bare(here, "chi") as chi:
        await online(here, 1)
        for _ in range(ENOUGH):
            await asyncio.get_running_loop().sock_sendall(chi, PULSE)
        await asyncio.wait_for(noticed.wait(), PATIENCE)
        if stays:
            for _ in range(100):
                await asyncio.sleep(0)
        await online(here, stays)


async def test_a_stopped_process_is_gone_and_a_killed_one_too(here: Served) -> None:
    address = f"ws://127.0.0.1:{here.port}/g/{CODE}/live"
    for end in (signal.SIGSTOP, signal.SIGKILL):
        words = (sys.executable, "-c", CLIENT, address, f"{cookie_name(CODE)}={KEYS['chi']}")
        pipe = asyncio.subprocess.PIPE
        client = await asyncio.create_subprocess_exec(*words, stdout=pipe)
        assert client.stdout is not None
        assert await client.stdout.readline()
        await online(here, 1)
        client.send_signal(end)
        await online(here, 0)
        if end != signal.SIGKILL:
            client.kill()
        await client.wait()


async def test_ten_lines_that_were_cut_and_two_devices_are_one_person(here: Served) -> None:
    """Each comes back before the last one was missed."""
    async with here.browser("ben") as ben, AsyncExitStack() as lines:
        await ben.post("/rooms/b1/entrance")
        for _ in range(10):
            await lines.enter_async_context(bare(here, "ben"))
            await online(here, 1)
        phone, laptop = [await lines.enter_async_context(here.live("ben")) for _ in range(2)]
        for each in (phone, laptop):
            assert (await word(each))["say"] == "welcome"
        twin = await here.twin("whereabouts.json")
        assert (twin["breakouts"][0]["count"], twin["hallway"]) == (1, 0)
        await phone.close()
        await online(here, 1)

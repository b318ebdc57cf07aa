"""Writing to a socket of our own server: framed once, in order, and no more than is read."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest
from websockets.asyncio.client import ClientConnection

from openspace.live import connection
from openspace.live.connection import LONGEST_QUEUE, Connection
from openspace.live.framing import framed_text
from openspace.live.straight import Straight
from tests.live.live_server import Served, ended, served, word
from tests.live.note_sockets import until

PADDING = "å" * 1000


@pytest.fixture
async def here(tmp_path: Path, opened: list[Connection]) -> AsyncIterator[Served]:
    async with served(tmp_path) as here:
        yield here


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Connection]:
    """Every connection, in the order they were opened."""
    found: list[Connection] = []
    first = Connection.serve

    async def serve(self: Connection, *caller: object) -> None:
        found.append(self)
        await first(self, *caller)  # type: ignore[arg-type]

    monkeypatch.setattr(Connection, "serve", serve)
    return found


def fill(slow: Connection, *others: Connection) -> list[str]:
    """Offer frames to all until the first one's reader is behind; answers what was offered."""
    socket, offered = socket_of(slow), list[str]()
    while socket.keeps_up:
        offered.append(f'{{"number":{len(offered)},"padding":"{PADDING}"}}')
        for each in (slow, *others):
            each.offer(offered[-1])
        assert len(offered) < 10_000
    return offered


async def offer_when_writable(slow: Connection, number: int) -> None:
    await socket_of(slow).writable.wait()
    slow.offer(f'{{"number":{number}}}')


def socket_of(opened: Connection) -> Straight:
    assert opened._straight is not None
    return opened._straight


async def heard(live: ClientConnection, many: int) -> list[object]:
    return [(await word(live))["number"] for _ in range(many)]


def test_who_gets_the_same_gets_the_same_bytes() -> None:
    assert framed_text("å") is framed_text("å")
    assert framed_text("å") == b"\x81\x02\xc3\xa5"


async def test_who_fell_behind_gets_everything_in_order(
    here: Served, opened: list[Connection]
) -> None:
    async with here.live("chi", narrow=True) as chi:
        await word(chi)
        many = len(fill(opened[0]))
        last = asyncio.create_task(offer_when_writable(opened[0], many + LONGEST_QUEUE - 1))
        await asyncio.sleep(0)  # it stands in line before what is queued now
        for number in range(many, many + LONGEST_QUEUE - 1):
            opened[0].offer(f'{{"number":{number}}}')
        many += LONGEST_QUEUE
        assert await heard(chi, many) == list(range(many))
        await last
        assert opened[0]._unsent == 0
        opened[0].offer(f'{{"number":{many}}}')
        assert await heard(chi, 1) == [many]


@pytest.mark.parametrize("why", ["too much unread", "out of patience"])
async def test_who_stops_reading_is_cut_off_and_the_others_get_theirs(
    here: Served, opened: list[Connection], monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    if why == "out of patience":
        monkeypatch.setattr(connection, "PATIENCE", 0.01)
    monkeypatch.setattr(connection, "GOODBYE", 0.01)
    async with here.live("ben") as ben, AsyncExitStack() as lines:
        await word(ben)
        chi = await lines.enter_async_context(here.live("chi", narrow=True))
        await until(lambda: len(opened) == 2)
        await word(chi)
        offered = fill(opened[1], opened[0])
        for _ in range(1 if why == "out of patience" else LONGEST_QUEUE + 1):
            opened[1].offer("{}")
        held = socket_of(opened[1]).transport.get_write_buffer_size()
        assert held < 2**20
        assert await heard(ben, len(offered)) == list(range(len(offered)))
        await until(socket_of(opened[1]).transport.is_closing)
        assert await ended(chi) in (1006, 1013)
        opened[0].offer('{"number":"last"}')
        assert await heard(ben, 1) == ["last"]

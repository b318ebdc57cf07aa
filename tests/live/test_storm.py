"""Everybody's line breaks at once: nobody is lost, others are answered, all get what they missed.

A few dozen sockets of a real server; hundreds are `python -m tests.bench.storm`.
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection

from openspace.app import do_what_is_due
from openspace.bus import channels
from openspace.bus.channels import Channel
from openspace.bus.presence import GRACE
from openspace.facilitation import whereabouts
from openspace.live.routes import MOST_TABS
from openspace.pages import fragments
from openspace.pages.contexts.snapshot import Snapshot
from tests.cast import BEN, CHI, CODE
from tests.live.live_server import PATIENCE, Served, served, word

HALL = Channel(CODE, channels.HALL)


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Served]:
    async with served(tmp_path) as here:
        yield here


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The channels that frames were made for, by the real way of making them."""
    names: list[str] = []
    really = fragments.changed

    def counted(now: Snapshot, channel: Channel, *what: Any) -> Mapping[str, str]:
        names.append(channel.name)
        return really(now, channel, *what)

    monkeypatch.setattr(fragments, "changed", counted)
    return names


async def crowd(here: Served, opened: AsyncExitStack) -> list[ClientConnection]:
    """Every tab that ben and chi may have open, welcomed."""
    lines = (here.live(person) for person in ("ben", "chi") for _ in range(MOST_TABS))
    found = await asyncio.gather(*(opened.enter_async_context(each) for each in lines))
    for each in found:
        assert (await word(each))["say"] == "welcome"
    return found


async def online(here: Served, many: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while here.house.presence.online(CODE) != many:
            await asyncio.sleep(0.01)


async def comes_back(here: Served, live: ClientConnection, seen: int) -> tuple[int, int]:
    """Follow from what was seen; from where to where the push leads that answers it."""
    epoch = here.house.bus.epoch
    wanted = [{"channel": HALL.name, "epoch": epoch, "seen": seen}]
    await live.send(json.dumps({"say": "follow", "channels": wanted}))
    push = await word(live)
    assert push["say"] == "push"
    return push["from"], push["to"]


async def test_a_crowd_that_is_cut_off_comes_back_to_where_it_was(
    here: Served, made: list[str]
) -> None:
    for caller in (BEN, CHI):
        await here.house.perform(whereabouts.enter, caller, "b1")
    seen = here.house.bus.sequence(HALL)
    async with AsyncExitStack() as first:
        for each in await crowd(here, first):
            await here.follow(each, HALL.name)
            each.transport.abort()
        await online(here, 0)
    cut = time.monotonic()
    async with here.browser("ana") as ana, AsyncExitStack() as again:
        answer = await ana.post("/rooms/b1/entrance")
        assert answer.status_code == 303
        back, hall = await asyncio.gather(crowd(here, again), ana.get("/hall"))
        assert hall.status_code == 200
        led = [await comes_back(here, each, seen) for each in back]
        assert set(led) == {(seen, here.house.bus.sequence(HALL))}
        assert made.count(HALL.name) == 1
        await do_what_is_due(here.house, cut + GRACE + 1)
        assert (await here.twin("whereabouts.json"))["breakouts"][0]["count"] == 3
    await online(here, 0)
    await do_what_is_due(here.house, time.monotonic() + GRACE + 1)
    assert (await here.twin("whereabouts.json"))["breakouts"][0]["count"] == 1  # ana reads on

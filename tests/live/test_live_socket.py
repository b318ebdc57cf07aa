"""The live socket on a real server: who gets in, what arrives there, and who is counted as present.

Every refusal stands beside the same request that is let in.
"""

import asyncio
import re
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection
from websockets.exceptions import ConnectionClosed, InvalidStatus

from openspace.app import TICK, do_what_is_due
from openspace.bus.channels import Channel
from openspace.bus.presence import GRACE
from openspace.pages import fragments
from openspace.pages.contexts.snapshot import Snapshot
from openspace.serving import LARGEST_FRAME, PING, PONG
from tests.cast import CODE, at
from tests.live.live_server import ELSEWHERE, KIM, PATIENCE, Served, ended, served, word
from tests.live.note_sockets import until

WELCOME = {"say": "welcome", "now": int(at(9, 45).timestamp() * 1000)}
PROMPT = 2.0


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Served]:
    async with served(tmp_path) as here:
        yield here


@pytest.fixture
async def invited(tmp_path: Path) -> AsyncIterator[Served]:
    async with served(tmp_path, visibility="invited") as invited:
        yield invited


async def met(here: Served, **how: Any) -> object:
    """The first word, or the status that refuses the handshake."""
    try:
        async with here.live(**how) as live:
            return await word(live)
    except InvalidStatus as refused:
        return refused.response.status_code


async def settled(here: Served, online: int) -> None:
    """Until so many people of the circle have a socket open."""
    async with asyncio.timeout(PATIENCE):
        while here.house.presence.online(CODE) != online:
            await asyncio.sleep(0.01)


async def room(here: Served) -> tuple[int, list[str], int]:
    """How many are in ben's room, who of them may be named, and how many are in the hallway."""
    twin = await here.twin("whereabouts.json")
    return twin["breakouts"][0]["count"], twin["breakouts"][0]["names"], twin["hallway"]


async def test_a_participant_is_welcomed_first(here: Served) -> None:
    assert await met(here, person="chi") == WELCOME


@pytest.mark.parametrize("key", ["", "the key of dee", "the key of an"])
async def test_without_a_key_of_ones_own_one_stays_outside(invited: Served, key: str) -> None:
    assert await met(invited, key="the key of ana") == WELCOME
    assert await met(invited, key=key) == 403


async def test_a_key_opens_its_own_gathering_only(invited: Served) -> None:
    assert await met(invited, key=KIM, cookie=ELSEWHERE, code=ELSEWHERE) == WELCOME
    assert await met(invited, key=KIM, cookie=ELSEWHERE) == 403
    assert await met(invited, key=KIM, cookie=CODE) == 403
    assert await met(invited, person="chi", cookie=ELSEWHERE, code=ELSEWHERE) == 403
    assert await met(invited, person="chi", code="nowhere") == 403


@pytest.mark.parametrize(
    "origin",
    [
        *("null", "https://evil.example", "http://HERE.evil.example", "http://evil.example/HERE"),
        *("http://HERE@evil.example", "http://evil@HERE", "http://HERE/", "HERE", "http://["),
        *("file://", "http://localhost", "ftp://HERE", "http://127.0.0.1"),
    ],
)
async def test_only_our_own_page_opens_it(here: Served, origin: str) -> None:
    assert await met(here, person="chi", origin="http://HERE") == WELCOME
    assert await met(here, person="chi", origin=origin) == 403


async def test_a_vote_reaches_the_others_after_its_commit(here: Served) -> None:
    async with here.live("ben") as ben, here.browser("chi") as chi:
        await here.follow(ben, "wall")
        answer = await chi.post("/topics/t1/vote")
        push = await word(ben)
        assert answer.status_code == 303
        assert set(re.findall(r'id="([^"]+)"', push.pop("html"))) == {"topic_votes_t1"}
        epoch = here.house.bus.epoch
        assert push == {"say": "push", "channel": "wall", "epoch": epoch, "from": 0, "to": 1}
        assert (await here.twin("topics.json"))["topics"][0]["votes"] == 1


async def test_ones_own_marks_are_made_once_for_the_answer_and_for_every_tab(
    here: Served, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    really = fragments.changed

    def counted(now: Snapshot, channel: Channel, *what: Any) -> Mapping[str, str]:
        made.append(channel.name)
        return really(now, channel, *what)

    monkeypatch.setattr(fragments, "changed", counted)
    async with here.live("ben") as ben, here.live("ben") as tab, here.browser("ben") as browser:
        for live in (ben, tab):
            await here.follow(live, "mine:ben")
        answer = await browser.post("/topics/t1/vote", headers={"hx-request": "true"})
        pushes = [await word(live) for live in (ben, tab)]
        assert {each["html"] for each in pushes} == {answer.text}
        assert 'data-votes="t1"' in answer.text
        assert made == ["mine:ben"]


async def test_what_is_refused_reaches_nobody(here: Served) -> None:
    async with here.live("ben") as ben, here.browser("chi") as chi:
        await here.follow(ben, "wall")
        assert (await chi.post("/topics/t9/vote")).status_code == 404
        assert (await chi.post("/topics/t1/vote")).status_code == 303
        assert (await word(ben))["to"] == 1


@pytest.mark.parametrize(("name", "insider"), [("desk", "ana"), ("mine:ben", "ben")])
async def test_what_is_not_theirs_never_comes(here: Served, name: str, insider: str) -> None:
    async with here.live("chi") as chi, here.live(insider) as inside, here.browser("ben") as ben:
        for live in (chi, inside):
            await here.follow(live, name, "wall")
        await ben.post("/topics", data={"title": "Another one"})
        assert {(await word(inside))["channel"] for _ in range(2)} == {name, "wall"}
        assert (await word(chi))["channel"] == "wall"
        await chi.send('{"say":"pulse"}')
        assert (await word(chi))["say"] == "pulse"


@pytest.mark.parametrize(
    ("frame", "code"),
    [
        ('{"say":"shout"}', 1008),
        ("hei", 1008),
        (b'{"say":"pulse"}', 1008),
        ("x" * 17 * 1024, 1008),
        ("x" * (LARGEST_FRAME + 1), 1009),
        (b"x" * (LARGEST_FRAME + 1), 1009),
    ],
    ids=["unknown", "no JSON", "binary", "17 KiB", "256 KiB", "256 KiB binary"],
)
async def test_what_is_not_understood_ends_its_own_connection_only(
    here: Served, frame: str | bytes, code: int
) -> None:
    async with here.live("chi") as chi, here.live("ben") as ben, here.browser("chi") as browser:
        await here.follow(ben, "wall")
        await here.follow(chi, "wall")
        await chi.send(frame)
        assert await ended(chi) == code
        await browser.post("/topics/t1/vote")
        assert (await word(ben))["say"] == "push"
    assert await met(here, person="chi") == WELCOME


async def test_who_does_not_read_is_dropped_and_the_others_do_not_wait(here: Served) -> None:
    async with here.live("ben") as ben, here.browser("ana") as ana, AsyncExitStack() as stack:
        await here.follow(ben, "wall")
        chi = await stack.enter_async_context(here.live("chi", narrow=True))
        flooding = asyncio.create_task(flood(chi))
        slowest = 0.0
        for deed in ("vote", "vote/withdrawal") * 4:
            begun = time.perf_counter()
            await ana.post(f"/topics/t1/{deed}")
            assert (await word(ben))["say"] == "push"
            slowest = max(slowest, time.perf_counter() - begun)
        assert slowest < PROMPT
        await settled(here, online=1)
        flooding.cancel()
        assert await ended(chi) in (1006, 1013)
    assert await met(here, person="chi") == WELCOME


async def flood(live: ClientConnection) -> None:
    """Ask without ever hearing an answer."""
    try:
        while True:
            await live.send('{"say":"pulse"}')
            await asyncio.sleep(0)
    except ConnectionClosed:
        pass


async def test_ten_reconnects_and_three_tabs_are_one_person(here: Served) -> None:
    async with here.browser("ben") as ben, AsyncExitStack() as tabs:
        await ben.post("/rooms/b1/entrance")
        for _ in range(10):
            assert await met(here, person="ben") == WELCOME
        for _ in range(3):
            await word(await tabs.enter_async_context(here.live("ben")))
        assert here.house.presence.online(CODE) == 1
        before = await room(here)
        await word(await tabs.enter_async_context(here.live("chi")))
        async with here.browser("chi") as chi:
            await chi.post("/rooms/b1/entrance")
        assert (before, await room(here)) == ((1, ["Ben Bø"], 0), (2, ["Ben Bø"], 0))


async def test_who_closes_is_gone_after_a_while_and_back_in_the_same_room(here: Served) -> None:
    """H3, R2."""
    async with here.browser("ben") as ben:
        await ben.post("/rooms/b1/entrance")
        assert await met(here, person="ben") == WELCOME
        await settled(here, online=0)
        closed = time.monotonic()
        await do_what_is_due(here.house, closed + GRACE - 5)
        assert await room(here) == (1, ["Ben Bø"], 0)
        await do_what_is_due(here.house, closed + GRACE)
        assert await room(here) == (0, [], 0)
        async with here.live("ben") as again:
            await word(again)
            assert await room(here) == (1, ["Ben Bø"], 0)
            await do_what_is_due(here.house, closed + 10 * GRACE)
            assert await room(here) == (1, ["Ben Bø"], 0)


def test_nobody_is_a_ghost_for_more_than_30_seconds() -> None:
    """Neither who closes nor whose line is cut without a word."""
    assert PING + PONG + GRACE + TICK < 30


async def test_others_hear_that_somebody_is_gone(here: Served) -> None:
    async with here.live("chi") as chi:
        await word(chi)
        async with here.live("ben") as ben:
            await word(ben)
        await settled(here, online=1)
        await here.follow(chi, "hall")
        await do_what_is_due(here.house, time.monotonic() + GRACE)
        assert (await word(chi))["channel"] == "hall"
        assert await room(here) == (0, [], 1)


async def test_a_page_that_comes_back_gets_what_it_missed(here: Served) -> None:
    epoch = here.house.bus.epoch
    async with here.browser("chi") as chi:
        await chi.post("/topics/t1/vote")
    async with here.live("ben") as ben:
        await word(ben)
        for seen, answer in (("e", "reload"), (epoch, "push")):
            channel = f'{{"channel":"wall","epoch":"{seen}","seen":0}}'
            await ben.send(f'{{"say":"follow","channels":[{channel}]}}')
            said = await word(ben)
            assert (said["say"], said["epoch"], said["to"]) == (answer, epoch, 1)


async def test_a_server_that_stops_says_so(here: Served) -> None:
    async with here.live("chi") as chi:
        await word(chi)
        here.server.should_exit = True
        assert await ended(chi) == 1012
    await until(lambda: here.house.presence.online(CODE) == 0)

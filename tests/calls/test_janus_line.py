"""A line to a real Janus, and to one that somebody meddles with.

L1, L2 … are the rules of `openspace.calls.janus_line`.
"""

import asyncio
import json
from collections.abc import AsyncIterator

import pytest

from openspace.calls import janus_line
from openspace.calls.bridge import PATIENCE
from openspace.calls.janus_line import Line, LineLost, Refused
from openspace.calls.janus_wire import LARGEST_FRAME, Heard
from tests.browser.demo import free_port
from tests.calls.meddler import Meddler, honest, meddling, silent
from tests.calls.servers import SECRET, Janus


class Owner:
    """Whoever opened a line, and what it was told."""

    def __init__(self) -> None:
        self.reasons: list[str] = []
        self.told = asyncio.Event()

    def lost(self, reason: str) -> None:
        self.reasons.append(reason)
        self.told.set()

    async def open(self, address: str, secret: str = SECRET) -> Line:
        return await Line.open(address, secret, self.lost)

    async def loses(self) -> str:
        async with asyncio.timeout(PATIENCE):
            await self.told.wait()
        return self.reasons[0]


@pytest.fixture
async def meddler(janus: Janus) -> AsyncIterator[Meddler]:
    async with meddling(janus) as between:
        yield between


def ignored(_: Heard) -> None:
    """Nothing that a test asks about."""


async def alive(line: Line) -> bool:
    return (await line.ask(janus="keepalive")).kind == "ack"


async def test_what_is_asked_is_answered(janus: Janus) -> None:
    """L1, L4"""
    owner = Owner()
    line = await owner.open(janus.address)
    handle = await line.attach(ignored)
    with pytest.raises(Refused, match="426"):
        await line.tell(handle, {"request": "listparticipants", "room": 5})
    assert await alive(line)
    await line.detach(handle)
    with pytest.raises(Refused, match="459"):
        await line.tell(handle, {"request": "list"})
    await line.detach(handle)
    await line.close()
    assert owner.reasons == []


async def test_the_secret_must_be_right(janus: Janus) -> None:
    with pytest.raises(Refused, match="403"):
        await Owner().open(janus.address, "guessed")


async def test_there_must_be_somebody() -> None:
    """L3"""
    with pytest.raises(LineLost, match="not connected"):
        await Owner().open(f"ws://127.0.0.1:{free_port()}")


async def test_whoever_never_answers_is_lost(meddler: Meddler) -> None:
    """L1, L3"""
    owner = Owner()
    line = await owner.open(meddler.address)
    meddler.twist = silent
    started = asyncio.get_running_loop().time()
    asking = asyncio.create_task(line.attach(ignored))
    with pytest.raises(LineLost, match="no answer"):
        await line.attach(ignored)
    assert asyncio.get_running_loop().time() - started < PATIENCE
    with pytest.raises(LineLost):
        await asking
    with pytest.raises(LineLost):
        await line.attach(ignored)
    assert len(owner.reasons) == 1
    await line.close()


async def test_a_line_that_nobody_uses_is_watched_too(meddler: Meddler) -> None:
    """L2"""
    owner = Owner()
    line = await owner.open(meddler.address)
    meddler.twist = lambda frame: silent(frame) if frame["janus"] == "ack" else honest(frame)
    assert await owner.loses() == "no answer to keepalive"
    await line.close()


async def test_whoever_never_answers_the_first_question(meddler: Meddler) -> None:
    """L1: and nothing is left of it"""
    meddler.twist = silent
    owner = Owner()
    with pytest.raises(LineLost, match="create"):
        await owner.open(meddler.address)
    assert owner.reasons == []
    await asyncio.wait_for(meddler.sockets[0].wait_closed(), PATIENCE)


@pytest.mark.parametrize(
    "frame", ["", "{", "[]", b"\xff", '{"janus": "event", "sender": "x"}', '{"janus": "hm"}']
)
async def test_what_cannot_be_read_changes_nothing(meddler: Meddler, frame: str | bytes) -> None:
    """L5"""
    owner = Owner()
    line = await owner.open(meddler.address)
    await meddler.say(frame)
    assert await alive(line)
    assert owner.reasons == []
    await line.close()


async def test_what_a_listener_stumbles_over_changes_nothing(meddler: Meddler) -> None:
    """L5"""
    heard: list[str] = []

    def stumble(frame: Heard) -> None:
        heard.append(frame.kind)
        raise KeyError(frame.kind)

    line = await Owner().open(meddler.address)
    handle = await line.attach(stumble)
    await meddler.say(json.dumps({"janus": "slowlink", "sender": handle}))
    await meddler.say(json.dumps({"janus": "media", "sender": handle}))
    assert await alive(line)
    assert heard == ["slowlink", "media"]
    await line.close()


async def test_an_answer_that_comes_twice_is_taken_once(meddler: Meddler) -> None:
    """L5"""
    line = await Owner().open(meddler.address)
    meddler.twist = lambda frame: [*honest(frame), *honest(frame)]
    assert await line.attach(ignored) != await line.attach(ignored)
    await line.close()


async def test_frames_have_a_largest_size(meddler: Meddler) -> None:
    """L6"""
    owner = Owner()
    line = await owner.open(meddler.address)
    await meddler.say('{"janus": "event"}'.ljust(LARGEST_FRAME))
    assert await alive(line)
    await meddler.say('{"janus": "event"}'.ljust(LARGEST_FRAME + 1))
    assert await owner.loses() == "closed by Janus"
    await line.close()


async def test_so_many_questions_wait(meddler: Meddler, monkeypatch: pytest.MonkeyPatch) -> None:
    """L6"""
    monkeypatch.setattr(janus_line, "MOST_ASKED", 8)
    owner = Owner()
    line = await owner.open(meddler.address)
    meddler.twist = silent
    asking = [asyncio.create_task(line.attach(ignored)) for _ in range(9)]
    assert await owner.loses() == "too many questions wait"
    answers = await asyncio.gather(*asking, return_exceptions=True)
    assert [type(answer) for answer in answers] == [LineLost] * 9
    await line.close()


async def test_a_session_that_timed_out_is_a_lost_line(meddler: Meddler) -> None:
    """L3"""
    owner = Owner()
    line = await owner.open(meddler.address)
    await meddler.say('{"janus": "timeout"}')
    assert await owner.loses() == "the session timed out"
    await line.close()

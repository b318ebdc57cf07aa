"""Janus killed, held still, away, back again: everyone hears of it in time, and joins again.

R1 … are the rules of `openspace.calls.bridge`, V1 … of `openspace.calls.janus_room`, J1 … of
`openspace.calls.janus`.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator

import pytest

from openspace.calls.bridge import PATIENCE, BridgeFailed
from openspace.calls.janus import JanusBridge
from tests.browser.demo import free_port
from tests.calls.callers import Caller, Listening
from tests.calls.servers import SECRET, Janus
from tests.conftest import Visitor

FAILED = [("failed", "")]


@pytest.fixture
def mortal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Janus]:
    """A Janus of a test's own."""
    server = Janus(tmp_path_factory.mktemp("mortal"))
    server.start()
    yield server
    server.stop()


@pytest.fixture
async def bridge(mortal: Janus) -> AsyncIterator[JanusBridge]:
    made = JanusBridge(mortal.address, SECRET)
    yield made
    await made.close()


async def sit_down(bridge: JanusBridge) -> list[Listening]:
    ears = [Listening() for _ in range(4)]
    rooms = ("b1", "b1", "b2", "b2")
    for number, (room, each) in enumerate(zip(rooms, ears, strict=True)):
        await bridge.join(room, f"p{number}", each)
    return ears


async def all_fail(ears: list[Listening]) -> float:
    """How long it took until everyone was told."""
    clock = asyncio.get_running_loop().time
    started = clock()
    for each in ears:
        await each.fails()
    return clock() - started


async def test_a_killed_janus_is_noticed_at_once(bridge: JanusBridge, mortal: Janus) -> None:
    """R5, V4"""
    ears = await sit_down(bridge)
    mortal.kill()
    assert await all_fail(ears) < 1
    with pytest.raises(BridgeFailed):
        await bridge.join("b1", "p0", Listening())
    mortal.start()
    await sit_down(bridge)


async def test_a_janus_that_holds_still_is_noticed_in_time(
    bridge: JanusBridge, mortal: Janus
) -> None:
    """R5, J2"""
    ears = await sit_down(bridge)
    clock = asyncio.get_running_loop().time
    mortal.hold()
    started = clock()
    with pytest.raises(BridgeFailed):
        await bridge.join("b3", "p0", Listening())
    assert clock() - started <= PATIENCE + 0.5
    await all_fail(ears)
    assert clock() - started <= PATIENCE + 0.5
    mortal.release()
    await sit_down(bridge)


async def test_leaving_a_janus_that_holds_still_never_raises(
    bridge: JanusBridge, mortal: Janus
) -> None:
    """R6"""
    ears = Listening()
    seat = await bridge.join("b1", "ana", ears)
    mortal.hold()
    async with asyncio.timeout(PATIENCE):
        await seat.leave()
    mortal.release()
    await seat.leave()
    assert ears.heard == []


async def test_closing_tells_everyone(bridge: JanusBridge) -> None:
    ears = await sit_down(bridge)
    await bridge.close()
    assert [each.heard for each in ears] == [FAILED] * 4


async def test_no_janus_at_all() -> None:
    """R5"""
    bridge = JanusBridge(f"ws://127.0.0.1:{free_port()}", "")
    tries = [bridge.join("b1", name, Listening()) for name in ("ana", "ben", "chi")]
    outcomes = await asyncio.gather(*tries, return_exceptions=True)
    assert [type(outcome) for outcome in outcomes] == [BridgeFailed] * 3
    await bridge.close()


async def test_a_wrong_secret_is_a_failure(mortal: Janus) -> None:
    """R5"""
    bridge = JanusBridge(mortal.address, "guessed")
    with pytest.raises(BridgeFailed, match="403"):
        await bridge.join("b1", "ana", Listening())
    await bridge.close()


async def test_pictures_come_back_with_janus(
    bridge: JanusBridge, mortal: Janus, visitor: Visitor
) -> None:
    """V4"""
    ana, ben = await talking(bridge, visitor)
    mortal.kill()
    for each in (ana, ben):
        await each.fails()
    mortal.start()
    await talking(bridge, visitor)


async def talking(bridge: JanusBridge, visitor: Visitor) -> tuple[Caller, Caller]:
    ana, ben = Caller(), Caller()
    await ana.sit_down(bridge, "b1", "ana", await visitor())
    await ben.sit_down(bridge, "b1", "ben", await visitor())
    await ana.publish("audio", "video")
    await ben.sees("ana")
    return ana, ben

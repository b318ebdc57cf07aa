"""Calls through a real Janus: real browsers, decoded pictures.

R1 … are the rules of `openspace.calls.bridge`, S1 … of `openspace.calls.janus_seat`, V1 … of
`openspace.calls.janus_room`.
"""

from datetime import UTC, datetime

import pytest

from openspace.calls.janus import JanusBridge
from openspace.calls.janus_line import Line, Refused
from openspace.calls.turn import turn_pass
from tests.calls.callers import Caller
from tests.calls.servers import SECRET, Coturn, Janus
from tests.conftest import Visitor


async def two(bridge: JanusBridge, visitor: Visitor) -> tuple[Caller, Caller]:
    """Ana and Ben in a room, sending nothing yet."""
    ana, ben = Caller(), Caller()
    await ana.sit_down(bridge, "b1", "ana", await visitor())
    await ben.sit_down(bridge, "b1", "ben", await visitor())
    return ana, ben


async def test_three_see_each_other(bridge: JanusBridge, visitor: Visitor) -> None:
    callers = {name: Caller() for name in ("ana", "ben", "chi")}
    for name, caller in callers.items():
        await caller.sit_down(bridge, "b1", name, await visitor())
    for caller in callers.values():
        await caller.publish("audio", "video")
    for name, caller in callers.items():
        await caller.sees(*(callers.keys() - {name}))


async def test_a_camera_that_comes_later_is_seen(bridge: JanusBridge, visitor: Visitor) -> None:
    """R3, S3"""
    ana, ben = await two(bridge, visitor)
    await ana.publish("audio")
    await ben.until(lambda: ben.heard == [("feed", "ana")])
    await ana.publish("video")
    await ben.until(lambda: ben.heard == [("feed", "ana"), ("feed", "ana")])
    await ben.sees("ana")


async def test_who_leaves_is_gone_for_the_others(bridge: JanusBridge, visitor: Visitor) -> None:
    ana, ben = await two(bridge, visitor)
    await ana.publish("audio", "video")
    await ben.sees("ana")
    await ana.inside[1].leave()
    await ben.until(lambda: ben.heard == [("feed", "ana"), ("gone", "ana")])
    assert ana.heard == []


async def test_whose_browser_hangs_up_is_gone(bridge: JanusBridge, visitor: Visitor) -> None:
    """S4"""
    ana, ben = await two(bridge, visitor)
    await ana.publish("audio", "video")
    await ben.sees("ana")
    await ana.inside[0].evaluate("call.hangUp()")
    await ben.until(lambda: ben.heard == [("feed", "ana"), ("gone", "ana")])
    await ana.until(lambda: ana.heard == [("failed", "")])


async def test_who_comes_again_takes_their_own_place(bridge: JanusBridge, visitor: Visitor) -> None:
    """S8: the old line is still there when the new one sends"""
    ana, ben = await two(bridge, visitor)
    again = Caller()
    await ana.publish("audio", "video")
    await ben.sees("ana")
    await again.sit_down(bridge, "b1", "ana", await visitor())
    await again.publish("audio", "video")
    await ben.until(lambda: ben.heard == [("feed", "ana"), ("gone", "ana"), ("feed", "ana")])
    await ana.inside[1].leave()
    await ben.sees("ana")
    await ben.publish("audio", "video")
    await again.until(lambda: again.heard == [("feed", "ben")])
    assert ben.heard == [("feed", "ana"), ("gone", "ana"), ("feed", "ana")]


async def test_nobody_watches_from_outside(
    bridge: JanusBridge, visitor: Visitor, outside: tuple[Line, int]
) -> None:
    """V3: not even who knows the room's pin"""
    ana, ben = await two(bridge, visitor)
    await ana.publish("audio", "video")
    await ben.sees("ana")
    opened = await bridge._rooms["b1"]
    watched = next(number for number, seat in opened._seats.items() if seat.name == "ana")
    line, handle = outside
    entrance = {"request": "join", "room": opened.number, "pin": opened._pin}
    watching = {**entrance, "ptype": "subscriber", "streams": [{"feed": watched}]}
    for proof in ({}, {"private_id": 5}):
        with pytest.raises(Refused, match="433"):
            await line.tell(handle, {**watching, **proof})


async def test_candidates_go_both_ways(
    tmp_path_factory: pytest.TempPathFactory, visitor: Visitor
) -> None:
    """S7: from a Janus that tells its own one by one"""
    server = Janus(tmp_path_factory.mktemp("trickling"), trickle=True)
    server.start()
    bridge = JanusBridge(server.address, SECRET)
    try:
        ana, ben = await two(bridge, visitor)
        await ana.publish("audio", "video")
        await ben.sees("ana")
        assert {whose for whose, _ in ana.candidates} == {None}
        assert {whose for whose, _ in ben.candidates} == {"ana"}
        assert any(candidate.line for _, candidate in ben.candidates)
    finally:
        await bridge.close()
        server.stop()


async def test_a_browser_that_only_reaches_coturn(
    bridge: JanusBridge, coturn: Coturn, visitor: Visitor
) -> None:
    """A pass of ours relays pictures: T2 of `openspace.calls.turn`."""
    made = turn_pass(SECRET, "ana", datetime.now(UTC))
    address = f"turn:127.0.0.1:{coturn.port}?transport=udp"
    server = {"urls": address, "username": made.username, "credential": made.credential}
    ana, ben = await two(bridge, visitor)
    relay = {"iceServers": [server], "iceTransportPolicy": "relay"}
    await ana.publish("audio", "video", servers=relay)
    await ben.sees("ana")
    assert await ana.inside[0].evaluate("call.relayed()") == ["relay"]

"""Rooms of a real Janus, looked at from outside by another line to it.

V1, V2 … are the rules of `openspace.calls.janus_room`, J1 … of `openspace.calls.janus`, S1 … of
`openspace.calls.janus_seat`, R1 … of `openspace.calls.bridge`.
"""

import asyncio
import json
from typing import Any

import pytest

from openspace.calls.bridge import BridgeFailed, Candidate
from openspace.calls.janus import JanusBridge
from openspace.calls.janus_line import Line, Refused
from openspace.calls.janus_room import Room
from openspace.calls.janus_wire import LONGEST_SDP
from tests.calls.callers import Listening
from tests.calls.meddler import honest, meddling
from tests.calls.servers import SECRET, Janus

SDP = "v=0\r\no=- 1 1 IN IP4 0.0.0.0\r\ns=-\r\nt=0 0\r\n"


async def number_of(bridge: JanusBridge, name: str) -> int:
    return (await bridge._rooms[name]).number


async def people(outside: tuple[Line, int], room: int) -> list[dict[str, Any]] | None:
    """Who sits there, as Janus has it; ``None`` when there is no such room."""
    line, handle = outside
    try:
        heard = await line.tell(handle, {"request": "listparticipants", "room": room})
    except Refused:
        return None
    found: list[dict[str, Any]] = heard.room["participants"]
    return found


async def until_gone(outside: tuple[Line, int], room: int) -> None:
    async with asyncio.timeout(5):
        while await people(outside, room) is not None:
            await asyncio.sleep(0)


async def test_a_room_lasts_from_the_first_seat_to_the_last(
    bridge: JanusBridge, outside: tuple[Line, int]
) -> None:
    """R1, V5, J1"""
    ana, ben = await asyncio.gather(
        *(bridge.join("b1", name, Listening()) for name in ("ana", "ben"))
    )
    chi = await bridge.join("b2", "chi", Listening())
    room = await number_of(bridge, "b1")
    assert len(await people(outside, room) or []) == 2
    await ana.leave()
    await ana.leave()
    assert len(await people(outside, room) or []) == 1
    await ben.leave()
    await until_gone(outside, room)
    assert list(bridge._rooms) == ["b2"]
    await chi.leave()
    assert not bridge._rooms


async def test_who_left_is_out_of_the_room(bridge: JanusBridge, outside: tuple[Line, int]) -> None:
    """S10: Janus gives a handle back in a thread of its own, sometimes after whoever asks"""
    await bridge.join("b1", "ben", Listening())
    room = await number_of(bridge, "b1")
    for _ in range(400):
        others = await asyncio.gather(*(bridge.join("b1", name, Listening()) for name in "acde"))
        await asyncio.gather(*(each.leave() for each in others))
        assert len(await people(outside, room) or []) == 1


async def test_the_next_call_has_another_room(bridge: JanusBridge) -> None:
    """V1"""
    numbers = set()
    for _ in range(3):
        seat = await bridge.join("b1", "ana", Listening())
        numbers.add(await number_of(bridge, "b1"))
        await seat.leave()
    assert len(numbers) == 3


async def test_a_room_keeps_strangers_out(bridge: JanusBridge, outside: tuple[Line, int]) -> None:
    """V1"""
    await bridge.join("b1", "ana", Listening())
    opened: Room = await bridge._rooms["b1"]
    line, handle = outside
    assert (await line.tell(handle, {"request": "list"})).room["list"] == []
    named = {"room": opened.number}
    entrance = {"request": "join", **named, "ptype": "publisher"}
    with pytest.raises(Refused, match="429"):
        await line.tell(handle, entrance)
    with pytest.raises(Refused, match="433"):
        await line.tell(handle, {**entrance, "pin": "guessed"})
    for request in ("destroy", "edit"):
        with pytest.raises(Refused, match="433"):
            await line.tell(handle, {"request": request, **named, "secret": "guessed"})
    await line.tell(handle, {**entrance, "pin": opened._pin})


@pytest.mark.parametrize("sdp", ["", "rubbish", SDP, "v" * (LONGEST_SDP + 1)])
async def test_what_is_no_offer_ends_that_seat_alone(
    bridge: JanusBridge, outside: tuple[Line, int], sdp: str
) -> None:
    """R5, S5, S9, L4"""
    ana, ben = Listening(), Listening()
    bad, good = await bridge.join("b1", "ana", ana), await bridge.join("b1", "ben", ben)
    with pytest.raises(BridgeFailed):
        await bad.publish(sdp)
    with pytest.raises(BridgeFailed, match="over"):
        await bad.publish(sdp)
    await bad.leave()
    await good.candidate(None, Candidate("candidate:1 1 udp 1 192.0.2.1 9 typ host", "0", 0))
    assert len(await people(outside, await number_of(bridge, "b1")) or []) == 1
    assert ana.heard == ben.heard == []


async def test_a_candidate_that_cannot_be_is_let_be(bridge: JanusBridge) -> None:
    """S6, and R4 for whoever is not there"""
    seat = await bridge.join("b1", "ana", Listening())
    for candidate in (Candidate("rubbish"), Candidate("", None, None), Candidate("x", "0", 0)):
        await seat.candidate(None, candidate)
        await seat.candidate("nobody", candidate)
    await seat.watch("nobody", SDP)


async def test_a_room_takes_so_many(bridge: JanusBridge, monkeypatch: pytest.MonkeyPatch) -> None:
    """V7"""
    monkeypatch.setattr("openspace.calls.janus_room.MOST_SEATS", 2)
    for name in ("ana", "ben"):
        await bridge.join("b1", name, Listening())
    with pytest.raises(BridgeFailed, match="full"):
        await bridge.join("b1", "chi", Listening())


async def test_who_goes_away_while_joining_leaves_nothing(
    bridge: JanusBridge, outside: tuple[Line, int]
) -> None:
    """J3"""
    for rounds in range(40):
        joining = asyncio.create_task(bridge.join("b1", "ana", Listening()))
        for _ in range(rounds):
            await asyncio.sleep(0)
        opening = bridge._rooms.get("b1")
        joining.cancel()
        await asyncio.gather(joining, return_exceptions=True)
        if not joining.cancelled():
            await joining.result().leave()
        if opening and opening.done() and not opening.cancelled():
            await until_gone(outside, opening.result().number)
        async with asyncio.timeout(5):
            while bridge._rooms:
                await asyncio.sleep(0)


async def test_everyone_is_told_when_janus_ends_the_room(bridge: JanusBridge) -> None:
    """V4"""
    ears = [Listening(), Listening()]
    for name, each in zip(("ana", "ben"), ears, strict=True):
        await bridge.join("b1", name, each)
    opened: Room = await bridge._rooms["b1"]
    words = {"request": "destroy", "room": opened.number, "secret": opened._key}
    await opened._line.tell(opened._desk, words)
    for each in ears:
        await each.fails()
    await bridge.join("b1", "ana", Listening())
    assert (await bridge._rooms["b1"]).number != opened.number


async def test_a_flood_of_feeds_ends_the_seat(janus: Janus) -> None:
    """S9: and who only says that strangers send is not believed (V2)"""
    async with meddling(janus) as meddler:
        bridge, ears = JanusBridge(meddler.address, SECRET), Listening()
        await bridge.join("b1", "ana", ears)
        seat = next(iter((await bridge._rooms["b1"])._seats.values()))

        def feeds(many: int) -> str:
            room = {"videoroom": "event", "publishers": [{"id": n + 1} for n in range(many)]}
            return json.dumps({"janus": "event", "sender": seat._own, "plugindata": {"data": room}})

        await meddler.say(feeds(200))
        await seat.candidate(None, Candidate(""))
        assert ears.heard == []
        for _ in range(2):
            await meddler.say(feeds(200))
        await ears.until(lambda: ears.heard == [("failed", "")])
        await bridge.close()


@pytest.mark.parametrize("asks", [True, False])
async def test_media_that_break_are_told_once(janus: Janus, asks: bool) -> None:
    """S4, R5: where something is asked just then, there, else unasked"""
    async with meddling(janus) as meddler:
        bridge, ears = JanusBridge(meddler.address, SECRET), Listening()
        taken = await bridge.join("b1", "ana", ears)
        seat = next(iter((await bridge._rooms["b1"])._seats.values()))
        broken = json.dumps({"janus": "hangup", "sender": seat._own, "reason": "ICE failed"})
        if asks:
            meddler.twist = lambda frame: [broken, *honest(frame)]
            with pytest.raises(BridgeFailed, match="over"):
                await taken.candidate(None, Candidate(""))
            assert ears.heard == []
        else:
            await meddler.say(broken)
            await ears.fails()
        meddler.twist = honest
        await taken.leave()
        assert not bridge._rooms
        await bridge.close()

"""A live connection: what it answers, what it may follow, and that its end makes nobody wait."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from starlette.websockets import WebSocket

from openspace.bus.channels import parse
from openspace.bus.purses import FOLLOWS
from openspace.domain.facts.agenda import TopicPlaced
from openspace.domain.facts.marketplace import VoteCast
from openspace.domain.permissions import Caller
from openspace.facilitation.house import House
from openspace.live import connection
from openspace.live.connection import LONGEST_QUEUE, Connection, may_follow
from openspace.live.stage import Stage
from tests.cast import ANA, BEN, CHI, CODE, DEE, at
from tests.house import house
from tests.live.note_sockets import until

WELCOME = {"say": "welcome", "now": int(at(9, 45).timestamp() * 1000)}


class Wire:
    """The browser's end: what it says, what came, and whether it reads."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        self.reads = asyncio.Event()
        self.reads.set()
        self._incoming: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._incoming.put_nowait({"type": "websocket.connect"})
        self.socket = WebSocket({"type": "websocket"}, self._incoming.get, self._send)

    async def _send(self, message: Any) -> None:
        await self.reads.wait()
        self.sent.append(message)

    def say(self, **word: object) -> None:
        self.arrive(text=json.dumps(word))

    def follow(self, house: House, *names: str) -> None:
        epoch = house.bus.epoch
        self.say(
            say="follow",
            channels=[
                {"channel": name, "epoch": epoch, "seen": house.bus.sequence(parse(CODE, name))}
                for name in names
            ],
        )

    def arrive(self, **content: object) -> None:
        self._incoming.put_nowait({"type": "websocket.receive", **content})

    def hang_up(self) -> None:
        self._incoming.put_nowait({"type": "websocket.disconnect", "code": 1001})

    @property
    def words(self) -> list[dict[str, Any]]:
        return [json.loads(each["text"]) for each in self.sent if "text" in each]

    @property
    def channels(self) -> list[str]:
        return [word["channel"] for word in self.words if word["say"] == "push"]

    @property
    def closed(self) -> tuple[int, str] | None:
        ends = [each for each in self.sent if each["type"] == "websocket.close"]
        return (ends[0]["code"], ends[0]["reason"]) if ends else None

    async def hear_answer(self) -> None:
        """Until everything said so far has been answered."""
        pulses = sum(word["say"] == "pulse" for word in self.words)
        self.say(say="pulse")
        await until(lambda: sum(word["say"] == "pulse" for word in self.words) > pulses)


class Room:
    """A house with a stage, and those who are connected to it."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.stage = Stage(house.bus, self._render)
        self.serving: list[asyncio.Task[None]] = []

    async def _render(self, *_: object) -> Mapping[str, str]:
        return {"en": "<b>changed</b>"}

    async def connect(self, caller: Caller) -> Wire:
        wire = Wire()
        serving = Connection(wire.socket, self.house, self.stage, "en").serve(caller)
        self.serving.append(asyncio.create_task(serving))
        await until(lambda: wire.words == [WELCOME])
        return wire

    def vote(self, person: str = "chi") -> None:
        self.house.bus.publish(VoteCast(CODE, "t1", person, at(9, 45)))

    def place(self) -> None:
        self.house.bus.publish(TopicPlaced(CODE, "t1", "b1", "r1", "haven"))


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Room]:
    async with house(folder) as inside:
        room = Room(inside)
        yield room
        for each in room.serving:
            each.cancel()
        await asyncio.gather(*room.serving, return_exceptions=True)


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with opened(tmp_path) as room:
        yield room


async def test_it_is_welcomed_and_its_pulse_is_answered(room: Room) -> None:
    chi = await room.connect(CHI)
    assert chi.sent[0]["type"] == "websocket.accept"
    chi.say(say="pulse")
    await until(lambda: chi.words == [WELCOME, WELCOME | {"say": "pulse"}])


async def test_it_gets_what_it_follows_and_the_last_list_counts(room: Room) -> None:
    chi = await room.connect(CHI)
    chi.follow(room.house, "wall", "agenda")
    await chi.hear_answer()
    room.vote()
    await until(lambda: sorted(chi.channels) == ["agenda", "wall"])
    chi.follow(room.house, "wall")
    await chi.hear_answer()
    room.vote()
    await until(lambda: sorted(chi.channels) == ["agenda", "wall", "wall"])
    assert set(room.stage._followers) == {parse(CODE, "wall")}


@pytest.mark.parametrize(
    ("name", "allowed"),
    [
        *(
            (name, {"ana", "ben", "chi"})
            for name in ("shell", "wall", "agenda", "hall", "doors", "news")
        ),
        *((name, {"ana", "ben", "chi"}) for name in ("room:b1", "reading:b1", "topic:t1")),
        *((name, {"ana"}) for name in ("desk", "desk:b1", "guests", "mine:ana")),
        *(("mine:ben", {"ben"}), ("mine:chi", {"chi"})),
        *((name, set()) for name in ("mine", "mine:None", "walls", "guest", "")),
    ],
)
def test_a_channel_is_open_to_these_and_nobody_else(name: str, allowed: set[str]) -> None:
    callers = {"ana": ANA, "ben": BEN, "chi": CHI, "dee": DEE}
    channel = parse(CODE, name)
    assert {each for each, caller in callers.items() if may_follow(caller, channel)} == allowed


@pytest.mark.parametrize(("name", "insider"), [("desk", ANA), ("mine:ben", BEN)])
async def test_what_is_not_theirs_never_comes(room: Room, name: str, insider: Caller) -> None:
    chi, allowed = await room.connect(CHI), await room.connect(insider)
    for wire in (chi, allowed):
        wire.follow(room.house, name, "wall")
        await wire.hear_answer()
    room.place()
    room.vote("ben")
    await until(lambda: {name, "wall"} == set(allowed.channels))
    await until(lambda: bool(chi.channels))
    assert set(chi.channels) == {"wall"}
    chi.say(say="follow", channels=[{"channel": name, "epoch": "old", "seen": 0}])
    allowed.say(say="follow", channels=[{"channel": name, "epoch": "old", "seen": 0}])
    for wire in (chi, allowed):
        await wire.hear_answer()
    assert [word["say"] for word in (chi.words[-2], allowed.words[-2])] == ["push", "reload"]


@pytest.mark.parametrize(
    "frame",
    [
        {"text": '{"say":"shout"}'},
        {"text": "hei"},
        {"text": '{"say":"pulse","why":"' + "x" * 17_000 + '"}'},
        {"bytes": b'{"say":"pulse"}'},
    ],
    ids=["unknown", "no JSON", "17 KiB", "binary"],
)
async def test_what_is_not_understood_ends_its_own_connection_only(
    room: Room, frame: dict[str, object]
) -> None:
    chi, ben = await room.connect(CHI), await room.connect(BEN)
    for wire in (chi, ben):
        wire.follow(room.house, "wall")
        await wire.hear_answer()
    chi.arrive(**frame)
    await until(lambda: chi.closed == (1008, "not understood"))
    await until(room.serving[0].done)
    room.vote()
    await until(lambda: ben.channels == ["wall"])
    assert (chi.channels, ben.closed) == ([], None)
    assert len(room.stage._followers[parse(CODE, "wall")]) == 1


async def test_who_hangs_up_is_followed_by_nothing(room: Room) -> None:
    chi = await room.connect(CHI)
    chi.follow(room.house, "wall")
    await chi.hear_answer()
    assert len(room.stage._followers) == 1
    chi.hang_up()
    await until(room.serving[0].done)
    assert (chi.closed, room.stage._followers) == (None, {})


async def test_who_does_not_read_is_cut_off_and_nobody_waits(room: Room) -> None:
    chi, ben = await room.connect(CHI), await room.connect(BEN)
    for wire in (chi, ben):
        wire.follow(room.house, "wall")
        await wire.hear_answer()
    chi.reads.clear()
    for _ in range(LONGEST_QUEUE + 2):
        chi.say(say="pulse")
    await until(lambda: len(room.stage._followers[parse(CODE, "wall")]) == 1)
    room.vote()
    await until(lambda: ben.channels == ["wall"])
    assert chi.closed is None
    chi.reads.set()
    await until(lambda: chi.closed == (1013, "too slow"))


@pytest.mark.parametrize("patience", ["GOODBYE", "PATIENCE"])
async def test_who_never_reads_again_is_not_waited_for(
    room: Room, monkeypatch: pytest.MonkeyPatch, patience: str
) -> None:
    monkeypatch.setattr(connection, "GOODBYE", 0.01)
    chi = await room.connect(CHI)
    chi.reads.clear()
    if patience == "PATIENCE":
        monkeypatch.setattr(connection, "PATIENCE", 0.01)
    for _ in range(1 if patience == "PATIENCE" else LONGEST_QUEUE + 2):
        chi.say(say="pulse")
    await until(room.serving[0].done)
    assert (chi.words, chi.closed) == ([WELCOME], None)


async def test_who_asks_to_follow_all_the_time_waits_and_nobody_else_does(tmp_path: Path) -> None:
    async with opened(tmp_path) as room:
        chi, ben = await room.connect(CHI), await room.connect(BEN)
        for _ in range(FOLLOWS.most):
            chi.follow(room.house, "wall")
        await chi.hear_answer()
        for _ in range(FOLLOWS.most):
            chi.follow(room.house, "wall")
        chi.say(say="pulse")
        ben.follow(room.house, "wall")
        await ben.hear_answer()
        assert [word["say"] for word in chi.words].count("pulse") == 1
        room.vote()
        await until(lambda: "wall" in ben.channels and "wall" in chi.channels)

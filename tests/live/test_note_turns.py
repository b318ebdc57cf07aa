"""Turns at a note, TN1 and TN2; and when pages hear anew who wrote lately."""

import asyncio

from starlette.types import Message
from starlette.websockets import WebSocket

from openspace.live.note_lately import Lately
from openspace.live.note_turns import Turns
from tests.cast import BEN, CHI, at


class Wire:
    """A socket's other end: what it was told."""

    def __init__(self) -> None:
        self.told: list[tuple[str, object]] = []
        scope = {"type": "websocket", "headers": [], "query_string": b"", "path": "/"}
        self.socket = WebSocket(scope, self._receive, self._send)

    async def _receive(self) -> Message:
        return {"type": "websocket.connect"}

    async def _send(self, message: Message) -> None:
        self.told.append((message["type"], message.get("code")))


ACCEPTED, TRY_AGAIN = ("websocket.accept", None), ("websocket.close", 1013)


async def test_tn1_who_comes_meanwhile_is_told_to_try_again() -> None:
    turns, over = Turns(), asyncio.Event()
    first, second, other = Wire(), Wire(), Wire()

    async def had() -> None:
        await over.wait()

    async def at_once() -> None:
        other.told.append(("served", None))

    turn = asyncio.create_task(turns.take("b1", first.socket, had))
    await asyncio.sleep(0)
    await turns.take("b1", second.socket, had)
    await turns.take("b2", other.socket, at_once)
    assert (first.told, second.told) == ([], [ACCEPTED, TRY_AGAIN])
    assert other.told == [("served", None)]
    over.set()
    await turn
    await turns.take("b1", other.socket, at_once)
    assert other.told == [("served", None)] * 2


async def test_tn2_a_turn_ends_by_itself_and_with_what_goes_wrong() -> None:
    turns, slow, next_one = Turns(longest=0.01), Wire(), Wire()

    async def for_ever() -> None:
        await slow.socket.accept()
        await asyncio.Event().wait()

    await turns.take("b1", slow.socket, for_ever)
    assert slow.told == [ACCEPTED, TRY_AGAIN]
    await turns.take("b1", next_one.socket, next_one.socket.accept)
    assert next_one.told == [ACCEPTED]


def test_each_who_writes_is_told_of_once_a_minute() -> None:
    lately = Lately()
    told = [
        lately.is_news("b1", [BEN], at(9)),
        lately.is_news("b1", [BEN], at(9)),
        lately.is_news("b1", [BEN, CHI], at(9)),
        lately.is_news("b2", [BEN], at(9)),
        lately.is_news("b1", [CHI], at(9, 1)),
        lately.is_news("b1", [CHI], at(9, 1)),
    ]
    assert told == [True, False, True, True, True, False]

"""One simulated person, from coming in to the end: they look, decide, do it, and wait."""

import asyncio
import random
from contextlib import suppress

import httpx2
from websockets.exceptions import WebSocketException

from openspace.rehearsal.deeds import (
    Deed,
    Enter,
    LayDot,
    Leave,
    Look,
    Place,
    Propose,
    PutUp,
    Say,
    TakeBack,
    Vote,
    Write,
)
from openspace.rehearsal.ear import Ear
from openspace.rehearsal.lookout import Lookout
from openspace.rehearsal.pen import Pen
from openspace.rehearsal.person import Moment, character, turn
from openspace.rehearsal.script import Line, lines, next_line
from openspace.rehearsal.visitor import Outside, Visitor

AWAY = (httpx2.HTTPError, WebSocketException, OSError, ExceptionGroup)
"""What happens when the server is not there, or has had enough of a connection."""

SETTLING = (0.3, 2.5)
BACK_AGAIN = (2.0, 6.0)

Begun = set[tuple[str, str]]
"""What anybody has begun to write: a breakout and a text."""


class Life:
    """A person who is inside, with their page, their sockets and their dice."""

    def __init__(self, number: int, visitor: Visitor, lookout: Lookout, begun: Begun) -> None:
        self._who = character(number)
        self._dice = random.Random()  # noqa: S311
        self._visitor = visitor
        self._lookout = lookout
        self._begun = begun
        self._pen = Pen(visitor, self._dice)

    async def live(self) -> None:
        """Take part until cancelled or not let in any more; come back when the server was away."""
        listening = asyncio.create_task(self._listen())
        try:
            with suppress(Outside):
                await self._take_turns()
        finally:
            listening.cancel()
            with suppress(*AWAY):
                await self._pen.put_down()
            await self._visitor.close()

    async def _listen(self) -> None:
        while True:
            with suppress(*AWAY):
                await Ear(self._visitor, self._heard).listen()
            await asyncio.sleep(self._dice.uniform(*BACK_AGAIN))

    def _heard(self, frame: str) -> None:
        if '"channel":"shell"' in frame:
            self._lookout.call()

    async def _take_turns(self) -> None:
        await self._lookout.wait(self._dice.uniform(*SETTLING), self._dice)
        while True:
            try:
                await self._take_turn()
            except AWAY:
                await asyncio.sleep(self._dice.uniform(*BACK_AGAIN))

    async def _take_turn(self) -> None:
        if self._who.writes:
            await self._pen.take(self._visitor.mine.room)
        now = Moment(self._lookout.seen, self._visitor.mine, self._line())
        taken = turn(self._who, now, self._dice)
        if taken.deed:
            await self._do(taken.deed)
        await self._lookout.wait(taken.pause, self._dice)

    def _line(self) -> Line | None:
        topic = self._lookout.seen.topic_in(self._pen.breakout)
        stands = self._pen.texts()
        if topic is None or stands is None:
            return None
        begun = [text for breakout, text in self._begun if breakout == self._pen.breakout]
        return next_line(lines(topic.number, topic.title), stands, begun)

    async def _do(self, deed: Deed) -> None:  # noqa: C901
        match deed:
            case Vote(topic):
                await self._mark(f"topics/{topic}/vote")
            case TakeBack(topic):
                await self._mark(f"topics/{topic}/vote/withdrawal")
            case Propose(title):
                form = {"title": title.title, "sdg": [*map(str, title.sdg)]}
                await self._visitor.send("topics", form | {"challenge": title.challenges})
            case Place(topic, slot, place):
                await self._visitor.open("agenda")
                await self._visitor.send(f"topics/{topic}/placement", {"cell": f"{slot}:{place}"})
            case Enter(breakout):
                await self._visitor.send(f"rooms/{breakout}/entrance")
            case Leave():
                await self._visitor.send("whereabouts/departure")
            case Write(line):
                self._begun.add((self._pen.breakout, line.text))
                await self._pen.write(line)
            case LayDot(topic):
                await self._visitor.send(f"topics/{topic}/dots")
            case PutUp(title, number):
                form = {"title": title, "topics": str(number), "how": "me"}
                await self._visitor.send("actions", form)
            case Say(text):
                await self._visitor.send("reflections", {"text": text})
            case Look(page):
                await self._visitor.open(page)

    async def _mark(self, to: str) -> None:
        if self._visitor.page != "marketplace":
            await self._visitor.open("marketplace")
        await self._visitor.press(to)

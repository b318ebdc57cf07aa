"""One simulated person, from coming in to the end: they look, decide, do it, and wait."""

import asyncio
import random
from contextlib import suppress
from dataclasses import dataclass, field

import httpx2
from websockets.exceptions import WebSocketException

from openspace.rehearsal.deeds import (
    AskHelp,
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
from openspace.rehearsal.person import Character, Moment, turn
from openspace.rehearsal.script import Line, lines, next_line
from openspace.rehearsal.tally import TOO_LATE, Tally
from openspace.rehearsal.visitor import Outside, Visitor
from openspace.rehearsal.watch import Watch

AWAY = (httpx2.HTTPError, WebSocketException, OSError, ExceptionGroup)
"""What happens when the server is not there, or has had enough of a connection."""

TO_EVERYONE = '"channel":"shell"'
SETTLING = (0.3, 2.5)
BACK_AGAIN = (2.0, 6.0)


@dataclass(frozen=True, slots=True)
class Company:
    """What those who came share: the lookout, what came of everything, and the texts that anybody
    has begun to write, each with its breakout."""

    lookout: Lookout
    tally: Tally = field(default_factory=Tally)
    begun: set[tuple[str, str]] = field(default_factory=set)


class Life:
    """A person who is inside, with their page, their sockets and their dice.

    ``watch`` sees what they press and what their page is told.
    """

    def __init__(
        self, who: Character, visitor: Visitor, among: Company, watch: Watch | None = None
    ) -> None:
        self._who = who
        self._dice = random.Random()  # noqa: S311
        self._visitor = visitor
        self._among = among
        self._lookout = among.lookout
        self._watch = watch or Watch()
        self._ear = Ear(visitor, self._heard)
        visitor.shown = self._turned
        self._pen = Pen(visitor, self._dice, self._watch)
        self._turning: asyncio.Task[None] | None = None
        self._on_line = asyncio.Event()
        self._on_line.set()

    async def live(self) -> None:
        """Take part until cancelled or not let in any more; come back when the server was away."""
        listening = asyncio.create_task(self._listen())
        self._turning = asyncio.create_task(self._take_turns())
        try:
            await asyncio.wait({self._turning})
            if self._turning.cancelled():
                await listening
            elif not isinstance(self._turning.exception(), Outside):
                self._turning.result()
        finally:
            listening.cancel()
            self._turning.cancel()
            with suppress(*AWAY):
                await self._pen.put_down()
            await self._visitor.close()

    def rest(self) -> None:
        """Do nothing more, and only look on."""
        if self._turning:
            self._turning.cancel()

    async def drop(self, seconds: float) -> None:
        """Be off the line for some seconds, without a word, and come back."""
        self._on_line.clear()
        self._watch.left()
        self._ear.fall_silent()
        await asyncio.sleep(seconds)
        self._ear.cut()
        self._on_line.set()

    async def _listen(self) -> None:
        while True:
            await self._on_line.wait()
            try:
                await self._ear.listen()
            except AWAY as gone:
                self._failed(gone)
            self._watch.left()
            await asyncio.sleep(self._dice.uniform(*BACK_AGAIN))

    def _failed(self, gone: Exception) -> None:
        if self._on_line.is_set() and not self._ear.was_cut:
            self._among.tally.failed(gone)

    def _turned(self, page: str, html: str) -> None:
        """A page came; one that was under way when the line went is not looked at (CX3)."""
        if self._on_line.is_set():
            self._watch.turned(page, html)

    def _heard(self, frame: str) -> None:
        if TO_EVERYONE in frame:
            self._lookout.call()
        self._watch.heard(frame)

    async def _take_turns(self) -> None:
        await self._lookout.wait(self._dice.uniform(*SETTLING), self._dice)
        while True:
            await self._on_line.wait()
            try:
                await self._take_turn()
            except AWAY as gone:
                self._failed(gone)
                await asyncio.sleep(self._dice.uniform(*BACK_AGAIN))

    async def _take_turn(self) -> None:
        if self._who.writes:
            await self._pen.take(self._visitor.mine.room)
        now = Moment(self._lookout.seen, self._visitor.mine, self._line())
        taken = turn(self._who, now, self._dice)
        if taken.deed:
            await self._do(taken.deed)
            if self._visitor.status in TOO_LATE:
                self._watch.refused(taken.deed)
        await self._lookout.wait(taken.pause, self._dice)

    def _line(self) -> Line | None:
        topic = self._lookout.seen.topic_in(self._pen.breakout)
        stands = self._pen.texts()
        if topic is None or stands is None:
            return None
        begun = [text for breakout, text in self._among.begun if breakout == self._pen.breakout]
        return next_line(lines(topic.number, topic.title), stands, begun)

    async def _do(self, deed: Deed) -> None:  # noqa: C901
        if not await self._turn_to_what_is_pressed(deed):
            return
        self._watch.presses(deed)
        match deed:
            case Vote(topic):
                await self._visitor.press(f"topics/{topic}/vote")
            case TakeBack(topic):
                await self._visitor.press(f"topics/{topic}/vote/withdrawal")
            case Propose(title):
                form = {"title": title.title, "sdg": [*map(str, title.sdg)]}
                await self._visitor.send("topics", form | {"challenge": title.challenges})
            case Place(topic, slot, place):
                await self._visitor.send(f"topics/{topic}/placement", {"cell": f"{slot}:{place}"})
            case AskHelp(breakout, why):
                await self._visitor.send(f"rooms/{breakout}/help", {"why": why})
            case Enter(breakout):
                await self._visitor.send(f"rooms/{breakout}/entrance")
            case Leave():
                await self._visitor.send("whereabouts/departure")
            case Write(line):
                self._among.begun.add((self._pen.breakout, line.text))
                await self._pen.write(line)
            case Look(page):
                await self._visitor.open(page)
            case LayDot() | PutUp() | Say():
                await self._do_at_the_end(deed)

    async def _turn_to_what_is_pressed(self, deed: Deed) -> bool:
        """Open the page that has the form; whether it has."""
        if isinstance(deed, Vote | TakeBack) and self._visitor.page != "marketplace":
            await self._visitor.open("marketplace")
        if isinstance(deed, Place):
            await self._visitor.open("agenda")
        if isinstance(deed, LayDot):
            return f'/topics/{deed.topic}/dots"' in await self._visitor.open("convergence")
        return True

    async def _do_at_the_end(self, deed: LayDot | PutUp | Say) -> None:
        match deed:
            case LayDot(topic):
                await self._visitor.send(f"topics/{topic}/dots")
            case PutUp(title, number):
                form = {"title": title, "topics": str(number), "how": "me"}
                await self._visitor.send("actions", form)
            case Say(text):
                await self._visitor.send("reflections", {"text": text})

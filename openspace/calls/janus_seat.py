"""A seat in a room of Janus: one handle to send by, and one for each seat that it watches.

One handle a feed costs a connection each, and buys that whoever comes, goes or breaks leaves the
pictures of the others alone; Janus's one subscription for all would be agreed anew every time.

Rules:
    S1 What Janus tells of feeds is done in the order in which it was told, one after the other.
    S2 A feed that cannot be watched (it has gone meanwhile) is passed over in silence.
    S3 New streams of a feed that is watched are taken on by the same handle, with a new offer.
    S4 Media that broke, sent or watched, is the end of the seat; whoever sits there joins again.
    S5 A seat that is over says nothing more, and gives its handles back by itself.
    S6 A candidate that Janus does not take is one way less, not a failure.
    S7 Ways to Janus are told after the description that they belong to.
    S8 Who comes again by the same name takes their own place: the feed before is gone first, and
       nobody watches themselves.
    S9 A description has a largest size, and so has what may wait to be done.
    S10 Who leaves says so before the handle is given back: Janus answers that at once, and takes
        the person out of the room some time later.
"""

import asyncio
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, Final

import structlog

from openspace.calls.bridge import BridgeFailed, Candidate, Ears
from openspace.calls.janus_line import Line, LineLost, Refused
from openspace.calls.janus_wire import LONGEST_SDP, Feed, Heard, candidate_of, news_of
from openspace.calls.ways import Ways

MOST_WAITING: Final = 256

logger = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Place:
    """What a seat knows of its room: the line to it, how it is entered, who else is who."""

    line: Line
    number: int
    pin: str
    name_of: Callable[[int], str]
    over: Callable[[str], None]
    left: Callable[[int], None]


@dataclass(slots=True)
class Watched:
    """A feed that is watched: whose it is, by which handle, which of its streams."""

    name: str
    handle: int
    streams: frozenset[str]
    ways: Ways


class Seat:
    """Somebody's seat, by a name of ours and a number for Janus."""

    def __init__(self, place: Place, number: int, name: str, ears: Ears) -> None:
        self.name = name
        self._place = place
        self._line = place.line
        self._number = number
        self._ears = ears
        self._own = 0
        self._proof = 0
        self._sends = False
        self._over = False
        self._asking = 0
        self._ways = self._ways_of(None)
        self._watched: dict[int, Watched] = {}
        self._news: asyncio.Queue[Feed] = asyncio.Queue(MOST_WAITING)
        self._following: asyncio.Task[None] | None = None
        self._leaving: asyncio.Task[None] | None = None

    async def join(self) -> None:
        """Sit down. Raises ``LineLost`` or ``Refused``."""
        self._own = await self._line.attach(self._hear_own)
        who = {"ptype": "publisher", "id": self._number}
        joined = await self._line.tell(self._own, {**self._entrance(), **who})
        self._proof = joined.proof
        self._following = asyncio.create_task(self._follow())
        self._hear_news(joined.room)

    async def publish(self, sdp: str) -> str:
        """Send what the browser offers; the answer."""
        with self._failing():
            request = "configure" if self._sends else "publish"
            heard = await self._line.tell(self._own, {"request": request}, _described("offer", sdp))
            self._sends = True
            asyncio.get_running_loop().call_soon(self._ways.release)
            if not heard.answer:
                raise Refused("an answer without a description")
            return heard.answer

    async def watch(self, id: str, sdp: str) -> None:  # noqa: A002
        """Answer the offer of a feed."""
        with self._failing():
            watched = self._watched_of(id)
            if watched is None:
                return
            try:
                described = _described("answer", sdp)
                await self._line.tell(watched.handle, {"request": "start"}, described)
            except Refused:
                if self._watched_of(id) is watched:
                    raise

    async def candidate(self, id: str | None, candidate: Candidate) -> None:  # noqa: A002
        """A way to the browser (S6)."""
        with self._failing():
            watched = self._watched_of(id) if id is not None else None
            handle = watched.handle if watched else self._own
            if id is not None and watched is None:
                return
            with suppress(Refused):
                await self._line.ask(handle, janus="trickle", candidate=_trickled(candidate))

    async def leave(self) -> None:
        """Give the seat up."""
        self.end()
        if self._leaving:
            await asyncio.shield(self._leaving)

    def fail(self) -> None:
        """It is over, and not because somebody left: they are told, or told so where they ask."""
        if not self._over:
            self.end()
            if not self._asking:
                self._ears.failed()

    def end(self) -> None:
        """Nothing is told from now on, and everything given back (S5)."""
        self._over = True
        if self._leaving is None:
            self._leaving = asyncio.create_task(self._leave())

    async def _leave(self) -> None:
        if self._following:
            self._following.cancel()
        with suppress(LineLost):
            await self._say_so()
            for handle in (self._own, *(watched.handle for watched in self._watched.values())):
                if handle:
                    await self._line.detach(handle)
        self._place.left(self._number)

    async def _say_so(self) -> None:
        """Janus has taken them out of the room when this returns (S10)."""
        if self._proof:
            with suppress(Refused):
                await self._line.tell(self._own, {"request": "leave"})

    @contextmanager
    def _failing(self) -> Iterator[None]:
        """What fails here is the end of the seat, said by ``BridgeFailed``."""
        if self._over:
            raise BridgeFailed("the seat is over")
        self._asking += 1
        try:
            yield
        except (LineLost, Refused) as cause:
            logger.info("janus_seat_failed", reason=str(cause))
            self.end()
            raise BridgeFailed(str(cause)) from cause
        finally:
            self._asking -= 1
        if self._over:
            raise BridgeFailed("the seat is over")

    def _entrance(self) -> dict[str, Any]:
        return {"request": "join", "room": self._place.number, "pin": self._place.pin}

    def _hear_own(self, heard: Heard) -> None:
        if heard.kind == "hangup":
            self.fail()
        elif heard.kind == "trickle":
            self._pass_on(self._ways, heard)
        elif heard.room.get("videoroom") == "destroyed":
            self._place.over("Janus ended the room")
        else:
            self._hear_news(heard.room)

    def _hear_news(self, room: Mapping[str, Any]) -> None:
        for feed in news_of(room):
            if self._news.full():
                logger.warning("janus_seat_flooded")
                self.fail()
                return
            self._news.put_nowait(feed)

    def _hear_feed(self, number: int, heard: Heard) -> None:
        watched = self._watched.get(number)
        if watched is None or self._over:
            return
        if heard.kind == "hangup":
            self.fail()
        elif heard.kind == "trickle":
            self._pass_on(watched.ways, heard)
        elif heard.offer:
            self._ears.feed(watched.name, heard.offer)
            watched.ways.release()

    def _pass_on(self, ways: Ways, heard: Heard) -> None:
        if heard.candidate:
            ways.add(candidate_of(heard.candidate))

    def _ways_of(self, name: str | None) -> Ways:
        def tell(candidate: Candidate) -> None:
            if not self._over:
                self._ears.candidate(name, candidate)

        return Ways(tell)

    async def _follow(self) -> None:
        """What Janus told of feeds, one after the other (S1)."""
        while not self._over:
            feed = await self._news.get()
            try:
                await (self._drop(feed.number) if feed.streams is None else self._see(feed))
            except Refused as cause:
                logger.info("janus_feed_refused", reason=str(cause))
            except LineLost:
                return
            except Exception:
                logger.exception("janus_seat_stumbled")
                self.fail()

    async def _see(self, feed: Feed) -> None:
        watched = self._watched.get(feed.number)
        streams = feed.streams or frozenset()
        if watched is None:
            await self._begin(feed.number, streams)
        elif fresh := streams - watched.streams:
            watched.streams |= fresh
            wanted = [{"feed": feed.number, "mid": mid} for mid in sorted(fresh)]
            heard = await self._line.tell(
                watched.handle, {"request": "subscribe", "streams": wanted}
            )
            self._hear_feed(feed.number, heard)

    async def _begin(self, number: int, streams: frozenset[str]) -> None:
        name = self._place.name_of(number)
        if name in ("", self.name):
            return
        for before in [other for other, each in self._watched.items() if each.name == name]:
            await self._drop(before)
        handle = await self._line.attach(lambda heard: self._hear_feed(number, heard))
        self._watched[number] = Watched(name, handle, streams, self._ways_of(name))
        wish = {"ptype": "subscriber", "private_id": self._proof, "autoupdate": False}
        wanted = [{"feed": number, "mid": mid} for mid in sorted(streams)]
        try:
            heard = await self._line.tell(handle, {**self._entrance(), **wish, "streams": wanted})
        except Refused:
            del self._watched[number]
            await self._line.detach(handle)
            raise
        self._hear_feed(number, heard)

    async def _drop(self, number: int) -> None:
        watched = self._watched.pop(number, None)
        if watched:
            if not self._over:
                self._ears.gone(watched.name)
            await self._line.detach(watched.handle)

    def _watched_of(self, name: str) -> Watched | None:
        return next((each for each in self._watched.values() if each.name == name), None)


def _described(kind: str, sdp: str) -> dict[str, str]:
    if len(sdp) > LONGEST_SDP:
        raise Refused("too long a description")
    return {"type": kind, "sdp": sdp}


def _trickled(candidate: Candidate) -> dict[str, Any]:
    if not candidate.line:
        return {"completed": True}
    where = {"sdpMid": candidate.mid, "sdpMLineIndex": candidate.index}
    known = {name: value for name, value in where.items() if value is not None}
    return {"candidate": candidate.line, **known}

"""A seat's side of the relay: what the bridge says goes over the seat's own line.

The bridge may speak before the seat has been welcomed; what it says then waits.
"""

from collections.abc import Callable

from openspace.calls.bridge import Bridge, BridgeSeat, Candidate
from openspace.live import call_protocol as protocol
from openspace.live.call_line import CallLine
from openspace.live.call_protocol import Publish, Reach, Watch


class Heard:
    """What a seat hears of the bridge. ``fail`` is called when it serves the seat no longer."""

    def __init__(self, line: CallLine, fail: Callable[[], None]) -> None:
        self._line = line
        self._fail = fail
        self._waiting: list[bytes] | None = []

    def open(self) -> None:
        """The seat has been welcomed: say what waited."""
        for frame in self._waiting or ():
            self._line.offer(frame)
        self._waiting = None

    def feed(self, id: str, sdp: str) -> None:  # noqa: A002
        """A seat can be watched."""
        self._say(protocol.say("feed", id=id, sdp=sdp))

    def gone(self, id: str) -> None:  # noqa: A002
        """A seat can be watched no more."""
        self._say(protocol.say("gone", id=id))

    def candidate(self, id: str | None, candidate: Candidate) -> None:  # noqa: A002
        """A way to the bridge."""
        self._say(protocol.reached(id or "", candidate))

    def failed(self) -> None:
        """The bridge has let go."""
        self._fail()

    def _say(self, frame: bytes) -> None:
        if self._waiting is None:
            self._line.offer(frame)
        else:
            self._waiting.append(frame)


class Relayed:
    """A seat that has joined a room of the bridge. All of it raises ``BridgeFailed``."""

    def __init__(self, line: CallLine, heard: Heard, seat: BridgeSeat) -> None:
        self._line = line
        self._heard = heard
        self._seat = seat

    @classmethod
    async def joined(
        cls, bridge: Bridge, room: str, seat: str, line: CallLine, fail: Callable[[], None]
    ) -> "Relayed":
        """Join the bridge's room."""
        heard = Heard(line, fail)
        return cls(line, heard, await bridge.join(room, seat, heard))

    def open(self) -> None:
        """The seat has been welcomed."""
        self._heard.open()

    async def answer(self, said: Publish | Watch | Reach) -> None:
        """What the browser says to the bridge."""
        match said:
            case Publish(sdp):
                self._line.offer(protocol.say("published", sdp=await self._seat.publish(sdp)))
            case Watch(id, sdp):
                await self._seat.watch(id, sdp)
            case Reach(to, candidate):
                await self._seat.candidate(to or None, candidate)

    async def leave(self) -> None:
        """End it (never raises)."""
        await self._seat.leave()

"""What a call asks of a server that relays sound and pictures (an SFU), whichever it is.

A seat publishes once what its browser sends; the bridge tells every other seat of the room about
it, and each of them watches it. Descriptions are SDP, passed on as they are.

Rules:
    R1 A room of the bridge is made when the first seat joins it, and goes when the last has left.
       Its name is ours; nobody outside learns it.
    R2 Who joins is told at once of every feed that is there, in any order, and later of each that
       comes; of its own never.
    R3 ``publish`` may be said again, with a new offer on the same connection: the answer is to
       that one, and those who watch hear ``feed`` again where it changes what they receive.
    R4 ``feed`` is an offer; ``watch`` its answer. A feed that has gone is said once, by ``gone``.
    R5 What fails raises ``BridgeFailed`` from the call that asked, or calls ``failed`` once, and
       nothing is told after it. Neither takes longer than ``PATIENCE`` seconds.
    R6 ``leave`` never raises, and may come twice or after a failure; nothing is told after it.
"""

from dataclasses import dataclass
from typing import Final, Protocol

PATIENCE: Final = 5.0
"""Seconds that a bridge may take to answer anything."""


class BridgeFailed(Exception):
    """The server that relays does not do what it should; the call goes on some other way."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A way to reach a browser or the bridge, as ICE has it. An empty ``line`` ends the list."""

    line: str
    mid: str | None = None
    index: int | None = None


class Ears(Protocol):
    """A seat, as the bridge talks to it. Every one returns at once and never raises."""

    def feed(self, id: str, sdp: str) -> None:  # noqa: A002
        """The seat with this id can be watched; this is the offer."""

    def gone(self, id: str) -> None:  # noqa: A002
        """The seat with this id can be watched no more."""

    def candidate(self, id: str | None, candidate: Candidate) -> None:  # noqa: A002
        """A way to the bridge: for what is watched of a seat, or (None) for what we publish."""

    def failed(self) -> None:
        """The bridge does not serve this seat any longer."""


class BridgeSeat(Protocol):
    """What a seat can ask, once it has joined. Every one raises ``BridgeFailed``."""

    async def publish(self, sdp: str) -> str:
        """Send what the browser offers; the answer."""

    async def watch(self, id: str, sdp: str) -> None:  # noqa: A002
        """Answer the offer of a feed; one that has gone meanwhile is let be."""

    async def candidate(self, id: str | None, candidate: Candidate) -> None:  # noqa: A002
        """A way to the browser, as in ``Ears``."""

    async def leave(self) -> None:
        """End it all (R6)."""


class Bridge(Protocol):
    """A server that relays."""

    async def join(self, room: str, seat: str, ears: Ears) -> BridgeSeat:
        """Take a seat in a room, by ids of ours. Raises ``BridgeFailed``."""

    async def close(self) -> None:
        """Let go of the server; whoever still sits there is told ``failed`` before."""

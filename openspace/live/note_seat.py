"""One connection to a note, as the relay sees it, and the things the relay wants done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from openspace.domain.permissions import Caller
from openspace.live.note_farewells import Farewell
from openspace.notes.presence import Person
from openspace.notes.reader import Update

Words = tuple[Caller, bytes]
"""Somebody, and an update of theirs."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who opened a connection. ``bar`` is how an attempt to write ends, if it may not.

    ``wants_saved`` is whether the client asked to hear what is on the disk.
    """

    caller: Caller
    person: Person
    bar: Farewell | None = None
    wants_saved: bool = False


@dataclass(eq=False, slots=True)
class Seat:
    """A connection: how many frames with words it sent, and whether it is told of others'.

    ``broken`` is the number of its last frame that stood on words that never came, until
    everything was told anew.
    """

    visitor: Visitor
    told: int = 0
    follows: bool = False
    broken: int = 0

    def settles(self, number: int, answer: bool) -> bool:
        """Whether a frame's commit means that every earlier one of the seat is kept too."""
        return not self.broken or (answer and number > self.broken)


class Entry(NamedTuple):
    """A frame with words that waits for its commit; ``update`` is None if all was known.

    ``number`` counts the seat's frames; ``answer`` is whether it answers a step 1 and so holds
    everything that the seat has.
    """

    seat: Seat
    number: int
    answer: bool
    update: Update | None


@dataclass(frozen=True, slots=True)
class Batch:
    """Entries to be committed together."""

    entries: Sequence[Entry]

    @property
    def words(self) -> list[Words]:
        """What has to be written, in order, and by whom; there may be nothing."""
        return [
            (entry.seat.visitor.caller, entry.update.content)
            for entry in self.entries
            if entry.update is not None
        ]


@dataclass(frozen=True, slots=True)
class Send:
    """Send a frame to a seat. ``rest`` is what of it is too large to be copied for that."""

    seat: Seat
    frame: bytes
    rest: bytes = b""


@dataclass(frozen=True, slots=True)
class Tell:
    """Send the same frames to some seats, in one go; ``besides`` is what one of them gets too."""

    seats: Sequence[Seat]
    frames: Sequence[bytes]
    besides: Mapping[Seat, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """Fetch the store's snapshot and ``Relay.answer`` the seat with it."""

    seat: Seat


@dataclass(frozen=True, slots=True)
class Close:
    """End a seat's connection."""

    seat: Seat
    farewell: Farewell


Act = Send | Tell | Answer | Close

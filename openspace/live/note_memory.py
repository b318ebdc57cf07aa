"""What was in use lately, so that who comes back to a note, or comes second, need not wait for it.

Snapshots' text, and notes that everybody has left: of each so many bytes at most, the latest.

Rules:
    M1 A note that was put away goes on only where its log has the length and the generation that
       it had; otherwise it is forgotten, and the store is asked. One in which nobody wrote
       is not kept: it may begin with something else the next time.
    M2 A text is given only where it goes as far as the note's opening counts on.
    M3 What nobody came back to within some minutes is let go of.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from time import monotonic
from typing import Final, Generic, TypeVar

from openspace.live.note_relay import Relay
from openspace.store.snapshots import Snapshot

MOST: Final = 32 * 2**20
"""Bytes of each, by rough count."""
MINUTES: Final = 5
AN_UPDATE: Final = 1024
A_LEDGER: Final = 2**20
"""Bytes that an update takes while it is held, and the ledger of a note of 100,000 edits."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kept(Generic[T]):
    """Something of a note's in this generation, with its weight and until when it is kept."""

    thing: T
    generation: int
    weight: int
    until: float


@dataclass(eq=False, slots=True)
class Drawer(Generic[T]):
    """The latest things, one a note; ``most`` is what they weigh together."""

    most: int = MOST
    kept: OrderedDict[str, Kept[T]] = field(default_factory=OrderedDict)

    def put(self, note: str, thing: T, generation: int, weight: int) -> None:
        """In the place of what was there; the oldest make room."""
        self.kept[note] = Kept(thing, generation, weight, monotonic() + 60 * MINUTES)
        self.kept.move_to_end(note)
        while sum(each.weight for each in self.kept.values()) > self.most:
            self.kept.popitem(last=False)

    def look(self, note: str, generation: int) -> T | None:
        """What is there of this generation."""
        found = self.kept.get(note)
        return found.thing if found and found.generation == generation else None

    def tidy(self) -> None:
        """Let go of what is old (M3)."""
        now = monotonic()
        for note in [note for note, each in self.kept.items() if each.until < now]:
            del self.kept[note]


class Memory:
    """Of all notes of a house."""

    def __init__(self, most: int = MOST) -> None:
        self._texts: Drawer[Snapshot] = Drawer(most)
        self._notes: Drawer[Relay] = Drawer(most)

    def learn(self, note: str, snapshot: Snapshot, generation: int) -> None:
        """A snapshot was read or made."""
        self._texts.put(note, snapshot, generation, len(snapshot.whole) + len(snapshot.ledger))

    def text(self, note: str, length: int, generation: int) -> bytes | None:
        """What the first updates say, so many of them or more (M2)."""
        found = self._texts.look(note, generation)
        return found.whole if found and found.length >= length else None

    def put_away(self, note: str, relay: Relay, generation: int) -> None:
        """Everybody has left, and nothing waits."""
        if relay.log.length:
            relay.put_away()
            self._notes.put(note, relay, generation, A_LEDGER + AN_UPDATE * relay.log.tail)

    def taken(self, note: str, length: int, generation: int) -> Relay | None:
        """A note that was put away, to go on with (M1)."""
        relay = self._notes.look(note, generation)
        self._notes.kept.pop(note, None)
        return relay if relay and relay.log.length == length else None

    def shorten(self, note: str, made: Snapshot) -> None:
        """A note that was put away has this snapshot now."""
        kept = self._notes.kept.get(note)
        if kept and kept.thing.log.length == made.length:
            kept.thing.shorten()

    def tidy(self) -> None:
        """Let go of what is old (M3)."""
        self._texts.tidy()
        self._notes.tidy()

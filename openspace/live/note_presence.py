"""Who is where in one note: each editor's last presence, owned by the seat that brought it.

Rules:
    P1 A presence is a client id's participant's own; another's word about it is passed over.
    P2 It is relayed only when it is newer; the same clock counts once more to say "gone".
    P3 When its seat leaves, it is gone for everyone.
    P4 A seat brings at most a few; who only reads brings none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from openspace.live.note_seat import Seat
from openspace.notes.frames import Seen
from openspace.notes.grants import Grants
from openspace.notes.presence import Person, stamped, tone_of

MOST_PER_SEAT: Final = 4
GONE: Final = "null"


@dataclass(frozen=True, slots=True)
class Owned:
    """A presence and the seat it came from."""

    seat: Seat
    seen: Seen


class Present:
    """Everyone's presence in one note."""

    def __init__(self, grants: Grants) -> None:
        self._grants = grants
        self._present: dict[int, Owned] = {}
        self._tones: dict[str, int] = {}

    def everyone(self) -> list[Seen]:
        """What a newcomer is told."""
        return [owned.seen for owned in self._present.values()]

    def hear(self, seat: Seat, seen: Iterable[Seen]) -> list[Seen]:
        """What the others are told after a seat said this; ``UnreadableUpdate`` if it cannot be."""
        if seat.visitor.bar:
            return []
        person, tone = seat.visitor.person, self._tone(seat.visitor.person)
        fresh = []
        for one in seen:
            if self._may_say(seat, one):
                fresh.append(Seen(one.client, one.clock, stamped(one.state, person, tone)))
                self._keep(seat, fresh[-1])
        return fresh

    def leave(self, seat: Seat) -> list[Seen]:
        """What the others are told when a seat leaves (P3)."""
        left = [owned.seen for owned in self._present.values() if owned.seat is seat]
        for seen in left:
            del self._present[seen.client]
        return [Seen(seen.client, seen.clock, GONE) for seen in left]

    def _tone(self, person: Person) -> int:
        """The person's colour in this note, free of those of who was here when they came."""
        if (known := self._tones.get(person.id)) is not None:
            return known
        here = {owned.seat.visitor.person.id for owned in self._present.values()}
        taken = {tone for one, tone in self._tones.items() if one in here}
        self._tones[person.id] = tone_of(person, taken)
        return self._tones[person.id]

    def _may_say(self, seat: Seat, seen: Seen) -> bool:
        known = self._present.get(seen.client)
        person = seat.visitor.person.id
        if known and known.seat.visitor.person.id != person:
            return False
        if not self._grants.allows(seen.client, person):
            return False
        if known is None:
            held = sum(owned.seat is seat for owned in self._present.values())
            return seen.state != GONE and held < MOST_PER_SEAT
        newer = seen.clock > known.seen.clock
        return newer or (seen.clock == known.seen.clock and seen.state == GONE)

    def _keep(self, seat: Seat, seen: Seen) -> None:
        if seen.state == GONE:
            self._present.pop(seen.client, None)
        else:
            self._present[seen.client] = Owned(seat, seen)
            self._grants.shown(seen.client, seat.visitor.person.id)

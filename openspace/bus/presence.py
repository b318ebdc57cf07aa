"""Who is in reach: sockets that are open, and for how long a silence is forgiven.

Rules:
    R1 With an open socket somebody is in reach; how many tabs does not matter.
    R2 After the last socket closed one is in reach for ``GRACE`` seconds: a reload, a lost line.
    R3 Who only loads pages, without a socket, is in reach for ``READING`` seconds after each.
"""

from collections import Counter
from dataclasses import dataclass

GRACE = 20.0
READING = 300.0


@dataclass(frozen=True, slots=True)
class Person:
    """A participant of a gathering."""

    gathering: str
    participant: str


class Presence:
    """Open sockets by person, and until when the others are waited for (seconds, monotonic)."""

    def __init__(self) -> None:
        self._sockets: Counter[Person] = Counter()
        self._waiting: dict[Person, float] = {}

    def connected(self, person: Person) -> None:
        """A socket opened (R1)."""
        self._sockets[person] += 1
        self._waiting.pop(person, None)

    def disconnected(self, person: Person, now: float) -> None:
        """A socket closed (R2)."""
        self._sockets[person] -= 1
        if self._sockets[person] <= 0:
            del self._sockets[person]
            self._waiting[person] = now + GRACE

    def seen(self, person: Person, now: float) -> None:
        """A page was asked for (R3)."""
        if person not in self._sockets:
            self._waiting[person] = max(self._waiting.get(person, 0.0), now + READING)

    def expect(self, person: Person, now: float) -> None:
        """Somebody was here before a restart: wait for them as after a lost line (R2)."""
        if person not in self._sockets:
            self._waiting.setdefault(person, now + GRACE)

    def online(self, gathering: str) -> int:
        """How many people of a gathering have a socket open."""
        return sum(1 for person in self._sockets if person.gathering == gathering)

    def gone(self, now: float) -> tuple[Person, ...]:
        """Who is out of reach from now on; each is said once."""
        late = tuple(person for person, until in self._waiting.items() if until <= now)
        for person in late:
            del self._waiting[person]
        return late

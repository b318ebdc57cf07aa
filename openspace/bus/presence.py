"""Who is in reach: sockets that are open, and for how long a silence is forgiven.

Rules:
    R1 With an open socket somebody is in reach; how many tabs does not matter.
    R2 After the last socket closed one is in reach for ``GRACE`` seconds: a reload, a lost line.
    R3 Who only ever loads pages, without a socket, is in reach for ``READING`` seconds after
       each; who had a socket is waited for as in R2.
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
        self._had_socket: set[Person] = set()

    def connected(self, person: Person) -> None:
        """A socket opened (R1)."""
        self._sockets[person] += 1
        self._had_socket.add(person)
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
            patience = GRACE if person in self._had_socket else READING
            self._waiting[person] = max(self._waiting.get(person, 0.0), now + patience)

    def knows(self, person: Person) -> bool:
        """Whether somebody is in reach, or waited for."""
        return person in self._sockets or person in self._waiting

    def tabs(self, person: Person) -> int:
        """How many sockets somebody has open."""
        return self._sockets.get(person, 0)

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
            self._had_socket.discard(person)
        return late

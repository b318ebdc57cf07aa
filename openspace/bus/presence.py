"""Who is in reach: sockets that are open, and for how long a silence is forgiven.

Rules:
    R1 With an open socket somebody is in reach; how many tabs does not matter.
    R2 After the last socket closed one is in reach for ``GRACE`` seconds: a reload, a lost line.
    R3 Who only ever loads pages, without a socket, is in reach for ``READING`` seconds after
       each; who had a socket is waited for as in R2.
    R4 Whose last socket closed within ``LATELY`` and who has none has dropped out; whose did so
       ``OFTEN`` times within ``A_WHILE`` is on a poor line. Nothing older is remembered.
"""

from collections import Counter, deque
from dataclasses import dataclass

GRACE = 20.0
READING = 300.0
LATELY, A_WHILE, OFTEN = 60.0, 300.0, 4


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
        self._lost: deque[tuple[float, Person]] = deque()

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
            self._lost.append((now, person))
            while self._lost[0][0] <= now - A_WHILE:
                self._lost.popleft()

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

    def gatherings(self) -> tuple[str, ...]:
        """Those in which somebody has a socket open."""
        return tuple(dict.fromkeys(person.gathering for person in self._sockets))

    def dropped(self, gathering: str, now: float) -> int:
        """How many people have dropped out lately and are not back (R4)."""
        lately = {who for at, who in self._lost if at > now - LATELY and who.gathering == gathering}
        return len(lately - self._sockets.keys())

    def poor(self, gathering: str, now: float) -> int:
        """How many people are on poor lines (R4)."""
        often = Counter(
            who for at, who in self._lost if at > now - A_WHILE and who.gathering == gathering
        )
        return sum(1 for times in often.values() if times >= OFTEN)

    def gone(self, now: float) -> tuple[Person, ...]:
        """Who is out of reach from now on; each is said once."""
        late = tuple(person for person, until in self._waiting.items() if until <= now)
        for person in late:
            del self._waiting[person]
            self._had_socket.discard(person)
        return late

"""How often topics were on somebody's screen: counted in memory, and let go in batches.

Rules:
    E1 A person counts once a topic, as long as this server runs. That they did is not written
       down anywhere: what is kept in memory is a number that leads back to nobody.
    E2 Counts are let go at most every ``BETWEEN`` seconds a gathering, so that a wall which
       hundreds read is not written all the time. What was not let go when the server ends is lost.
    E3 Only so many are remembered as a full gathering makes, and as many before them: the oldest
       are forgotten together, so that a server which runs for months does not grow.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from openspace.bus.presence import Person

BETWEEN = 2.0
MOST = 250_000


class Sightings:
    """Whom a topic was shown to already, and counts that wait."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._counted: set[int] = set()
        self._before: set[int] = set()
        self._waiting: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self._let_go: dict[str, float] = {}

    def seen(self, person: Person, topics: Iterable[str]) -> None:
        """These topics were on this person's screen (E1)."""
        for topic in topics:
            once = hash((person, topic))
            if once not in self._counted and once not in self._before:
                self._remember(once)
                self._waiting[person.gathering][topic] += 1

    def due(self, gathering: str, now: float) -> Mapping[str, int]:
        """The counts to write down now (seconds, monotonic); none when it is too soon (E2)."""
        last = self._let_go.get(gathering)
        if (last is not None and now - last < BETWEEN) or not self._waiting[gathering]:
            return {}
        self._let_go[gathering] = now
        return self._waiting.pop(gathering)

    def _remember(self, once: int) -> None:
        """Count it no more, for as long as there is room (E3)."""
        if len(self._counted) >= self._most:
            self._counted, self._before = set(), self._counted
        self._counted.add(once)

"""What the house notes of itself: how long commits take, and what was told of its health last."""

from collections import deque

from openspace.domain.facts.health import HealthMeasured
from openspace.domain.health import tail

LATELY = 300.0
MOST = 500


class Noted:
    """Commits of the last minutes (seconds, monotonic), and the last health by gathering."""

    def __init__(self) -> None:
        self.started: float | None = None
        self._commits: deque[tuple[float, float]] = deque(maxlen=MOST)
        self._told: dict[str, HealthMeasured] = {}

    def committed(self, began: float, now: float) -> None:
        """Something was written, and is on the disk."""
        self._commits.append((now, now - began))

    def saving(self, now: float) -> float:
        """The seconds that 95 of 100 commits took lately."""
        return tail([took for at, took in self._commits if at > now - LATELY])

    def told(self, gathering: str) -> HealthMeasured | None:
        """What was told last."""
        return self._told.get(gathering)

    def tell(self, measured: HealthMeasured) -> bool:
        """Remember it; whether it is otherwise than before."""
        changed = self._told.get(measured.gathering) != measured
        self._told[measured.gathering] = measured
        return changed

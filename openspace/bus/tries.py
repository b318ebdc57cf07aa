"""When wrong codes were tried, by the gathering that was named: remembered only.

The rule: a gathering that is not there is remembered like any other, so that nobody can tell.
"""

from collections import deque
from datetime import datetime

from openspace.domain.codes import LASTS, TRIES

MANY = 1024


class Tries:
    """The last wrong tries by gathering."""

    def __init__(self) -> None:
        self._tried: dict[str, deque[datetime]] = {}

    def of(self, gathering: str) -> tuple[datetime, ...]:
        """When, the oldest first."""
        return tuple(self._tried.get(gathering, ()))

    def wrong(self, gathering: str, at: datetime) -> None:
        """Another one."""
        self._tried.setdefault(gathering, deque(maxlen=TRIES)).append(at)
        if len(self._tried) > MANY:
            kept = {name: each for name, each in self._tried.items() if each[-1] > at - LASTS}
            self._tried = kept

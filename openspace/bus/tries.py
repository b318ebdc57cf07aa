"""When wrong codes were tried, by the gathering that was named: remembered only.

The rule: they are written down by who decides, inside of the deciding transaction, of which there
is one at a time: so nothing passes between a look and a count.
"""

from datetime import datetime

from openspace.domain.codes import RESTS, TRIES

MANY = 1024


class Tries:
    """The last wrong tries by gathering."""

    def __init__(self) -> None:
        self._tried: dict[str, tuple[datetime, ...]] = {}

    def of(self, gathering: str) -> tuple[datetime, ...]:
        """When, the oldest first."""
        return self._tried.get(gathering, ())

    def wrong(self, gathering: str, at: datetime, counts: int) -> None:
        """Another one, which ``counts`` as so many."""
        self._tried[gathering] = (*self.of(gathering), *[at] * counts)[-TRIES:]
        if len(self._tried) > MANY:
            kept = {name: each for name, each in self._tried.items() if each[-1] > at - RESTS}
            self._tried = kept

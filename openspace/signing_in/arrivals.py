"""Who signed in and has not said yet what for: on the way to the door, or to the desk.

The rule: kept in memory, for half an hour and not on any disk, under what one browser holds. When
there are too many the oldest begin anew; nobody loses more than a press.
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

LASTS, MOST = timedelta(minutes=30), 10_000


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody the provider knows: ``subject`` is what is kept of who that is.

    ``purpose`` and ``code`` say what they went for (``pledges``); ``provider`` is its name.
    """

    purpose: str
    code: str
    provider: str
    subject: str
    name: str = ""
    organisation: str = ""


@dataclass(slots=True)
class Arrivals:
    """All of those, and the secrets of journeys that are over (``spend``)."""

    clock: Callable[[], datetime]
    _held: dict[str, tuple[datetime, Arrival]] = field(default_factory=dict)
    _spent: dict[str, datetime] = field(default_factory=dict)

    def hold(self, arrival: Arrival) -> str:
        """Keep it; answers what the browser is to bring."""
        key = secrets.token_urlsafe(24)
        _make_room(self._held)
        self._held[key] = self.clock(), arrival
        return key

    def of(self, key: str | None, purpose: str, code: str = "") -> Arrival | None:
        """Whom a browser brings, for this."""
        at, arrival = self._held.get(key or "", (None, None))
        if at is None or arrival is None or at < self.clock() - LASTS:
            return None
        return arrival if (arrival.purpose, arrival.code) == (purpose, code) else None

    def forget(self, key: str | None) -> None:
        """It has said what for."""
        self._held.pop(key or "", None)

    def spend(self, seed: str) -> bool:
        """Whether this is the first time that somebody comes back with it."""
        if seed in self._spent:
            return False
        _make_room(self._spent)
        self._spent[seed] = self.clock()
        return True


def _make_room(of: dict[str, Any]) -> None:
    while len(of) >= MOST:
        of.pop(next(iter(of)))

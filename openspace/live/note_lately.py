"""When pages are told anew who wrote lately: at most once a minute for each who writes.

The line shows names and a minute, so somebody who goes on writing changes it no sooner.
"""

from collections.abc import Iterable
from datetime import datetime

from openspace.domain.permissions import Caller


class Lately:
    """Who was told of in which note in the minute that is."""

    def __init__(self) -> None:
        self._minute: datetime | None = None
        self._told: set[tuple[str, str]] = set()

    def is_news(self, breakout: str, writers: Iterable[Caller], at: datetime) -> bool:
        """Whether these wrote there for the first time in this minute; from now on they did."""
        minute = at.replace(second=0, microsecond=0)
        if minute != self._minute:
            self._minute = minute
            self._told.clear()
        fresh = {(breakout, caller.person) for caller in writers} - self._told
        self._told |= fresh
        return bool(fresh)

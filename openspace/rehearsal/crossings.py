"""How long it takes from what somebody does until every page that shows it has it.

Rules:
    CX1 A deed is followed from when it is pressed, by a sign that the frames about it carry, to
        the last of the sampled pages that show such things.
    CX2 Only one that is alone is followed: where another deed has the same sign, pressed less than
        ``QUIET`` before it or while it is under way, one could not tell whose frame it is.
    CX3 A page that is left, or whose line is cut, is waited for no longer; a deed that was refused
        is not followed at all.
    CX4 What has not come to a page after ``PATIENCE`` seconds is lost there.
    CX5 Heads in the hall are counted once a second: how long a move took is told apart from what
        comes at once.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

QUIET: Final = 2.0
PATIENCE: Final = 15.0
COUNTED: Final = ("move",)
"""The kinds that come with the next count (CX5)."""


@dataclass(slots=True)
class Crossing:
    """A deed under way, and the people to whose pages it has yet to come."""

    kind: str
    began: float
    awaited: set[int]
    last: float = 0.0


@dataclass(slots=True)
class Crossings:
    """``times`` are the seconds to the last page, of each deed that came to all, by its kind;
    ``lost`` on how many pages each kind was waited for in vain."""

    times: dict[str, list[float]] = field(default_factory=dict)
    lost: Counter[str] = field(default_factory=Counter)
    _pressed: dict[str, float] = field(default_factory=dict)
    _under_way: dict[str, Crossing] = field(default_factory=dict)

    @property
    def at_once(self) -> list[float]:
        """The seconds of all deeds but those that come with the next count (CX5)."""
        told = (times for kind, times in self.times.items() if kind not in COUNTED)
        return [each for times in told for each in times]

    def press(self, kind: str, sign: str, pages: Iterable[int], now: float) -> None:
        """Somebody does something of a kind that comes to these pages with this sign (CX1, CX2)."""
        alone = now - self._pressed.get(sign, -QUIET) >= QUIET
        self._pressed[sign] = now
        under_way = self._under_way.pop(sign, None)
        awaited = set(pages)
        if alone and under_way is None and awaited:
            self._under_way[sign] = Crossing(kind, now, awaited)

    def waits(self, sign: str) -> bool:
        """Whether something with this sign is under way."""
        return sign in self._under_way

    def forget(self, sign: str) -> None:
        """It was refused (CX3)."""
        self._under_way.pop(sign, None)

    def came(self, person: int, frame: str, now: float) -> None:
        """A frame came to somebody's page."""
        for sign in [each for each in self._under_way if each in frame]:
            crossing = self._under_way[sign]
            if person in crossing.awaited:
                crossing.awaited.discard(person)
                crossing.last = now
                self._arrived(sign, crossing)

    def left(self, person: int) -> None:
        """Somebody turned the page or is off the line (CX3)."""
        for sign, crossing in list(self._under_way.items()):
            if person in crossing.awaited:
                crossing.awaited.discard(person)
                self._arrived(sign, crossing)

    def look(self, now: float) -> None:
        """Give up on what has not come (CX4)."""
        for sign, crossing in list(self._under_way.items()):
            if now - crossing.began > PATIENCE:
                self.lost[crossing.kind] += len(crossing.awaited)
                del self._under_way[sign]

    def _arrived(self, sign: str, crossing: Crossing) -> None:
        if not crossing.awaited:
            del self._under_way[sign]
            if crossing.last:
                self.times.setdefault(crossing.kind, []).append(crossing.last - crossing.began)


def percentile(times: Iterable[float], part: float) -> float:
    """The time that this part of them do not exceed; 0 when there are none."""
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))] if ordered else 0.0

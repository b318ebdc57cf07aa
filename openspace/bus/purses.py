"""Purses of credits: who does very much at once waits, and nobody else notices.

Rules:
    CR1 A purse is full at first; each deed takes a credit, and one comes back every so often.
    CR2 Whoever has none left is told how long until the next; asking costs nothing.
    CR3 Everyone has purses of their own, and so has every kind of deed; a full one is forgotten.
"""

from collections.abc import Hashable
from dataclasses import dataclass

MANY = 1024


@dataclass(frozen=True, slots=True)
class Purse:
    """It holds ``most`` credits, and one comes back every so many seconds (``each``)."""

    most: int
    each: float


MOVES = Purse(8, 2.0)
"""From room to room: as fast as one can look, and not faster for long."""
DEEDS = Purse(120, 0.25)
"""Everything else that is sent: no hand does so much, a broken script does."""
PICTURES = Purse(10, 6.0)
"""Pictures for notes: what one has from a walk past the walls, and not a whole album."""
LOOKS_BACK = Purse(30, 1.0)
"""States of a note long ago: as many as one clicks through, each read by the one archive."""
TOLD = Purse(3, 2.0)
"""Whole pages on which somebody is told that they are too fast: each costs what a page costs."""
WRONG_CODES = Purse(10, 15.0)
"""Wrong codes from one place: ten at once, then four a minute, which is fewer than what makes the
only code that is out rest (CO4)."""
COMES = Purse(60, 1.0)
"""From one place through a door where an address is left: a conference behind one line, no list."""
CONFIRMED = Purse(3, 1200.0)
"""Registered with one address: each has the house write to it."""
FOLLOWS = Purse(30, 0.5)
"""What a page says on its live socket that it wants to hear of."""


class Purses:
    """When each purse that is not full will be so again, by its owner (seconds, monotonic)."""

    def __init__(self) -> None:
        self._full: dict[tuple[Hashable, Purse], float] = {}

    def spend(self, owner: Hashable, purse: Purse, now: float) -> float:
        """Take a credit: 0 when there was one (CR1), else the seconds until there is (CR2)."""
        if wait := self.wait(owner, purse, now):
            return wait
        self._full[owner, purse] = self._full_then(owner, purse, now)
        if len(self._full) > MANY:
            self._forget(now)
        return 0.0

    def wait(self, owner: Hashable, purse: Purse, now: float) -> float:
        """The seconds until there is a credit, without taking it (CR2)."""
        wait = self._full_then(owner, purse, now) - now - purse.most * purse.each
        return wait if wait > 1e-9 else 0.0

    def give_back(self, owner: Hashable, purse: Purse) -> None:
        """Put a credit back that was spent on what turned out not to count."""
        if (owner, purse) in self._full:
            self._full[owner, purse] -= purse.each

    def _full_then(self, owner: Hashable, purse: Purse, now: float) -> float:
        """When the purse is full again after a credit is taken now."""
        return max(self._full.get((owner, purse), now), now) + purse.each

    def _forget(self, now: float) -> None:
        self._full = {key: full for key, full in self._full.items() if full > now}

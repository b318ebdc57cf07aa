"""The ways to one end of a connection, held back until that end was described.

A browser can do nothing with a candidate before it knows the description that it belongs to, and
who relays both hears them in any order.
"""

from collections.abc import Callable
from typing import Final

from openspace.calls.bridge import Candidate

MOST_HELD: Final = 64
"""More ways than any machine has; what comes beyond is dropped."""


class Ways:
    """Held until ``release``, told at once from then on."""

    def __init__(self, tell: Callable[[Candidate], None]) -> None:
        self._tell = tell
        self._held: list[Candidate] | None = []

    def add(self, candidate: Candidate) -> None:
        """A way was found."""
        if self._held is None:
            self._tell(candidate)
        elif len(self._held) < MOST_HELD:
            self._held.append(candidate)

    def release(self) -> None:
        """The description was told; may be said again."""
        held, self._held = self._held or [], None
        for candidate in held:
            self._tell(candidate)

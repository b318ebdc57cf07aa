"""How long the first of what waits for a commit lets others join it.

Rules:
    W1 Waiting and commit together keep to ``PROMISE``, as long as the disk does its part: what the
       last commits took is taken off. A slow one counts at once, quick ones make it forgotten.
    W2 The window is never longer than ``LONGEST``, and never shorter than ``SHORTEST``: a disk that
       is slow has more to do the more often it is asked.
"""

from dataclasses import dataclass
from typing import Final

PROMISE: Final = 0.016
SHORTEST: Final = 0.010
LONGEST: Final = 0.014
"""Seconds, all three."""
FORGETS: Final = 0.1
"""The part that a quick commit has in what is expected of the next."""


@dataclass(slots=True)
class Window:
    """Of one open note; ``longest`` is in seconds, and 0 for no window at all."""

    longest: float = LONGEST
    expected: float = 0.0
    """Seconds that the next commit takes, as far as one can know."""

    @property
    def seconds(self) -> float:
        """How long the first one waits now."""
        return min(self.longest, max(SHORTEST, PROMISE - self.expected))

    def took(self, seconds: float) -> None:
        """A commit took so long, until everybody had been told."""
        calmer = self.expected + FORGETS * (seconds - self.expected)
        self.expected = max(seconds, calmer)

"""How long the first of what waits for a commit lets others join it.

Rules:
    W1 Waiting, commit and telling together keep to ``PROMISE``, as long as the disk does its part:
       what the last ones took is taken off. A slow one counts at once, quick ones make it
       forgotten.
    W2 The window is never longer than ``LONGEST``, and never shorter than ``SHORTEST``: a disk that
       is slow has more to do the more often it is asked.
    W3 What comes while everybody is told has waited since that began: it is heard only then.
"""

from dataclasses import dataclass
from typing import Final

PROMISE: Final = 0.017
SHORTEST: Final = 0.010
LONGEST: Final = 0.015
"""Seconds, all three."""
FORGETS: Final = 0.1
"""The part that a quick commit has in what is expected of the next."""


@dataclass(slots=True)
class Window:
    """Of one open note; ``longest`` is in seconds, and 0 for no window at all."""

    longest: float = LONGEST
    expected: float = 0.0
    """Seconds that the next commit takes, as far as one can know."""
    since: float | None = None
    """When the first of what waits came, by the clock that its methods are told."""

    def opens(self, now: float) -> None:
        """Something came."""
        if self.since is None:
            self.since = now

    def opened_by(self, telling: float) -> None:
        """What has come by now came after all began to be told, who knows when (W3)."""
        if self.since is not None:
            self.since = min(self.since, telling)

    def left(self, now: float) -> float:
        """How long the first one waits still."""
        return 0.0 if self.since is None else max(0.0, self.since + self.seconds - now)

    def closes(self) -> None:
        """What comes from now on is for the next."""
        self.since = None

    @property
    def seconds(self) -> float:
        """How long the first one waits in all."""
        return min(self.longest, max(SHORTEST, PROMISE - self.expected))

    def took(self, seconds: float) -> None:
        """A commit took so long, until everybody had been told."""
        calmer = self.expected + FORGETS * (seconds - self.expected)
        self.expected = max(seconds, calmer)

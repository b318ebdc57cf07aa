"""What the server answered to everybody, counted: how much, refused, and what went wrong.

The rule: what a right server says to somebody who comes too late (409, 422, 429) is no error;
every other answer that is not 2xx or 3xx is one, and so is a socket that is refused or cut off.
"""

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

TOO_LATE: Final = (409, 422, 429)


@dataclass(slots=True)
class Tally:
    """Answers so far; ``errors`` has every kind with how often it came."""

    answers: int = 0
    refused: int = 0
    errors: Counter[str] = field(default_factory=Counter)
    ended: bool = False
    """Whether everybody is on the way out: a line that ends then is no error."""

    def answered(self, status: int, asked: str) -> None:
        """An answer came; ``asked`` says to what."""
        self.answers += 1
        if status in TOO_LATE:
            self.refused += 1
        elif status >= 400:
            self.errors[f"{status} {asked}"] += 1

    def failed(self, why: BaseException) -> None:
        """No answer came, or a socket ended, by this."""
        while isinstance(why, BaseExceptionGroup):
            why = why.exceptions[0]
        if not self.ended:
            self.errors[f"{type(why).__name__} {why}".strip()] += 1

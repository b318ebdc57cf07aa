"""What a passkey must sign: fresh, for one purpose, once, within five minutes.

The rule: nothing is remembered of a challenge that is out, so that asking for many costs nothing;
it carries its own end and our seal. Only those that were answered rightly are remembered, until
they would have ended.
"""

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Final

LASTS: Final = timedelta(minutes=5)
CHANCE, END, SEAL = 16, 8, 16


@dataclass(slots=True)
class Challenges:
    """Those of this server; another start ends all that are out."""

    clock: Callable[[], datetime]
    _secret: bytes = field(default_factory=lambda: secrets.token_bytes(32), repr=False)
    _met: dict[bytes, int] = field(default_factory=dict)

    def new(self, purpose: str) -> bytes:
        """One for this purpose."""
        ends = int((self.clock() + LASTS).timestamp())
        told = secrets.token_bytes(CHANCE) + ends.to_bytes(END)
        return told + self._seal(told, purpose)

    def stands(self, challenge: bytes, purpose: str) -> bool:
        """Whether it is ours, for this, in time, and not met yet."""
        told, seal = challenge[: CHANCE + END], challenge[CHANCE + END :]
        if not hmac.compare_digest(seal, self._seal(told, purpose)):
            return False
        in_time = int.from_bytes(told[CHANCE:]) >= self._now()
        return in_time and challenge not in self._met

    def meet(self, challenge: bytes) -> None:
        """It was answered rightly: never again."""
        now = self._now()
        for old in [each for each, ends in self._met.items() if ends < now]:
            del self._met[old]
        self._met[challenge] = int.from_bytes(challenge[CHANCE : CHANCE + END])

    def _seal(self, told: bytes, purpose: str) -> bytes:
        return hmac.digest(self._secret, told + purpose.encode(), hashlib.sha256)[:SEAL]

    def _now(self) -> int:
        return int(self.clock().timestamp())

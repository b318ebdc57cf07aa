"""What a browser holds while its person is away at the provider.

The rule: one drawn secret stands in the browser's cookie, and everything the provider is told is
made of it by a hash; so what comes back is only believed in the browser that went (login CSRF).
"""

import hashlib
import re
import secrets
from dataclasses import dataclass
from hmac import compare_digest
from typing import Final, Self

SHAPE: Final = re.compile(
    r"(?P<purpose>in|desk|house)\.(?P<code>[A-Za-z0-9_-]{0,40})\.(?P<seed>[A-Za-z0-9_-]{43})"
)


@dataclass(frozen=True, slots=True)
class Pledge:
    """Why somebody went, from which gathering, and the secret.

    ``purpose`` is ``in`` (to take part), ``desk`` (a facilitator binds it) or ``house``
    (organisers, of no gathering).
    """

    purpose: str
    code: str
    seed: str

    @classmethod
    def new(cls, purpose: str, code: str = "") -> Self:
        """One for somebody who goes now."""
        return cls(purpose, code, secrets.token_urlsafe(32))

    @classmethod
    def read(cls, kept: str | None) -> Self | None:
        """What the cookie holds, if it is one of ours."""
        found = SHAPE.fullmatch(kept or "")
        return cls(**found.groupdict()) if found else None

    def kept(self) -> str:
        """What the cookie is to hold."""
        return f"{self.purpose}.{self.code}.{self.seed}"

    @property
    def state(self) -> str:
        """What the provider brings back with whoever comes."""
        return self._made("state")

    @property
    def nonce(self) -> str:
        """What it must write into its token."""
        return self._made("nonce")

    @property
    def verifier(self) -> str:
        """What shows that it is we who went (PKCE)."""
        return self._made("verifier")

    def came_with(self, state: str) -> bool:
        """Whether this is what came back."""
        return compare_digest(state.encode(), self.state.encode())

    def _made(self, what: str) -> str:
        return hashlib.sha256(f"{what} {self.seed}".encode()).hexdigest()

"""A way into a TURN server for one person and a while, from a secret that it shares with us.

The server keeps no list of people: it works the password out again from the name and the secret
(coturn's `use-auth-secret`; draft-uberti-behave-turn-rest).

Rules:
    T1 The name is the second at which it ends, a colon, and whose it is.
    T2 The password is the Base64 of the name's HMAC-SHA1 under the secret.
    T3 It ends on its own; nobody takes it back. A relay that is in use then goes on.
    T4 Whose it is comes without colons and is made of what any server takes: letters, digits,
       ``-`` and ``_``.
"""

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

LASTING: Final = timedelta(hours=6)
"""Longer than anybody sits in one call; who joins another gets another pass."""
NAME: Final = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class Pass:
    """What a browser shows to a TURN server."""

    username: str
    credential: str


def turn_pass(secret: str, whose: str, now: datetime, lasting: timedelta = LASTING) -> Pass:
    """A pass for somebody from now on. Raises ``ValueError`` for a name that breaks T4."""
    if not NAME.fullmatch(whose):
        raise ValueError(f"not a name for a pass: {whose!r}")
    username = f"{int((now + lasting).timestamp())}:{whose}"
    digest = hmac.digest(secret.encode(), username.encode(), hashlib.sha1)
    return Pass(username, base64.b64encode(digest).decode())

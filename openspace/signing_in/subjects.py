"""What is kept of who somebody is at a provider: never its own word for them.

The rule: a provider may call people by their national identity number, of which there are few. So
it is mixed with a secret of the house and hashed slowly (scrypt, some 50 ms and 16 MiB), and only
that is written down.
"""

import asyncio
import hashlib
from typing import Final

COST: Final = {"n": 2**14, "r": 8, "p": 1, "dklen": 24}


async def subject_of(salt: str, issuer: str, sub: str) -> str:
    """The same person at the same provider is the same, and nobody can tell who that is."""
    return await asyncio.to_thread(_hashed, salt, issuer, sub)


def _hashed(salt: str, issuer: str, sub: str) -> str:
    who = f"{issuer}\0{sub}".encode()
    return hashlib.scrypt(who, salt=salt.encode(), **COST).hex()

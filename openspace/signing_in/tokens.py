"""What a provider's signed word must be to be believed, and the little that is kept of it.

Rules:
    TK1 Its signature is by one of the provider's own keys, by an algorithm of two keys: never
        ``none``, and never one whose key we share.
    TK2 It is from this issuer, for us, answers what we asked (``nonce``), and holds now; clocks may
        differ by a minute.
    TK3 Of all claims a subject, a name and an organisation are read, and nothing else is carried
        on. A name with six digits in a row is no name: it is somebody's number.
"""

import base64
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from openspace.config import Provider

ALGORITHMS: Final = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384")
SKEW: Final = 60
NUMBER: Final = re.compile(r"\d(?:[\s.-]?\d){5}")
ORGANISATION: Final = ("organization", "organisation", "org_name", "company")
LONGEST: Final = {"name": 80, "organisation": 120}


class NotBelieved(Exception):
    """What was said of somebody is not believed; says which part, and no word of it."""


@dataclass(frozen=True, slots=True)
class Known:
    """Who signed in, by the provider's own word: all that is read of it (TK3)."""

    sub: str
    name: str = ""
    organisation: str = ""


def verified(
    token: str, keys: KeySet, provider: Provider, nonce: str, now: datetime
) -> Mapping[str, Any]:
    """The claims of an id_token (TK1, TK2). Raises ``NotBelieved``."""
    rules = jwt.JWTClaimsRegistry(
        now=int(now.timestamp()),
        leeway=SKEW,
        iss={"essential": True, "value": provider.issuer},
        aud={"essential": True, "value": provider.client},
        sub={"essential": True},
        exp={"essential": True},
        iat={"essential": True},
        nonce={"essential": True, "value": nonce},
    )
    try:
        claims = jwt.decode(token, keys, algorithms=ALGORITHMS).claims
        rules.validate(claims)
    except (JoseError, ValueError, TypeError) as wrong:
        raise NotBelieved(type(wrong).__name__) from wrong
    told, ours = claims["aud"], provider.client
    party = claims.get("azp", ours if told in (ours, [ours]) else None)
    if party != ours:
        raise NotBelieved("azp")
    return claims


def kid_of(token: str) -> str:
    """By which key it says that it is signed; nothing is believed yet. Raises ``NotBelieved``."""
    head = token.partition(".")[0]
    try:
        header = json.loads(base64.urlsafe_b64decode(head + "=" * (-len(head) % 4)))
    except ValueError as wrong:
        raise NotBelieved("header") from wrong
    kid = header.get("kid") if isinstance(header, dict) else None
    return kid if isinstance(kid, str) else ""


def known(claims: Mapping[str, Any], more: Mapping[str, Any]) -> Known:
    """The little that is kept (TK3); ``more`` is what the provider adds when asked."""
    both = {**more, **claims}
    parts = (_words(both, "given_name"), _words(both, "family_name"))
    name = _words(both, "name") or " ".join(filter(None, parts))
    organisation = next(filter(None, (_words(both, each) for each in ORGANISATION)), "")
    return Known(
        str(claims["sub"]), name[: LONGEST["name"]], organisation[: LONGEST["organisation"]]
    )


def _words(claims: Mapping[str, Any], name: str) -> str:
    told = claims.get(name)
    words = " ".join(told.split()) if isinstance(told, str) else ""
    return "" if NUMBER.search(words) else words

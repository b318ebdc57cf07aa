"""A signed word is believed only as TK1 and TK2 say, and little of it is read (TK3)."""

import base64
import json
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, OctKey, RSAKey

from openspace.config import Provider
from openspace.signing_in.tokens import Known, NotBelieved, known, verified
from tests.cast import at

NOW = at(9, 45)
SECONDS = int(NOW.timestamp())
PROVIDER = Provider("https://login.example.org", "openspace", "shared secret of ours", "Fylket")
OURS = RSAKey.generate_key(2048, {"kid": "ours"})
OTHER = RSAKey.generate_key(2048, {"kid": "ours"})
CURVE = ECKey.generate_key("P-256", {"kid": "curve"})
KEYS = KeySet([OURS, CURVE])
RIGHT: dict[str, Any] = {
    "iss": PROVIDER.issuer,
    "aud": PROVIDER.client,
    "sub": "dee",
    "nonce": "asked",
    "iat": SECONDS,
    "exp": SECONDS + 300,
    "name": "Dee Dahl",
}


def signed(claims: dict[str, Any], key: RSAKey | ECKey | OctKey = OURS, alg: str = "RS256") -> str:
    return jwt.encode({"alg": alg, "kid": key.kid or "ours"}, claims, key, algorithms=[alg])


def believed(token: str) -> bool:
    try:
        verified(token, KEYS, PROVIDER, "asked", NOW)
    except NotBelieved:
        return False
    return True


@pytest.mark.parametrize(
    "claims",
    [
        {},
        {"aud": ["openspace"]},
        {"aud": ["openspace", "another"], "azp": "openspace"},
        {"exp": SECONDS - 50},
        {"iat": SECONDS + 50},
        {"nbf": SECONDS + 50},
    ],
)
def test_what_is_right_is_believed(claims: dict[str, Any]) -> None:
    """TK2: a minute's difference between clocks is none."""
    assert believed(signed(RIGHT | claims))
    assert believed(signed(RIGHT | claims, CURVE, "ES256"))


@pytest.mark.parametrize(
    "claims",
    [
        {"aud": "another"},
        {"aud": ["another"]},
        {"aud": ["openspace", "another"]},
        {"azp": "another"},
        {"aud": None},
        {"iss": "https://login.example.org/"},
        {"iss": "https://evil.example"},
        {"nonce": "another"},
        {"nonce": None},
        {"exp": SECONDS - 61},
        {"exp": None},
        {"exp": "tomorrow"},
        {"iat": SECONDS + 61},
        {"nbf": SECONDS + 61},
        {"sub": None},
        {"sub": 7},
    ],
)
def test_what_is_not_for_us_or_not_now_is_not(claims: dict[str, Any]) -> None:
    """TK2."""
    assert not believed(signed(RIGHT | claims))


def test_what_another_key_signed_is_not() -> None:
    """TK1."""
    assert not believed(signed(RIGHT, OTHER))
    assert not believed(signed(RIGHT, RSAKey.generate_key(2048, {"kid": "unknown"})))
    head, body, proof = signed(RIGHT).split(".")
    more = base64.urlsafe_b64encode(json.dumps(RIGHT | {"sub": "ana"}).encode()).decode()
    assert not believed(f"{head}.{more.rstrip('=')}.{proof}")
    assert not believed(f"{head}.{body}.")


def test_what_nobody_signed_or_anybody_could_is_not() -> None:
    """TK1: neither ``none``, nor our shared secret, nor their public key as one."""
    none, body = (
        base64.urlsafe_b64encode(json.dumps(each).encode()).decode().rstrip("=")
        for each in ({"alg": "none", "kid": "ours"}, RIGHT)
    )
    assert not believed(f"{none}.{body}.")
    shared = OctKey.import_key(PROVIDER.secret, {"kid": "ours"})
    assert not believed(signed(RIGHT, shared, "HS256"))
    public = OctKey.import_key(json.dumps(OURS.as_dict(private=False)), {"kid": "ours"})
    assert not believed(signed(RIGHT, public, "HS256"))
    for token in ("", "a.b.c", "..", "ø.ø.ø", body):
        assert not believed(token)


@pytest.mark.parametrize(
    ("claims", "more", "expected"),
    [
        ({"name": " Dee  Dahl "}, {}, Known("dee", "Dee Dahl")),
        ({"given_name": "Dee", "family_name": "Dahl"}, {}, Known("dee", "Dee Dahl")),
        ({}, {"name": "Dee", "organization": "Byen"}, Known("dee", "Dee", "Byen")),
        ({"name": "01017012345"}, {}, Known("dee")),
        ({"name": "Dee 010170 12345"}, {"organisation": "010170-12345"}, Known("dee")),
        ({"name": 7, "org_name": ["x"]}, {}, Known("dee")),
        ({"pid": "01017012345", "email": "d@x.example"}, {"no_pid": "01017012345"}, Known("dee")),
        ({"name": "x" * 90}, {}, Known("dee", "x" * 80)),
    ],
)
def test_little_is_read_and_never_a_number(
    claims: dict[str, Any], more: dict[str, Any], expected: Known
) -> None:
    """TK3."""
    assert known({"sub": "dee", **claims}, more) == expected

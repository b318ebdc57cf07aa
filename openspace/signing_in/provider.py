"""A provider, as it describes itself: asked when somebody signs in, and kept for an hour.

Rules:
    PV1 Nothing waits longer than five seconds for it, however slowly it speaks; when it did not
        answer, those who come in the next five are told so at once.
    PV2 It is who the settings say; where it leads is https, or on this machine.
    PV3 Its keys are asked for anew when it signs with one that we do not know, at most once in
        half a minute: so it changes them when it likes, and forged tokens do not make us ask.
"""

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, cast
from urllib.parse import urlencode

import httpx2
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.httpx_client import AsyncOAuth2Client
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc.errors import JoseError
from joserfc.jwk import KeySet, KeySetSerialization

from openspace.config import ISSUER, Provider
from openspace.signing_in.pledges import Pledge
from openspace.signing_in.tokens import Known, NotBelieved, kid_of, known, verified

PATIENCE: Final = 5.0
KEPT, KEYS_KEPT_AT_LEAST = timedelta(hours=1), timedelta(seconds=30)
AWAY_FOR: Final = timedelta(seconds=5)
SCOPE: Final = "openid profile"
DESCRIPTION: Final = "/.well-known/openid-configuration"


class Away(Exception):
    """The provider does not answer, not in time, or not in a way that can be understood."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where a provider does what; ``posts`` when it wants our secret in the form."""

    authorization: str
    token: str
    keys: str
    userinfo: str = ""
    posts: bool = False


class Desk:
    """Where somebody signs in: leads them there, and believes or disbelieves what comes back."""

    def __init__(
        self, provider: Provider, clock: Callable[[], datetime], patience: float = PATIENCE
    ) -> None:
        self.provider = provider
        self._patience = patience
        self._clock = clock
        self._away: datetime | None = None
        self._addresses: tuple[datetime, Addresses] | None = None
        self._keys: tuple[datetime, KeySet] | None = None

    async def leads_to(self, pledge: Pledge, back: str, language: str) -> str:
        """Where to send somebody; ``back`` is our own exact address. Raises ``Away``."""
        addresses = await self.addresses()
        asked = {
            "response_type": "code",
            "client_id": self.provider.client,
            "redirect_uri": back,
            "scope": SCOPE,
            "state": pledge.state,
            "nonce": pledge.nonce,
            "code_challenge": create_s256_code_challenge(pledge.verifier),
            "code_challenge_method": "S256",
            "ui_locales": language,
        }
        joint = "&" if "?" in addresses.authorization else "?"
        return f"{addresses.authorization}{joint}{urlencode(asked)}"

    async def who(self, code: str, pledge: Pledge, back: str) -> Known:
        """Who came with this code. Raises ``Away``, or ``NotBelieved``."""
        addresses = await self.addresses()
        async with _in_time(self._patience), self._line(addresses) as line:
            told = await line.fetch_token(
                addresses.token,
                grant_type="authorization_code",
                code=code,
                redirect_uri=back,
                code_verifier=pledge.verifier,
            )
            token = told.get("id_token")
            if not isinstance(token, str):
                raise NotBelieved("id_token")
            keys = await self._keys_with(kid_of(token), addresses.keys)
            claims = verified(token, keys, self.provider, pledge.nonce, self._clock())
            if known(claims, {}).name or not addresses.userinfo:
                return known(claims, {})
            more = _read(await line.get(addresses.userinfo))
        if more.get("sub") != claims["sub"]:
            raise NotBelieved("userinfo")
        return known(claims, more)

    async def addresses(self) -> Addresses:
        """Where it does what. Raises ``Away``."""
        if self._addresses and self._addresses[0] > self._clock() - KEPT:
            return self._addresses[1]
        if self._away and self._away > self._clock() - AWAY_FOR:
            raise Away("a moment ago")
        try:
            told = await self._described()
        except Away:
            self._away = self._clock()
            raise
        self._addresses, self._away = (self._clock(), told), None
        return told

    async def _described(self) -> Addresses:
        address = self.provider.issuer.rstrip("/") + DESCRIPTION
        async with _in_time(self._patience), httpx2.AsyncClient() as line:
            return _addresses(_read(await line.get(address)), self.provider.issuer)

    async def _keys_with(self, kid: str, address: str) -> KeySet:
        """Its keys, asked for anew when this one is not among them (PV3)."""
        now = self._clock()
        if self._keys:
            asked, keys = self._keys
            fresh = asked > now - KEPT and (not kid or kid in {each.kid for each in keys})
            if fresh or asked > now - KEYS_KEPT_AT_LEAST:
                return keys
        async with httpx2.AsyncClient() as line:
            told = _read(await line.get(address))
        try:
            keys = KeySet.import_key_set(cast("KeySetSerialization", told))
        except (JoseError, ValueError, TypeError, KeyError) as wrong:
            raise Away("keys") from wrong
        self._keys = now, keys
        return keys

    def _line(self, addresses: Addresses) -> AsyncOAuth2Client:
        return AsyncOAuth2Client(
            client_id=self.provider.client,
            client_secret=self.provider.secret,
            token_endpoint_auth_method=(
                "client_secret_post" if addresses.posts else "client_secret_basic"
            ),
            leeway=0,
        )


@asynccontextmanager
async def _in_time(seconds: float) -> AsyncIterator[None]:
    """What goes wrong between us and the provider, or takes too long, is ``Away`` (PV1)."""
    try:
        async with asyncio.timeout(seconds):
            yield
    except AuthlibBaseError as refused:
        raise NotBelieved(str(refused.error)) from refused
    except (httpx2.HTTPError, httpx2.InvalidURL, TimeoutError, ValueError) as away:
        raise Away(type(away).__name__) from away


def _read(answer: httpx2.Response) -> Mapping[str, Any]:
    """What it says, which is an object. Raises ``Away``."""
    if answer.status_code != httpx2.codes.OK:
        raise Away(str(answer.status_code))
    told = answer.json()
    if not isinstance(told, dict):
        raise Away("no object")
    return told


def _addresses(told: Mapping[str, Any], issuer: str) -> Addresses:
    """Its own description, read (PV2). Raises ``Away``."""
    if told.get("issuer") != issuer:
        raise Away("another issuer")
    names = ("authorization_endpoint", "token_endpoint", "jwks_uri")
    authorization, token, keys = (told.get(each) for each in names)
    if not all(isinstance(each, str) and _is_safe(each) for each in (authorization, token, keys)):
        raise Away("addresses")
    userinfo = told.get("userinfo_endpoint", "")
    ways = told.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    return Addresses(
        str(authorization),
        str(token),
        str(keys),
        userinfo=userinfo if isinstance(userinfo, str) and _is_safe(userinfo) else "",
        posts=isinstance(ways, list) and "client_secret_basic" not in ways,
    )


def _is_safe(address: str) -> bool:
    return ISSUER.fullmatch(address.partition("?")[0]) is not None

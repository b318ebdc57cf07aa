"""A provider that is down, slow, or says what cannot be: PV1 to PV3."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import RSAKey

from openspace.config import Provider
from openspace.signing_in.pledges import Pledge
from openspace.signing_in.provider import DESCRIPTION, Away, Desk
from openspace.signing_in.tokens import Known, NotBelieved
from tests.browser.demo import free_port
from tests.cast import at
from tests.house import Clock

BACK = "https://openspace.example.org/signin/organisation"
PLEDGE = Pledge.new("in", "circle")


class Spoken:
    """A provider that says what it is told to, by path; None is never an answer."""

    def __init__(self) -> None:
        self.issuer = f"http://127.0.0.1:{free_port()}"
        self.clock = Clock(at(9, 45))
        self.key = RSAKey.generate_key(2048, {"kid": "first"})
        self.says: dict[str, Any] = {
            DESCRIPTION: {
                "issuer": self.issuer,
                "authorization_endpoint": f"{self.issuer}/go",
                "token_endpoint": f"{self.issuer}/token",
                "jwks_uri": f"{self.issuer}/keys",
            },
        }
        self.asked: list[str] = []

    def desk(self, said: Any = "in time") -> Desk:
        """Where one signs in at it; what never answers is not waited for as long."""
        told = Provider(self.issuer, "openspace", "secret", "Fylket")
        return Desk(told, self.clock, 0.3 if said is None else 20)

    def sign(self) -> None:
        """Sign with the key it has now, which stands among its keys."""
        now = int(self.clock().timestamp())
        claims: dict[str, Any] = {"iss": self.issuer, "aud": "openspace", "sub": "dee"}
        claims |= {"nonce": PLEDGE.nonce}
        claims |= {"iat": now, "exp": now + 60, "name": "Dee"}
        token = jwt.encode({"alg": "RS256", "kid": self.key.kid}, claims, self.key)
        self.says["/token"] = {"id_token": token, "access_token": "a", "token_type": "Bearer"}
        self.says["/keys"] = {"keys": [self.key.as_dict(private=False)]}

    async def answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One request, one answer."""
        head = await reader.readuntil(b"\r\n\r\n")
        path = head.split()[1].decode()
        self.asked.append(path)
        told = self.says.get(path)
        body = told if isinstance(told, bytes) else json.dumps(told).encode()
        if told is not None:
            length = f"content-length: {len(body)}\r\nconnection: close\r\n\r\n"
            writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n")
            writer.write(length.encode() + body)
            await writer.drain()
        else:
            await reader.read()
        writer.close()


@asynccontextmanager
async def spoken() -> AsyncIterator[Spoken]:
    it = Spoken()
    server = await asyncio.start_server(it.answer, "127.0.0.1", int(it.issuer.rpartition(":")[2]))
    async with server:
        yield it


async def test_it_leads_to_where_one_signs_in_and_says_nothing_secret() -> None:
    async with spoken() as it:
        there = await it.desk().leads_to(PLEDGE, BACK, "nb")
        assert there.startswith(f"{it.issuer}/go?response_type=code&client_id=openspace&")
        assert "scope=openid+profile&" in there
        assert "code_challenge_method=S256" in there
        for kept in (PLEDGE.verifier, PLEDGE.seed, "secret"):
            assert kept not in there


async def test_one_that_is_down_is_away() -> None:
    """PV1."""
    with pytest.raises(Away):
        await Spoken().desk().addresses()


@pytest.mark.parametrize(
    "said",
    [
        None,
        b"<html>",
        b"[]",
        b"\xff",
        {},
        {"issuer": "https://evil.example"},
        {"jwks_uri": "http://elsewhere.example/keys"},
        {"token_endpoint": "file:///etc/passwd"},
        {"authorization_endpoint": 7},
    ],
)
async def test_one_that_is_slow_or_says_what_cannot_be_is_away(said: Any) -> None:
    """PV1, PV2."""
    async with spoken() as it:
        right = it.says[DESCRIPTION]
        told = right | said if isinstance(said, dict) and said else said
        it.says[DESCRIPTION] = told
        desk = it.desk(said)
        with pytest.raises(Away):
            await desk.addresses()
        it.says[DESCRIPTION] = right
        assert (await it.desk().addresses()).token == f"{it.issuer}/token"


async def test_who_comes_just_after_does_not_wait_for_it_again() -> None:
    """PV1."""
    async with spoken() as it:
        right = it.says.pop(DESCRIPTION)
        it.says[DESCRIPTION] = b"<html>"
        desk = it.desk()
        for _ in range(3):
            with pytest.raises(Away):
                await desk.addresses()
        assert it.asked.count(DESCRIPTION) == 1
        it.says[DESCRIPTION] = right
        it.clock.now += timedelta(seconds=6)
        assert (await desk.addresses()).token == f"{it.issuer}/token"


@pytest.mark.parametrize("path", ["/token", "/keys"])
@pytest.mark.parametrize("said", [None, b"<html>", b"[]", {}])
async def test_one_that_fails_on_the_way_back_is_not_believed(path: str, said: Any) -> None:
    """PV1."""
    async with spoken() as it:
        it.sign()
        it.says[path] = said
        with pytest.raises((Away, NotBelieved)):
            await it.desk(said).who("code", PLEDGE, BACK)


async def test_it_is_described_once_an_hour_and_changes_its_keys_when_it_likes() -> None:
    """PV3."""
    async with spoken() as it:
        it.sign()
        desk = it.desk()
        assert await desk.who("code", PLEDGE, BACK) == Known("dee", "Dee")
        assert await desk.who("code", PLEDGE, BACK) == Known("dee", "Dee")
        assert it.asked.count("/keys") == it.asked.count(DESCRIPTION) == 1
        it.key = RSAKey.generate_key(2048, {"kid": "second"})
        it.clock.now += timedelta(seconds=20)
        it.sign()
        with pytest.raises(NotBelieved):
            await desk.who("code", PLEDGE, BACK)
        it.clock.now += timedelta(seconds=20)
        it.sign()
        assert await desk.who("code", PLEDGE, BACK) == Known("dee", "Dee")
        assert it.asked.count("/keys") == 2


async def test_a_code_that_was_refused_is_not_believed() -> None:
    async with spoken() as it:
        it.says["/token"] = {"error": "invalid_grant"}
        with pytest.raises(NotBelieved, match="invalid_grant"):
            await it.desk().who("code", PLEDGE, BACK)


def test_a_pledge_is_read_as_it_was_kept() -> None:
    assert Pledge.read(PLEDGE.kept()) == PLEDGE
    for kept in (None, "", "in.circle", f"out.circle.{PLEDGE.seed}", f"in.a/b.{PLEDGE.seed}"):
        assert Pledge.read(kept) is None
    assert len({PLEDGE.state, PLEDGE.nonce, PLEDGE.verifier, PLEDGE.seed}) == 4
    assert not replace(PLEDGE, seed="x").came_with(PLEDGE.state)
    assert PLEDGE.came_with(PLEDGE.state)

"""Cookies: out of reach of scripts, and over https bound to this host and to nothing else."""

from pathlib import Path
from typing import Any

import pytest
from starlette.types import Message
from starlette.websockets import WebSocket

from openspace.domain.permissions import Role
from openspace.facilitation.door import invite
from openspace.facilitation.house import House
from openspace.live.admission import admitted
from tests.cast import CODE, KEYS
from tests.house import HERE, client, visited

ELI = {"name": "Eli Ek", "sector": "civil"}
NAMES = ("openspace_invitation_circle", "openspace_language", "openspace_circle")


@pytest.mark.parametrize(("scheme", "prefix"), [("http", ""), ("https", "__Host-")])
async def test_every_cookie_is_bound_as_tightly_as_the_line_allows(
    tmp_path: Path, scheme: str, prefix: str
) -> None:
    async with visited(tmp_path) as (house, app), client(app) as eli:
        eli.base_url = HERE.replace("http", scheme)
        link = await invite(house, CODE, Role.FACILITATOR)
        answers = [
            await eli.get(f"/g/{CODE}/invitation/{link}"),
            await eli.post(f"/g/{CODE}/language", data={"language": "nb"}),
            await eli.post(f"/g/{CODE}/participants", data=ELI),
        ]
        given = [each for answer in answers for each in answer.headers.get_list("set-cookie")]
        wanted = {"httponly", "path=/", "samesite=lax"} | ({"secure"} if prefix else set())
        for one in given:
            rules = {rule.strip().lower() for rule in one.split(";")[1:]}
            assert {rule for rule in rules if not rule.startswith("max-age")} == wanted
        assert {one.partition("=")[0] for one in given} == {prefix + name for name in NAMES}
        assert sorted(eli.cookies) == sorted(prefix + name for name in NAMES[1:])
        desk = await eli.get(f"/g/{CODE}/desk")
        assert (desk.status_code, 'lang="nb"' in desk.text) == (200, True)


@pytest.mark.parametrize("scheme", ["http", "https"])
async def test_a_page_takes_only_the_cookie_of_its_own_line(tmp_path: Path, scheme: str) -> None:
    async with visited(tmp_path) as (_, app), client(app) as dee:
        dee.base_url = HERE.replace("http", scheme)
        other = f"openspace_{CODE}" if scheme == "https" else f"__Host-openspace_{CODE}"
        headers = {"cookie": f"{other}={KEYS['ana']}"}
        assert (await dee.get(f"/g/{CODE}/desk", headers=headers)).status_code == 303


@pytest.mark.parametrize(("scheme", "name"), [("ws", "openspace_"), ("wss", "__Host-openspace_")])
async def test_a_socket_takes_the_cookie_of_its_own_line(
    tmp_path: Path, scheme: str, name: str
) -> None:
    async with visited(tmp_path) as (house, _):
        assert await let_in(house, scheme, f"{name}{CODE}") == "ana"
        other = "openspace_" if scheme == "wss" else "__Host-openspace_"
        assert await let_in(house, scheme, f"{other}{CODE}") is None


async def let_in(house: House, scheme: str, cookie: str) -> str | None:
    """Who comes in by a socket with ana's key in this cookie."""

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(_: Message) -> None:
        pass

    scope: dict[str, Any] = {
        "type": "websocket",
        "scheme": scheme,
        "path": f"/g/{CODE}/live",
        "path_params": {"code": CODE},
        "headers": [(b"cookie", f"{cookie}={KEYS['ana']}".encode())],
    }
    visit = await admitted(WebSocket(scope, receive, send), house)
    return visit.caller.person if visit else None

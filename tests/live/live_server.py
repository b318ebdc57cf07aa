"""The cast's house served as an operator serves it, with browsers and live sockets for real."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import httpx2
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from openspace.bus.channels import parse
from openspace.config import Settings
from openspace.domain.gathering import Visibility
from openspace.facilitation.house import House
from openspace.facilitation.recognition import cookie_name
from openspace.serving import Server, listening, server
from openspace.store import gatherings, participants
from openspace.store.keeping import Transaction, keep
from tests.cast import CODE, KEYS, chi, gathering, registered
from tests.house import house

PATIENCE = 20.0
ELSEWHERE, KIM = "elsewhere", "the key of kim"


@dataclass(frozen=True)
class Served:
    """A house, and where it is served."""

    house: House
    server: Server
    serving: asyncio.Task[None]
    port: int

    def browser(self, person: str) -> httpx2.AsyncClient:
        return httpx2.AsyncClient(
            base_url=f"http://127.0.0.1:{self.port}/g/{CODE}",
            headers={"cookie": f"{cookie_name(CODE)}={KEYS[person]}"},
            trust_env=False,
        )

    async def twin(self, name: str) -> Any:
        """What anyone can read of the gathering."""
        async with self.browser("ana") as browser:
            return (await browser.get(f"/{name}")).raise_for_status().json()

    def live(self, person: str = "", **how: Any) -> AbstractAsyncContextManager[ClientConnection]:
        """A live socket."""
        return self.line(person, "live", **how)

    @asynccontextmanager
    async def line(
        self,
        person: str,
        path: str,
        *,
        key: str = "",
        cookie: str = CODE,
        code: str = CODE,
        origin: str = "",
        narrow: bool = False,
    ) -> AsyncIterator[ClientConnection]:
        """A socket with somebody's cookie; a ``narrow`` one holds little that is unread."""
        secret = key or KEYS.get(person, "")
        headers = {"Cookie": f"{cookie_name(cookie)}={secret}"} if secret else {}
        address = f"127.0.0.1:{self.port}"
        if origin:
            headers["Origin"] = origin.replace("HERE", address)
        line = socket.socket()
        if narrow:
            line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        line.setblocking(False)
        await asyncio.get_running_loop().sock_connect(line, ("127.0.0.1", self.port))
        async with connect(
            f"ws://{address}/g/{code}/{path}",
            additional_headers=headers,
            sock=line,
            proxy=None,
            compression=None,
            close_timeout=1,
        ) as opened:
            yield opened

    async def follow(self, live: ClientConnection, *names: str) -> None:
        """Follow these channels from now on; answered by a pulse, all of it is heard."""
        epoch = self.house.bus.epoch
        channels = [
            {"channel": name, "epoch": epoch, "seen": self.house.bus.sequence(parse(CODE, name))}
            for name in names
        ]
        await live.send(json.dumps({"say": "follow", "channels": channels}))
        await live.send('{"say":"pulse"}')
        while (await word(live))["say"] != "pulse":
            pass


@asynccontextmanager
async def served(folder: Path, visibility: Visibility = "open") -> AsyncIterator[Served]:
    """The house on a free port, and another gathering in it where kim takes part."""
    async with house(folder, replace(gathering(), visibility=visibility)) as opened:
        await opened.store.write(lambda tx: _elsewhere(tx, visibility))
        listener = listening("127.0.0.1", 0)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)
        ours = server(opened, Settings())
        serving = asyncio.create_task(ours.serve(sockets=[listener]))
        async with asyncio.timeout(PATIENCE):
            while not ours.started:
                await asyncio.sleep(0)
        yield Served(opened, ours, serving, listener.getsockname()[1])
        ours.should_exit = True
        await serving


def _elsewhere(tx: Transaction, visibility: Visibility) -> None:
    gatherings.add(tx, replace(gathering(), code=ELSEWHERE, visibility=visibility))
    keep(registered(replace(chi, id="kim"), ELSEWHERE), tx)
    participants.give_key(tx, "kim", KIM)


async def word(live: ClientConnection) -> dict[str, Any]:
    """The next word that comes."""
    async with asyncio.timeout(PATIENCE):
        said: dict[str, Any] = json.loads(await live.recv())
        return said


async def ended(live: ClientConnection) -> int | None:
    """The code that it is closed with, after all that was said before."""
    with suppress(ConnectionClosed):
        async with asyncio.timeout(PATIENCE):
            while True:
                await live.recv()
    return live.close_code

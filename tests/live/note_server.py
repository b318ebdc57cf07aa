"""A real server with the cast's house behind it, and clients that speak its note protocol."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from websockets.asyncio.client import ClientConnection, connect

from openspace.app import application
from openspace.facilitation.house import House
from openspace.facilitation.recognition import cookie_name
from openspace.live.straight import Straight
from openspace.notes.frames import LARGEST_FRAME
from openspace.store import notes
from tests import cast
from tests.house import house

NOTE = "b1"
PATIENCE = 20.0


@dataclass(frozen=True)
class Server:
    """A house, and where it is served."""

    house: House
    port: int

    async def log(self) -> list[bytes]:
        """What is on the disk."""
        rows = await self.house.store.read(lambda tx: notes.log(tx, NOTE))
        return [update for _, update in rows]

    @asynccontextmanager
    async def line(
        self, person: str = "", query: str = "", note: str = NOTE, origin: str = ""
    ) -> AsyncIterator[ClientConnection]:
        """A connection to a note, with a person's cookie and a page's origin."""
        key = cast.KEYS.get(person)
        headers = {"Cookie": f"{cookie_name(cast.CODE)}={key}"} if key else {}
        address = f"127.0.0.1:{self.port}"
        if origin:
            headers["Origin"] = origin.replace("HERE", address)
        uri = f"ws://{address}/g/{cast.CODE}/notes/{note}{query}"
        async with connect(uri, additional_headers=headers, proxy=None) as connection:
            yield connection


@asynccontextmanager
async def served(folder: Path) -> AsyncIterator[Server]:
    """The house on a free port."""
    async with house(folder) as opened, listening(application(opened)) as port:
        yield Server(opened, port)


@asynccontextmanager
async def listening(app: Starlette) -> AsyncIterator[int]:
    """An app on a free port."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(
        app, ws=Straight, ws_max_size=LARGEST_FRAME, log_config=None, timeout_graceful_shutdown=1
    )
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server._serve(sockets=[listener]))
    async with asyncio.timeout(PATIENCE):
        while not server.started:
            await asyncio.sleep(0)
    yield listener.getsockname()[1]
    server.should_exit = True
    await serving


async def heard(connection: ClientConnection, beginning: bytes) -> bytes:
    """The next frame that begins so."""
    async with asyncio.timeout(PATIENCE):
        while True:
            frame = await connection.recv()
            assert isinstance(frame, bytes)
            if frame.startswith(beginning):
                return frame


async def ended(connection: ClientConnection) -> tuple[int | None, str | None]:
    """How the server ends it."""
    async with asyncio.timeout(PATIENCE):
        await connection.wait_closed()
    return connection.close_code, connection.close_reason

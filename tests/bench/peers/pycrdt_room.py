"""pycrdt-websocket on uvicorn, with its own SQLite store; prints the port that it listens on."""

import asyncio
import socket
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

import uvicorn
from pycrdt.store import SQLiteYStore, YDocNotFound
from pycrdt.websocket import ASGIServer, WebsocketServer, YRoom


class Kept(SQLiteYStore):
    """A file for every note, so that none waits for another's."""

    def __init__(self, name: str) -> None:
        super().__init__(path=name)
        self.db_path = str(Path(sys.argv[1]) / f"{name.strip('/')}.db")


class Rooms(WebsocketServer):
    """Every room reads what its store has when it opens."""

    async def get_room(self, name: str) -> YRoom:
        """The room, open."""
        if name not in self.rooms:
            room = self.rooms[name] = YRoom(
                ready=False, ystore=Kept(name), exception_handler=self.exception_handler
            )
            await self.start_room(room)
            assert room.ystore is not None
            await room.ystore.started.wait()
            with suppress(YDocNotFound):
                await room.ystore.apply_updates(room.ydoc)
            room.ready = True
        room = self.rooms[name]
        await self.start_room(room)
        return room


def forgiving(app: ASGIServer) -> Any:
    """One that has hung up stops nobody's room."""

    async def served(scope: Any, receive: Any, send: Any) -> None:
        async def told(message: Any) -> None:
            with suppress(Exception):
                await send(message)

        await app(scope, receive, told)

    return served


async def main() -> None:
    """Serve until ended."""
    with socket.create_server(("127.0.0.1", 0), backlog=2048) as opened:
        async with Rooms(exception_handler=lambda *_: True) as rooms:
            config = uvicorn.Config(
                forgiving(ASGIServer(rooms)),
                ws="websockets-sansio",
                ws_per_message_deflate=False,
                log_level="critical",
                lifespan="off",
            )
            print(opened.getsockname()[1], flush=True)  # noqa: T201
            await uvicorn.Server(config).serve(sockets=[opened])


if __name__ == "__main__":
    asyncio.run(main())

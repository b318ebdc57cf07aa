"""The least that could be done: a server that hands every vote to everyone at once, and no more.

`websockets`, one `broadcast` a vote: no form, no commit, no page, no tick, as many bytes.
"""

import asyncio
import sys

from websockets.asyncio.server import Server, ServerConnection, broadcast, serve


async def main() -> None:
    """Print the port, then serve until standard input ends."""

    async def hear(connection: ServerConnection) -> None:
        async for vote in connection:
            broadcast(server.connections, vote)

    server: Server
    async with serve(hear, "127.0.0.1", 0, compression=None) as server:
        print(server.sockets[0].getsockname()[1], flush=True)  # noqa: T201
        over = asyncio.Event()
        asyncio.get_running_loop().add_reader(sys.stdin, over.set)
        await over.wait()


if __name__ == "__main__":
    asyncio.run(main())

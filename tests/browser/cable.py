"""The line between a browser and its server: it can be cut, and be mended.

The rule: bytes pass as they come, and what they say is not looked at. A line that is cut ends
for both sides, and nobody gets through; one that is held is silent, and nobody is told.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field, replace

from tests.browser.demo import Demo

MUCH = 65536


@dataclass
class Cable:
    """From a port of its own to the port of a server."""

    to: int
    port: int = 0
    _listener: asyncio.Server | None = None
    _open: set[asyncio.StreamWriter] = field(default_factory=set)
    _flows: asyncio.Event = field(default_factory=asyncio.Event)

    def hold(self) -> None:
        """Let nothing through, as where a network is away."""
        self._flows.clear()

    async def mend(self) -> None:
        """Let everything through."""
        self._flows.set()
        if self._listener is None:
            self._listener = await asyncio.start_server(self._join, "127.0.0.1", self.port)
            self.port = self._listener.sockets[0].getsockname()[1]

    async def cut(self) -> None:
        """End all that goes through, and let nobody in."""
        if self._listener:
            self._listener.close()
            self._listener = None
        for each in tuple(self._open):
            each.transport.abort()

    async def _join(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError):
            there, back = await asyncio.open_connection("127.0.0.1", self.to)
            both = (writer, back)
            self._open.update(both)
            try:
                if self._listener:
                    await asyncio.gather(self._pass(reader, back), self._pass(there, writer))
            finally:
                self._open.difference_update(both)
                for each in both:
                    each.close()

    async def _pass(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while some := await reader.read(MUCH):
            await self._flows.wait()
            writer.write(some)
            await writer.drain()
        writer.close()


@asynccontextmanager
async def cable(server: Demo) -> AsyncIterator[tuple[Cable, Demo]]:
    """A line that is whole, and the server as it is reached through it."""
    line = Cable(server.port)
    await line.mend()
    address = server.participant.replace(f":{server.port}/", f":{line.port}/")
    try:
        yield line, replace(server, port=line.port, participant=address)
    finally:
        await line.mend()
        await line.cut()

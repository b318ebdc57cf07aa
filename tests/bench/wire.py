"""A person's browser as little as it can be: one kept line for forms, one live socket.

The rule: it must never be what a bench measures, so requests are built beforehand and answers
are taken apart no further than needed. It speaks to our own server only.
"""

import asyncio
import json
import re
import time
from collections import deque
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from typing import cast

from openspace.rehearsal.reading import Followed

LENGTH = re.compile(rb"\r\ncontent-length: (\d+)", re.IGNORECASE)
TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10
MASK = b"\0\0\0\0"
BY_HTMX = ("HX-Request: true", "Accept-Encoding: gzip")


@dataclass(frozen=True, slots=True)
class Door:
    """A gathering's server, and the cookie and language that one comes with."""

    host: str
    port: int
    code: str
    key: str
    language: str = "nb"

    def post(self, path: str, body: bytes = b"", page: str = "marketplace") -> bytes:
        """A form's request as htmx sends it from a page, ready for the line."""
        referer = f"Referer: http://{self.host}:{self.port}/g/{self.code}/{page}"
        return self._request("POST", path, *BY_HTMX, referer, *_form(body)) + body

    def get(self, path: str) -> bytes:
        """A page's request; it is answered uncompressed."""
        return self._request("GET", path)

    def get_again(self, address: str) -> bytes:
        """The request of what a form's answer sends on to, as htmx makes it."""
        return self._request("GET", address.removeprefix(f"/g/{self.code}/"), *BY_HTMX)

    def opening(self, path: str = "live") -> bytes:
        """A socket's handshake, the live one's unless another is named."""
        upgrade = ("Connection: Upgrade", "Upgrade: websocket", "Sec-WebSocket-Version: 13")
        return self._request("GET", path, *upgrade, "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==")

    def _request(self, method: str, path: str, *more: str) -> bytes:
        here = f"{self.host}:{self.port}"
        lines = (
            f"{method} /g/{self.code}/{path} HTTP/1.1",
            f"Host: {here}",
            f"Origin: http://{here}",
            "Sec-Fetch-Site: same-origin",
            f"Accept-Language: {self.language}",
            f"Cookie: openspace_{self.code}={self.key}",
            *more,
        )
        return "\r\n".join((*lines, "", "")).encode()


def _form(body: bytes) -> tuple[str, str]:
    return "Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"


@dataclass(frozen=True, slots=True)
class Answer:
    """A status, the head as it came, and the body, which may be compressed."""

    status: int
    head: bytes
    body: bytes


class Wire(asyncio.Protocol):
    """A connection, and the bytes that came and were not understood yet."""

    def __init__(self) -> None:
        self.out: asyncio.Transport | None = None
        self._came = bytearray()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.out = cast("asyncio.Transport", transport)

    def close(self) -> None:
        """Hang up."""
        if self.out:
            self.out.close()


class Line(Wire):
    """It is kept for one request after the other, as long as the server keeps it too."""

    def __init__(self, door: Door) -> None:
        super().__init__()
        self._door = door
        self._waiting: deque[asyncio.Future[Answer]] = deque()

    def data_received(self, data: bytes) -> None:
        self._came += data
        while (answer := self._answer()) is not None:
            asked = self._waiting.popleft()
            if not asked.done():
                asked.set_result(answer)

    def connection_lost(self, exc: Exception | None) -> None:
        self._came.clear()
        while self._waiting:
            each = self._waiting.popleft()
            if not each.done():
                each.set_exception(exc or ConnectionResetError())

    async def ready(self) -> None:
        """Open it, if it is not."""
        if self.out is None or self.out.is_closing():
            loop = asyncio.get_running_loop()
            await loop.create_connection(lambda: self, self._door.host, self._door.port)

    def ask(self, request: bytes) -> asyncio.Future[Answer]:
        """Send a request; the future is its answer."""
        answer = asyncio.get_running_loop().create_future()
        self._waiting.append(answer)
        assert self.out is not None
        self.out.write(request)
        return answer

    def _answer(self) -> Answer | None:
        head_ends = self._came.find(b"\r\n\r\n")
        if head_ends < 0:
            return None
        head = bytes(self._came[:head_ends])
        length = LENGTH.search(head)
        assert length, head
        ends = head_ends + 4 + int(length[1])
        if len(self._came) < ends:
            return None
        body = bytes(self._came[head_ends + 4 : ends])
        del self._came[:ends]
        return Answer(int(head[9:12]), head, body)


@asynccontextmanager
async def line_to(door: Door) -> AsyncIterator[Line]:
    """One of its own: the server keeps an idle one for some seconds only."""
    line = Line(door)
    await line.ready()
    try:
        yield line
    finally:
        line.close()


class Socket(Wire):
    """A WebSocket. ``heard`` gets the kind and content of every frame, and the time it came."""

    def __init__(self, opening: bytes, heard: Callable[[int, bytes, float], None]) -> None:
        super().__init__()
        loop = asyncio.get_running_loop()
        self.opened, self.ended = loop.create_future(), loop.create_future()
        self._opening, self._heard = opening, heard

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)
        assert self.out is not None
        self.out.write(self._opening)

    def data_received(self, data: bytes) -> None:
        self._came += data
        if not self.opened.done():
            head, ends, rest = bytes(self._came).partition(b"\r\n\r\n")
            if not ends:
                return
            assert head.startswith(b"HTTP/1.1 101"), head
            self._came = bytearray(rest)
            self.opened.set_result(None)
        at = time.perf_counter()
        while (frame := self._frame()) is not None:
            kind, payload = frame
            if kind == PING:
                self.say(PONG, payload)
            else:
                self._heard(kind, payload, at)

    def connection_lost(self, exc: Exception | None) -> None:
        self.ended.set_result(exc)
        if not self.opened.done():
            self.opened.set_exception(exc or ConnectionResetError())

    def say(self, kind: int, payload: bytes) -> None:
        """Send a frame."""
        assert self.out is not None
        self.out.write(masked(kind, payload))

    def _frame(self) -> tuple[int, bytes] | None:
        """The next whole frame; a server's are not masked, and ours come in one piece."""
        if len(self._came) < 2:
            return None
        size, starts = self._came[1], 2
        if size >= 126:
            starts = 4 if size == 126 else 10
            size = int.from_bytes(self._came[2:starts], "big")
        if len(self._came) < starts + size:
            return None
        frame = self._came[0] & 0x0F, bytes(self._came[starts : starts + size])
        del self._came[: starts + size]
        return frame


def masked(kind: int, payload: bytes) -> bytes:
    """A client's frame."""
    size = len(payload)
    if size <= 125:
        length = bytes((0x80 | size,))
    elif size < 65536:
        length = bytes((0x80 | 126,)) + size.to_bytes(2, "big")
    else:
        length = bytes((0x80 | 127,)) + size.to_bytes(8, "big")
    return bytes((0x80 | kind,)) + length + MASK + payload


class Sight(Socket):
    """A live socket. ``heard`` gets every frame's text, as it came, and the time it did."""

    def __init__(self, door: Door, heard: Callable[[bytes, float], None]) -> None:
        super().__init__(door.opening(), self._take)
        self._text = heard

    def follow(self, channels: Sequence[Followed]) -> None:
        """Say which channels are wanted."""
        wanted = [asdict(each) for each in channels]
        self.say(TEXT, json.dumps({"say": "follow", "channels": wanted}).encode())

    def _take(self, kind: int, payload: bytes, at: float) -> None:
        assert kind != CLOSE, payload
        if kind == TEXT:
            self._text(payload, at)


async def sight_of(
    door: Door, channels: Sequence[Followed], heard: Callable[[bytes, float], None]
) -> Sight:
    """A live socket, open, that follows these channels."""
    loop = asyncio.get_running_loop()
    _, sight = await loop.create_connection(lambda: Sight(door, heard), door.host, door.port)
    await sight.opened
    sight.follow(channels)
    return sight

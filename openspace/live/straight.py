"""Frames that go straight to a socket and come straight from it, past the app's queues.

A note with a hundred people tells each of them a hundred times a second; what is framed once and
handed to the kernel costs a tenth of a message through the server's layers.

Rules:
    F1 A frame is framed once; the same bytes go to every socket, in the order they are written.
    F2 What comes in is handed over at once, in order; whoever says very much at once, or is not
       taken, waits in the socket's own queue, and is not read from meanwhile.
    F3 With a server that does not offer this, sockets work as any other.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, cast

from starlette.websockets import WebSocket
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

NAME: Final = "openspace.straight"
MOST_AT_ONCE: Final = 16
TEXT, BINARY = 0x81, 0x82
UNDERWAY: Final = 16
"""Texts that may be on their way to everyone: a few channels in a few languages."""

Heard = Callable[[bytes], bool]
"""Takes a frame, or answers that it has to wait."""


class Straight(WebSocketsSansIOProtocol):
    """uvicorn's protocol, which an app may also speak to directly."""

    heard: Heard | None = None
    _waits = False
    _at_once = 0

    def listen(self, heard: Heard) -> None:
        """Hand frames over from now on, those that came already first (F2)."""
        came = [self.queue.get_nowait() for _ in range(self.queue.qsize())]
        for at, message in enumerate(came):
            frame: Any = message.get("bytes")
            if not isinstance(frame, bytes) or not heard(frame):
                for left in came[at:]:
                    self.queue.put_nowait(left)
                self._waits = True
                break
        self.heard = heard
        if self.read_paused and not self._waits:
            self.read_paused = False
            self.transport.resume_reading()

    @property
    def waiting(self) -> int:
        """How many bytes have not been taken by the kernel yet."""
        return self.transport.get_write_buffer_size()

    @property
    def keeps_up(self) -> bool:
        """Whether it is open, and its reader leaves less unread than the transport's own limit."""
        opened = self.handshake_complete and not self.close_sent
        return opened and self.writable.is_set() and not self.transport.is_closing()

    def write(self, ready: bytes) -> None:
        """Send what is framed already."""
        if not self.close_sent and not self.transport.is_closing():
            self.transport.write(ready)

    def abort(self) -> None:
        """Hang up without waiting for what was not read."""
        self.transport.abort()

    def keepalive_timeout(self) -> None:
        """No sign of life came in time: it ends, whatever still waits to be sent.

        uvicorn's own waits then until that has been taken, which whoever is gone never does: they
        stayed in the room for as long as the network tries.
        """
        super().keepalive_timeout()
        self.transport.abort()

    def data_received(self, data: bytes) -> None:
        """Bytes came."""
        self._at_once = 0
        super().data_received(data)

    def send_receive_event_to_app(self) -> None:
        """A message came."""
        if not self._is_taken():
            super().send_receive_event_to_app()

    async def receive(self) -> Any:
        """The next message for the app, who is done with the last one."""
        if self.queue.empty():
            self._waits = False
        return await super().receive()

    async def run_asgi(self) -> None:
        """Serve the app, which finds this under its name."""
        cast("dict[str, Any]", self.scope["extensions"])[NAME] = self
        await super().run_asgi()

    def _is_taken(self) -> bool:
        if self.heard is None or self._waits or self.curr_msg_data_type != "bytes":
            return False
        self._at_once += 1
        frame = self.frames[0] if len(self.frames) == 1 else b"".join(self.frames)
        if self.close_sent or (self._at_once <= MOST_AT_ONCE and self.heard(bytes(frame))):
            self.frames = []
            return True
        self._waits = True
        return False


def straight(socket: WebSocket) -> Straight | None:
    """The way past the queues, where there is one (F3)."""
    found = socket.scope.get("extensions", {}).get(NAME)
    return found if isinstance(found, Straight) else None


def framed(frame: bytes, kind: int = BINARY) -> bytes:
    """A message, a binary one unless told, ready to be written to any socket (F1)."""
    size = len(frame)
    if size < 126:
        return bytes((kind, size)) + frame
    if size < 65536:
        return bytes((kind, 126)) + size.to_bytes(2, "big") + frame
    return bytes((kind, 127)) + size.to_bytes(8, "big") + frame


@lru_cache(UNDERWAY)
def framed_text(text: str) -> bytes:
    """A text, framed when it is first wanted and for everyone who gets the same (F1)."""
    return framed(text.encode(), TEXT)

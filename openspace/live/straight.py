"""Frames that go straight to a socket and come straight from it, past the app's queues.

A note with a hundred people tells each of them a hundred times a second; what is framed once and
handed to the kernel costs a tenth of a message through the server's layers.

Rules:
    F1 A frame is framed once; the same bytes go to every socket, in the order they are written.
    F2 What comes in is handed over at once, in order; whoever says very much at once, or is not
       taken, waits in the socket's own queue, and is not read from meanwhile.
    F4 Frames that come whole are taken apart here; all others, as a browser's longest or somebody's
       made up ones, by the server's own reader. Where it can no longer be known which is which,
       all go there.
    F3 With a server that does not offer this, sockets work as any other.
    F5 Who has just said something is there, and is asked no sooner than who has been silent.
    F6 Nobody is missed while they are not read from, nor while bytes of theirs come: the answer may
       lie behind those, and has its whole time from then on.
"""

from collections.abc import Callable
from typing import Any, Final, cast

from starlette.websockets import WebSocket
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from openspace.live.framing import missing, plain

NAME: Final = "openspace.straight"
MOST_AT_ONCE: Final = 16

Heard = Callable[[bytes], bool]
"""Takes a frame, or answers that it has to wait."""


class Straight(WebSocketsSansIOProtocol):
    """uvicorn's protocol, which an app may also speak to directly."""

    heard: Heard | None = None
    _waits = False
    _at_once = 0
    _full = False
    _missing: int | None = None
    """Bytes of the last frame that are yet to come, if that is known (F4)."""
    _came = 0.0
    """When bytes came last, or could come again (F6)."""

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
            self.read_paused, self._came = False, self.loop.time()
            self.transport.resume_reading()

    @property
    def keeps_up(self) -> bool:
        """Whether it is open, and its reader leaves less unread than the transport's own limit."""
        opened = self.handshake_complete and not self.close_sent
        return opened and self.writable.is_set() and not self.transport.is_closing()

    def pause_writing(self) -> None:
        """More waits than the transport's own limit."""
        self._full = True
        super().pause_writing()

    def resume_writing(self) -> None:
        """It was read."""
        self._full = False
        super().resume_writing()

    def write(self, ready: bytes) -> None:
        """Send what is framed already."""
        if not self.close_sent and not self.transport.is_closing():
            self.transport.write(ready)

    def has_taken(self, ready: bytes, most: int) -> bool:
        """Send what is framed already, if no more than so many bytes wait; answers whether.

        ``most`` is more than the transport's own limit. Who hears no more takes anything.
        """
        transport = self.transport
        if self._full and transport.get_write_buffer_size() > most:
            return False
        if not self.close_sent and not transport.is_closing():
            transport.write(ready)
        return True

    def abort(self) -> None:
        """Hang up without waiting for what was not read."""
        self.transport.abort()

    def keepalive_timeout(self) -> None:
        """No sign of life came in time: it ends, whatever still waits to be sent, unless none
        could come (F6).

        uvicorn's own waits then until that has been taken, which whoever is gone never does: they
        stayed in the room for as long as the network tries.
        """
        now = self.loop.time()
        left = (now if self.read_paused else self._came) + (self.ping_timeout or 0.0) - now
        if left > 0 and not self.close_sent and not self.transport.is_closing():
            self.pong_timer = self.loop.call_later(left, self.keepalive_timeout)
        else:
            super().keepalive_timeout()
            self.transport.abort()

    def send_keepalive_ping(self) -> None:
        """Ask whether anybody is there, unless they have just shown it (F5)."""
        left = self._came + (self.ping_interval or 0.0) - self.loop.time()
        if left > 0:
            self.ping_timer = self.loop.call_later(left, self.send_keepalive_ping)
        else:
            super().send_keepalive_ping()

    def data_received(self, data: bytes) -> None:
        """Bytes came."""
        self._at_once, self._came = 0, self.loop.time()
        if not self.handshake_complete:
            self._missing = 0 if data.endswith(b"\r\n\r\n") else None
        elif self._missing == 0 and self.heard and (said := plain(data)):
            for frame in said:
                if not self._has_heard(frame):
                    self.curr_msg_data_type, self.frames = "bytes", [frame]
                    super().send_receive_event_to_app()
            return
        elif self._missing is not None:
            self._missing = missing(data, self._missing)
        super().data_received(data)

    def send_receive_event_to_app(self) -> None:
        """A message came."""
        if self.curr_msg_data_type == "bytes" and self._has_heard(b"".join(self.frames)):
            self.frames = []
        else:
            super().send_receive_event_to_app()

    async def receive(self) -> Any:
        """The next message for the app, who is done with the last one."""
        if self.queue.empty():
            self._waits = False
        message = await super().receive()
        if not self.read_paused:
            self._came = self.loop.time()
        return message

    async def run_asgi(self) -> None:
        """Serve the app, which finds this under its name."""
        cast("dict[str, Any]", self.scope["extensions"])[NAME] = self
        await super().run_asgi()

    def _has_heard(self, frame: bytes) -> bool:
        if self.heard is None or self._waits:
            return False
        self._at_once += 1
        if self.close_sent or (self._at_once <= MOST_AT_ONCE and self.heard(frame)):
            return True
        self._waits = True
        return False


def straight(socket: WebSocket) -> Straight | None:
    """The way past the queues, where there is one (F3)."""
    found = socket.scope.get("extensions", {}).get(NAME)
    return found if isinstance(found, Straight) else None

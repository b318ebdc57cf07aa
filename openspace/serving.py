"""Serving a house: the data folder is ours alone, the port is open before anything is promised."""

import asyncio
import fcntl
import gc
import signal
import socket
import sys
import threading
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
import uvloop

from openspace.app import application
from openspace.bus.stream import Bus
from openspace.calls.bridge import Bridge
from openspace.calls.janus import JanusBridge
from openspace.config import Settings, many_files
from openspace.facilitation.house import House
from openspace.live.straight import Straight
from openspace.store.engine import FILE, Store
from openspace.store.restoring import finish

LARGEST_FRAME = 256 * 1024
FAREWELL = 3
PING, PONG = 4, 5
"""Seconds between signs of life, and how long one is waited for: no ghost after 30 s."""
SELDOM = (20_000, 20, 20)
"""New things, and rounds among the younger and the older ones, before garbage is looked for."""
TURN = 0.001
"""Seconds that a thread computes before another may: at Python's own five, what comes over a socket
waited so long for the thread that draws pages, each time anew."""
STOPS = (signal.SIGINT, signal.SIGTERM)


class FolderTaken(Exception):
    """Another process has this data folder open."""


@contextmanager
def house_in(folder: Path) -> Iterator[House]:
    """A house on this folder's database. Raises ``FolderTaken``."""
    with locked(folder):
        finish(folder)
        with opened(folder) as house:
            yield house


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Have a data folder for us alone. Raises ``FolderTaken``."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / "lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise FolderTaken(str(folder)) from None
        yield


@contextmanager
def opened(folder: Path) -> Iterator[House]:
    """A house on a database that is ours alone."""
    store = Store(folder)
    try:
        yield House(store, Bus())
    finally:
        store.close()


class NothingThere(Exception):
    """There is no database in this folder."""


@contextmanager
def readable_house_in(folder: Path) -> Iterator[House]:
    """A house that only reads, beside a server if there is one.

    Raises ``NothingThere`` and ``OutOfReach``.
    """
    if not (folder / FILE).exists():
        raise NothingThere(str(folder))
    store = Store(folder, writes=False)
    try:
        yield House(store, Bus())
    finally:
        store.close()


class NotListening(Exception):
    """Nobody can be heard at this address and port."""


def listening(host: str, port: int) -> socket.socket:
    """A socket that browsers can connect to already, as many of them as the process may have.

    Port 0 takes any that is free. Raises ``NotListening``.
    """
    many_files()
    try:
        return socket.create_server((host, port), backlog=2048)
    except OSError as refused:
        why = str(refused.strerror).partition(" (while")[0]
        raise NotListening(f"{host}:{port} ({why})") from None


class Server(uvicorn.Server):
    """Ends politely when it is told to, and leaves what follows to whoever started it."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Hear what an operator sends; uvicorn's own way ends the process before we can close."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        loop = asyncio.get_running_loop()
        for each in STOPS:
            loop.add_signal_handler(each, self.handle_exit, each, None)
        try:
            yield
        finally:
            for each in STOPS:
                loop.remove_signal_handler(each)


def server(house: House, settings: Settings) -> Server:
    """The server of a house, with every limit in its place."""
    config = uvicorn.Config(
        application(house, settings, bridge_of(settings)),
        lifespan="on",  # else a house that cannot wake is served all the same, without its clock
        ws=Straight,
        ws_max_size=LARGEST_FRAME,
        ws_ping_interval=PING,
        ws_ping_timeout=PONG,
        ws_per_message_deflate=False,
        access_log=False,
        server_header=False,
        log_level="warning",
        forwarded_allow_ips=settings.proxies,
        timeout_graceful_shutdown=FAREWELL,
    )
    return Server(config)


def bridge_of(settings: Settings) -> Bridge | None:
    """The server that relays larger calls, where the operator named one."""
    return JanusBridge(settings.janus, settings.janus_secret) if settings.janus else None


def settle() -> None:
    """Have threads take short turns; look for garbage less often, never among what was there.

    A vote makes thousands of small things that go by themselves; looking through everything for
    circles after every few hundred of them took a third of the server's time.
    """
    sys.setswitchinterval(TURN)
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)


def run(serving: Coroutine[None, None, None]) -> None:
    """Run a server to its end, on the fastest loop there is."""
    settle()
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(serving)


async def serve(
    house: House, settings: Settings, heard: socket.socket, ready: Callable[[], None]
) -> None:
    """Serve until told to stop; ``ready`` is called when pages are answered."""
    ours = server(house, settings)
    serving = asyncio.create_task(ours.serve(sockets=[heard]))
    while not (ours.started or serving.done()):  # noqa: ASYNC110
        await asyncio.sleep(0.01)  # uvicorn has no other sign
    if ours.started:
        ready()
    await serving

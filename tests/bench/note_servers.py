"""Servers of shared notes: the product, and the peers, each as its own guide starts it.

The rule: a peer is asked for by name and version from npm or PyPI, into the checkout's cache, the
first time that it is measured; no script of a package runs.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from openspace.notes.tape import sized
from tests.bench.gathered import Gathered
from tests.browser.npm import NODE, npm

PATIENCE = 2.0
HERE = Path(__file__).parent / "peers"
CACHE = Path(__file__).parent.parent.parent / ".cache" / "note-peers"
NODE_PEERS = {
    "@y/websocket-server": (
        "y_websocket.mjs",
        ("@y/websocket-server@0.1.5", "@y/protocols@1.0.6-1", "yjs@14.0.0-16"),
    ),
    "@hocuspocus/server": ("hocuspocus.mjs", ("@hocuspocus/server@4.7.0", "yjs@13.6.27")),
}
PYTHON_PEER = (
    "pycrdt-websocket==0.16.5",
    "pycrdt-store==0.1.5",
    "pycrdt==0.14.13",
    "uvicorn==0.54.0",
    "websockets==17.4",
    "uvloop==0.23.0",
)


@dataclass(frozen=True, slots=True)
class NoteServer:
    """One that runs, and how it is spoken to. ``opening`` knows a note's and a person's number."""

    who: str
    pid: int
    port: int
    opening: Callable[[str, int], bytes]
    names: bool = False
    """Whether every frame begins with the note's name."""

    def greeting(self, note: str) -> list[bytes]:
        """What is said first: who one is, where that is asked for."""
        return [self.said(note, b"\2\0" + sized(b"key"))] if self.names else []

    def said(self, note: str, frame: bytes) -> bytes:
        """A frame as this server takes it."""
        return sized(note.encode()) + frame if self.names else frame

    def heard(self, frame: bytes) -> bytes:
        """A frame as any y-websocket client knows it."""
        return frame[1 + frame[0] :] if self.names else frame


def product(there: Gathered, notes: Mapping[str, str]) -> NoteServer:
    """Ours, whose notes are breakouts by these names."""

    def opening(note: str, person: int) -> bytes:
        door = there.people[person % len(there.people)].door
        return door.opening(f"notes/{notes[note]}?schema=2&saved=1")

    return NoteServer("openspace", there.pid, there.people[0].door.port, opening)


@contextmanager
def peer(who: str, folder: Path) -> Iterator[NoteServer]:
    """A peer that keeps its notes in a folder."""
    words = _python() if who == "pycrdt-websocket" else _node(who)
    with subprocess.Popen([*words, str(folder)], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        try:
            port = int(server.stdout.readline())
            yield NoteServer(who, server.pid, port, _opening(port), who == "@hocuspocus/server")
        finally:
            _end(server)


def _end(server: subprocess.Popen[str]) -> None:
    """End it politely; one that waits for who has gone is not waited for."""
    server.terminate()
    try:
        server.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        server.kill()


def _opening(port: int) -> Callable[[str, int], bytes]:
    upgrade = "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
    key = "Sec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n"

    def opening(note: str, _: int) -> bytes:
        return f"GET /{note} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{upgrade}{key}\r\n".encode()

    return opening


def _node(who: str) -> list[str]:
    script, packages = NODE_PEERS[who]
    folder = CACHE / script.removesuffix(".mjs")
    if not (folder / "node_modules" / who).is_dir():
        folder.mkdir(parents=True, exist_ok=True)
        silent = ("--ignore-scripts", "--legacy-peer-deps", "--no-audit", "--no-fund")
        npm("install", *silent, "--prefix", str(folder), *packages)
    (folder / script).write_text((HERE / script).read_text())
    return [str(NODE / "bin" / "node"), str(folder / script)]


def _python() -> list[str]:
    folder = CACHE / "pycrdt"
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
    if not list(folder.glob("lib/*/site-packages/pycrdt_websocket-*")):
        quiet = ("--quiet", "--disable-pip-version-check")
        subprocess.run([str(python), "-m", "pip", "install", *quiet, *PYTHON_PEER], check=True)
    return [str(python), str(HERE / "pycrdt_room.py")]

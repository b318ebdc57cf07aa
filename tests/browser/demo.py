"""A real `openspace demo` in a process of its own, for journeys.

The rule: it is given a person's words, and known only by what it prints. Where the start itself
is looked at, or what runs is measured, it is cold: started as a person starts it.
"""

import os
import re
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import httpx2

from tests.beginnings import empty
from tests.browser.warm import Warm

PATIENCE = 120.0


def free_port() -> int:
    """A port that nothing listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@dataclass
class Demo:
    """A demo on a folder and a port, that can be killed and started again."""

    data: Path
    port: int = field(default_factory=free_port)
    people: int = 0
    facilitator: str = ""
    participant: str = ""
    settings: Mapping[str, str] = field(default_factory=dict)
    cold: bool = False
    process: subprocess.Popen[str] | Warm | None = None
    heard: str = ""

    def start(self) -> None:
        """Start it and wait until it answers."""
        self.heard = ""
        words = ["demo", "--no-browser", "--people", str(self.people)]
        words += ["--port", str(self.port), "--data", str(self.data)]
        surroundings = {**os.environ, **self.settings, "PYTHONUNBUFFERED": "1"}
        if not (self.cold or self.data.exists()):
            self.data.mkdir(mode=0o700)
            empty(self.data)
        start = started if self.cold else Warm
        self.process = start(words, surroundings, self._log)
        self.facilitator = self.printed("facilitator")
        self.participant = self.printed("participant")
        wait_until_healthy(f"http://127.0.0.1:{self.port}/healthz")

    def printed(self, role: str) -> str:
        """The address that it prints for this role."""
        while not (found := re.search(rf"^{role} (\S+)\n", self.heard, re.MULTILINE)):
            assert self.process is not None
            assert self.process.stdout is not None
            said = more(self.process.stdout)
            assert said, f"no {role} line: {self.log()}"
            self.heard += said
        return found[1]

    def kill(self) -> None:
        """SIGKILL: nothing is said goodbye to."""
        self.end(signal.SIGKILL)

    def stop(self) -> None:
        """SIGTERM, as an operator stops it."""
        self.end(signal.SIGTERM)

    def end(self, how: signal.Signals) -> None:
        """Send this signal and wait until the process is gone."""
        if self.process is None:
            return
        self.process.send_signal(how)
        self.process.wait(PATIENCE)
        if self.process.stdout is not None:
            self.process.stdout.close()
        self.process = None

    def log(self) -> str:
        """What it has said on standard error."""
        return self._log.read_text()

    @property
    def _log(self) -> Path:
        return self.data.parent / f"{self.data.name}.log"


def started(
    words: Sequence[str], surroundings: Mapping[str, str], log: Path
) -> subprocess.Popen[str]:
    """The program, as a person starts it."""
    with log.open("a") as errors:
        return subprocess.Popen(
            [sys.executable, "-m", "openspace", *words],
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
            env=surroundings,
        )


def more(stream: IO[str]) -> str:
    """What has been said since the last time; nothing when it does not come, or at the end."""
    ready, _, _ = select.select([stream], [], [], PATIENCE)
    return os.read(stream.fileno(), 4096).decode() if ready else ""


def wait_until_healthy(address: str) -> None:
    """Ask until it answers."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            httpx2.get(address, timeout=1).raise_for_status()
        except httpx2.HTTPError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"nothing answers at {address}")

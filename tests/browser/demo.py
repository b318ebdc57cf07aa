"""A real `openspace demo` in a process of its own, for journeys.

The rule: it is started as a person starts it, and known only by what it prints.
"""

import os
import re
import select
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import httpx2

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
    process: subprocess.Popen[str] | None = None
    heard: str = ""

    def start(self) -> None:
        """Start it and wait until it answers."""
        self.heard = ""
        words = [sys.executable, "-m", "openspace", "demo", "--no-browser"]
        words += ["--people", str(self.people), "--port", str(self.port), "--data", str(self.data)]
        with (self.data.parent / f"{self.data.name}.log").open("a") as log:
            self.process = subprocess.Popen(
                words,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
                env={**os.environ, **self.settings, "PYTHONUNBUFFERED": "1"},
            )
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
        return (self.data.parent / f"{self.data.name}.log").read_text()


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

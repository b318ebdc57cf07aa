"""Real Janus and coturn for the tests: their own folder, loopback, free ports, ended by id.

The rule: what answers is what an operator installs; nothing of the machine's own configuration is
read, and nothing that was not started here is touched. Media alone go by the machine's own address,
because Janus never offers loopback.
"""

import os
import signal
import socket
import subprocess
import time
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.browser.demo import free_port
from tests.debian import program

SECRET = "known to the server alone"
PATIENCE = 20.0
LIBRARIES = "/usr/lib", "*/janus/{}/libjanus_{}.so"
CORE = """general: {{
  configs_folder = "{folder}"
  plugins_folder = "{folder}/plugins"
  transports_folder = "{folder}/transports"
  events_folder = "{folder}/none"
  loggers_folder = "{folder}/none"
  debug_level = 4
  debug_colors = false
  api_secret = "{secret}"
  event_loops = 2
}}
media: {{ rtp_port_range = "20000-40000" }}
nat: {{ ignore_mdns = true
  full_trickle = {trickle} }}
"""
SOCKETS = 'general: {{ ws = true\n ws_port = {port}\n ws_ip = "127.0.0.1" }}\n'


@dataclass
class Server:
    """A program on a folder and a port, that can be killed, held still and started again."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    def words(self) -> list[str]:
        """Its command line, its configuration written."""
        raise NotImplementedError

    def start(self) -> None:
        """Start it and wait until it listens."""
        self.folder.mkdir(exist_ok=True)
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(self.words(), stdout=log, stderr=log)
        deadline = time.monotonic() + PATIENCE
        while not listens(self.port):
            assert self.process.poll() is None, self.log()
            assert time.monotonic() < deadline, self.log()
            time.sleep(0.02)

    def kill(self) -> None:
        """SIGKILL, as a crash."""
        self.end(signal.SIGKILL)

    def stop(self) -> None:
        """SIGTERM, as an operator."""
        self.end(signal.SIGTERM)

    def hold(self) -> None:
        """It lives, and answers nothing any more, from when this returns."""
        self.send(signal.SIGSTOP)
        assert self.process
        os.waitid(os.P_PID, self.process.pid, os.WSTOPPED)

    def release(self) -> None:
        """It goes on."""
        self.send(signal.SIGCONT)

    def send(self, which: signal.Signals) -> None:
        """A signal to the process."""
        assert self.process is not None
        self.process.send_signal(which)

    def end(self, how: signal.Signals) -> None:
        """Send this signal and wait until the process is gone."""
        if self.process is None:
            return
        self.process.send_signal(signal.SIGCONT)
        self.process.send_signal(how)
        self.process.wait(PATIENCE)
        self.process = None

    def log(self) -> str:
        """What it has said."""
        return (self.folder / "log").read_text(errors="replace")


@dataclass
class Janus(Server):
    """Debian's Janus with its VideoRoom and its WebSockets, and nothing else of it."""

    trickle: bool = False
    secret: str = SECRET

    @property
    def address(self) -> str:
        """Where its API is."""
        return f"ws://127.0.0.1:{self.port}"

    def words(self) -> list[str]:
        janus = program("janus")
        for kind, name in (("plugins", "videoroom"), ("transports", "websockets")):
            (self.folder / kind).mkdir(exist_ok=True)
            link = self.folder / kind / f"libjanus_{name}.so"
            if not link.is_symlink():
                root, pattern = LIBRARIES
                found = next(Path(root).glob(pattern.format(kind, name)), None)
                link.symlink_to(found or pytest.skip(f"janus is here without its {name}"))
        trickle = str(self.trickle).lower()
        core = CORE.format(folder=self.folder, secret=self.secret, trickle=trickle)
        (self.folder / "janus.jcfg").write_text(core)
        (self.folder / "janus.plugin.videoroom.jcfg").write_text("general: {}\n")
        sockets = SOCKETS.format(port=self.port)
        (self.folder / "janus.transport.websockets.jcfg").write_text(sockets)
        where = f"--configs-folder={self.folder}"
        return [janus, f"--config={self.folder}/janus.jcfg", where]


@dataclass
class Coturn(Server):
    """Debian's coturn with a shared secret, listening on loopback."""

    secret: str = SECRET

    def words(self) -> list[str]:
        return [
            *(program("turnserver"), "-n", "--log-file=stdout", "--simple-log", "--no-cli"),
            *("--use-auth-secret", f"--static-auth-secret={self.secret}", "--realm=openspace"),
            *("--listening-ip=127.0.0.1", f"--relay-ip={own_address()}", "--allow-loopback-peers"),
            *(f"--listening-port={self.port}", "--no-tls", "--no-dtls", "--no-software-attribute"),
            *(f"--userdb={self.folder}/users", f"--pidfile={self.folder}/pid"),
        ]


def own_address() -> str:
    """The machine's own address, as it would be seen from elsewhere; nothing is sent."""
    with socket.socket(type=socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        found: str = probe.getsockname()[0]
    return found


def listens(port: int) -> bool:
    """Whether somebody answers there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0

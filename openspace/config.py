"""Where the program's own files lie, its settings from the environment, and how much it may have.

Rules: in a wheel the files lie in the package's `assets` folder, in a checkout beside the
package, and nobody else asks where; every setting is named `OPENSPACE_…` and has a default that
works on one machine.
"""

import os
import re
import resource
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

PACKAGE = Path(__file__).parent
HOST = r"(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(?::[0-9]{1,5})?"
ON_THIS_MACHINE = r"http://(?:localhost|127\.0\.0\.1)(?::[0-9]{1,5})?"
JITSI = re.compile(rf"(?:https://{HOST}|{ON_THIS_MACHINE})(?:/[A-Za-z0-9._~-]+)*/?")
STUN = re.compile(rf"stuns?:{HOST}")
TURN = re.compile(rf"turns?:{HOST}(?:\?transport=(?:udp|tcp))?")
ADDRESS = re.compile(rf"https?://{HOST}/?")
SMTP = re.compile(rf"(?:smtp|smtps|starttls)://(?:[^\s/:]+@)?{HOST}/?")
MAIL_FROM = re.compile(r"(?:[^<>\r\n\"@,;:\\]+ <[^<>\s@]+@[^<>\s@]+>|[^<>\s@]+@[^<>\s@]+)")
JANUS = re.compile(rf"wss?://{HOST}(?:/[A-Za-z0-9._~/-]*)?")
NEEDED = {
    "MAIL_FROM": "whom letters are from, as in openspace@example.org",
    "ADDRESS": "where links in letters lead, as in https://openspace.example.org",
}
ISSUER = re.compile(rf"(?:https://{HOST}|{ON_THIS_MACHINE})(?:/[A-Za-z0-9._~-]+)*/?")

MANY_FILES = 16_384
"""Every page holds a connection or two, and many systems allow a process 1,024."""

OIDC = ("oidc_client", "oidc_secret", "oidc_name")


def many_files() -> None:
    """Let this process have as many connections open as it may."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = MANY_FILES if hard == resource.RLIM_INFINITY else min(hard, MANY_FILES)
    if soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


def assets() -> Path:
    """The folder that holds `templates`, `static/dist` and `workbooks`."""
    inside = PACKAGE / "assets"
    return inside if inside.is_dir() else PACKAGE.parent


def design_folders() -> tuple[Path, ...]:
    """Where designs of the workbook lie: ours, then the operator's own (``OPENSPACE_DESIGNS``)."""
    own = os.environ.get("OPENSPACE_DESIGNS", "").strip()
    return (assets() / "workbooks", *((Path(own),) if own else ()))


def data_folder() -> str:
    """Where data lies when nobody says otherwise: in the person's own data folder."""
    home = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return str(Path(home) / "openspace")


class WrongSetting(Exception):
    """The environment says something that cannot be."""


@dataclass(frozen=True, slots=True)
class Provider:
    """Where an organisation's own people sign in (OpenID Connect): who issues, what we are called
    there and the secret we share, and what people call it. ``id`` stands in our address.
    """

    issuer: str
    client: str
    secret: str = field(repr=False)
    name: str
    id: str = "organisation"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the operator decides. ``data`` holds the database; the server listens on ``host:port``;
    ``designs`` is a folder of the operator's own designs of the workbook.

    ``proxies`` are the addresses whose forwarded scheme and client are believed. The rest is for
    calls: a Jitsi server, addresses of STUN and TURN servers with the secret that coturn shares
    with us, and the WebSocket address of a Janus server with its own.

    ``address`` is where the house is reached from outside, ``smtp`` the server that takes its mail,
    as ``mail_from``; ``oidc_…`` say where an organisation's people sign in.
    """

    data: str = field(default_factory=data_folder)
    host: str = "127.0.0.1"
    port: int = 8000
    proxies: str = "127.0.0.1"
    jitsi: str = ""
    stun: tuple[str, ...] = ()
    turn: tuple[str, ...] = ()
    turn_secret: str = field(default="", repr=False)
    janus: str = ""
    janus_secret: str = field(default="", repr=False)
    designs: str = ""
    address: str = ""
    smtp: str = ""
    smtp_password: str = field(default="", repr=False)
    mail_from: str = ""
    oidc_issuer: str = ""
    oidc_client: str = ""
    oidc_secret: str = field(default="", repr=False)
    oidc_name: str = ""

    def __post_init__(self) -> None:
        """Raises ``WrongSetting``."""
        needed = ("address", "oidc_client", "oidc_secret", "oidc_name")
        for each in needed if self.oidc_issuer else ():
            if not getattr(self, each):
                raise WrongSetting(
                    "OPENSPACE_OIDC_ISSUER says where people sign in, so"
                    f" OPENSPACE_{each.upper()} must be said too"
                )
        if self.turn and not self.turn_secret:
            raise WrongSetting(
                "OPENSPACE_TURN names a server, so OPENSPACE_TURN_SECRET must say the secret that"
                " it shares with us (coturn: static-auth-secret)"
            )
        for name, each in (("MAIL_FROM", self.mail_from), ("ADDRESS", self.address)):
            if self.smtp and not each:
                raise WrongSetting(
                    f"OPENSPACE_SMTP names a server, so OPENSPACE_{name} must say {NEEDED[name]}"
                )
        if self.smtp_password and "@" not in self.smtp:
            raise WrongSetting(
                "OPENSPACE_SMTP_PASSWORD is set, so OPENSPACE_SMTP must say whose it is, as in"
                " starttls://user@smtp.example.org"
            )

    @property
    def providers(self) -> tuple[Provider, ...]:
        """Where people sign in: one at most; a second would be a line here."""
        if not self.oidc_issuer:
            return ()
        return (Provider(self.oidc_issuer, self.oidc_client, self.oidc_secret, self.oidc_name),)

    @classmethod
    def from_environment(cls) -> Self:
        """The settings as ``OPENSPACE_DATA`` and so on say. Raises ``WrongSetting``."""
        plain = cls()
        return replace(
            plain,
            data=os.environ.get("OPENSPACE_DATA", plain.data),
            host=os.environ.get("OPENSPACE_HOST", plain.host),
            port=_number("OPENSPACE_PORT", plain.port),
            proxies=os.environ.get("OPENSPACE_PROXIES", plain.proxies),
            jitsi=_address("OPENSPACE_JITSI", JITSI, "https://meet.example.org").rstrip("/"),
            stun=_addresses("OPENSPACE_STUN", STUN, "stun:stun.example.org:3478"),
            turn=_addresses("OPENSPACE_TURN", TURN, "turn:turn.example.org:3478?transport=udp"),
            turn_secret=os.environ.get("OPENSPACE_TURN_SECRET", ""),
            janus=_address("OPENSPACE_JANUS", JANUS, "ws://127.0.0.1:8188"),
            janus_secret=os.environ.get("OPENSPACE_JANUS_SECRET", ""),
            designs=_folder("OPENSPACE_DESIGNS"),
            address=_address("OPENSPACE_ADDRESS", ADDRESS, "https://openspace.example.org").rstrip(
                "/"
            ),
            smtp=_address("OPENSPACE_SMTP", SMTP, "starttls://user@smtp.example.org:587"),
            smtp_password=os.environ.get("OPENSPACE_SMTP_PASSWORD", ""),
            mail_from=_address("OPENSPACE_MAIL_FROM", MAIL_FROM, "openspace@example.org"),
            oidc_issuer=_address(
                "OPENSPACE_OIDC_ISSUER", ISSUER, "https://login.example.org/realms/council"
            ),
            **{each: os.environ.get(f"OPENSPACE_{each.upper()}", "").strip() for each in OIDC},
        )


def _number(name: str, otherwise: int) -> int:
    said = os.environ.get(name, str(otherwise))
    if not said.isdecimal():
        raise WrongSetting(f"{name} is {said!r}, not a number")
    return int(said)


def _folder(name: str) -> str:
    said = os.environ.get(name, "").strip()
    if said and not Path(said).is_dir():
        raise WrongSetting(f"{name} is {said!r}, which is not a folder")
    return said


def _address(name: str, shape: re.Pattern[str], example: str) -> str:
    said = os.environ.get(name, "").strip()
    if said and not shape.fullmatch(said):
        raise WrongSetting(f"{name} is {said!r}, not an address such as {example}")
    return said


def _addresses(name: str, shape: re.Pattern[str], example: str) -> tuple[str, ...]:
    said = tuple(filter(None, map(str.strip, os.environ.get(name, "").split(","))))
    for each in said:
        if not shape.fullmatch(each):
            raise WrongSetting(
                f"{name} has {each!r}, not an address such as {example}; commas stand between them"
            )
    return said

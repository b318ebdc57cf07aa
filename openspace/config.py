"""Where the program's own files lie, and its settings from the environment.

Rules: in a wheel the files lie in the package's `assets` folder, in a checkout beside the
package, and nobody else asks where; every setting is named `OPENSPACE_…` and has a default that
works on one machine.
"""

import os
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Self

PACKAGE = Path(__file__).parent


def assets() -> Path:
    """The folder that holds `templates`, `static/dist` and `workbooks`."""
    inside = PACKAGE / "assets"
    return inside if inside.is_dir() else PACKAGE.parent


def data_folder() -> str:
    """Where data lies when nobody says otherwise: in the person's own data folder."""
    home = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return str(Path(home) / "openspace")


class WrongSetting(Exception):
    """The environment says something that cannot be."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the operator decides. ``data`` holds the database; the server listens on ``host:port``.

    ``proxies`` are the addresses whose forwarded scheme and client are believed.
    """

    data: str = field(default_factory=data_folder)
    host: str = "127.0.0.1"
    port: int = 8000
    proxies: str = "127.0.0.1"

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
        )


def _number(name: str, otherwise: int) -> int:
    said = os.environ.get(name, str(otherwise))
    if not said.isdecimal():
        raise WrongSetting(f"{name} is {said!r}, not a number")
    return int(said)

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
        """The settings as ``OPENSPACE_DATA``, ``OPENSPACE_HOST`` and so on say. Raises ``WrongSetting``."""
        plain = cls()
        said = {name: os.environ.get(f"OPENSPACE_{name.upper()}") for name in cls.__slots__}
        given = {
            name: _as(type(getattr(plain, name)), name, value)
            for name, value in said.items()
            if value is not None
        }
        return replace(plain, **given)


def _as(kind: type[str] | type[int], name: str, value: str) -> str | int:
    try:
        return kind(value)
    except ValueError:
        raise WrongSetting(f"OPENSPACE_{name.upper()} is {value!r}, not a number") from None

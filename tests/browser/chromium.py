"""A Chromium to test with: the one named, the one installed, or one from npm (Linux x64).

The rule: tests run on a machine without a browser; what is fetched stays in the checkout's cache.
"""

import os
import shutil
import tarfile
from dataclasses import dataclass, field
from pathlib import Path

from tests.alone import alone
from tests.browser.npm import TESTS, installed, node

CACHE = TESTS.parent / ".cache" / "chromium"
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FONTS = '<?xml version="1.0"?><fontconfig><dir>{}</dir></fontconfig>'
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-sync",
    # A camera that is not there, lent to whoever asks: calls need no browser of their own.
    # Five pictures a second are seen to move as well as twenty.
    "--use-fake-device-for-media-stream=fps=5",
    "--use-fake-ui-for-media-stream",
]


@dataclass(frozen=True)
class Chromium:
    """A program and what its environment needs besides."""

    program: str
    environment: dict[str, str] = field(default_factory=dict)


def find_chromium() -> Chromium:
    """Named in OPENSPACE_CHROMIUM, else on PATH, else fetched."""
    named = os.environ.get("OPENSPACE_CHROMIUM")
    found = named or next((path for name in NAMES if (path := shutil.which(name))), None)
    return Chromium(found) if found else fetched()


def fetched() -> Chromium:
    """The Chromium of npm's @sparticuz/chromium, with the libraries that it brings."""
    program = CACHE / "chromium"
    with alone("chromium"):
        if not program.exists():
            unpack(installed("@sparticuz/chromium") / "bin")
    return Chromium(
        str(program),
        {
            "LD_LIBRARY_PATH": str(CACHE / "lib"),
            "FONTCONFIG_PATH": str(CACHE),
        },
    )


def unpack(source: Path) -> None:
    """Unpack libraries and fonts, and last the program, so that a broken try starts over."""
    CACHE.mkdir(parents=True, exist_ok=True)
    for archive in sorted(source.rglob("*.tar.br")):
        inflate(archive, CACHE / archive.stem)
        with tarfile.open(CACHE / archive.stem) as tar:
            tar.extraction_filter = getattr(tarfile, "data_filter", None)  # Debian 12 has none
            tar.extractall(CACHE)  # noqa: S202 - a package by its hash
        (CACHE / archive.stem).unlink()
    (CACHE / "fonts.conf").write_text(FONTS.format(CACHE / "fonts"))
    inflate(next(source.rglob("chromium.br")), CACHE / "chromium.part")
    (CACHE / "chromium.part").chmod(0o755)
    (CACHE / "chromium.part").rename(CACHE / "chromium")


def inflate(source: Path, target: Path) -> None:
    """Undo Brotli."""
    node(str(Path(__file__).parent / "unpack.mjs"), str(source), str(target))

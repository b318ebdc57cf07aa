"""What others make of the same book: pandoc with typst, WeasyPrint and python-docx.

The rule: a peer is asked for by name and version from PyPI, into the checkout's cache, the first
time that it is measured; it gets our Markdown, our page without our stylesheet, or our data, in a
folder, and begins as a process of its own. One whose libraries are missing is named and left out.
"""

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from openspace.domain.proceedings import Proceedings
from openspace.workbook.press import press
from tests.alone import alone
from tests.bench.memory import Watch
from tests.bench.rows import Row
from tests.debian import library

PEERS = Path(__file__).parent / "peers"
CACHE = Path(__file__).parent.parent.parent / ".cache" / "book-peers"
PACKAGES = (
    "pypandoc-binary==1.17",
    "typst==0.15.2",
    "weasyprint==70.0",
    "python-docx==1.2.0",
)
PANGO = ("libpangoft2-1.0.so.0", "libpangoft2-1.0-0")
"""What WeasyPrint draws letters with: the library, and Debian's package of it."""

WORK = (
    ("html", "pandoc-typst", ("pandoc_typst.py", "html")),
    ("pdf", "pandoc-typst", ("pandoc_typst.py", "pdf")),
    ("pdf", "weasyprint", ("weasy.py",)),
    ("docx", "pandoc-typst", ("pandoc_typst.py", "docx")),
    ("docx", "python-docx", ("docx_writer.py",)),
    ("all", "pandoc-typst", ("pandoc_typst.py", "html", "pdf", "docx")),
)
"""Case, who, and how it is begun."""


def installed() -> Path:
    """The Python that has the peers."""
    with alone("book-peers"):
        python = CACHE / "bin" / "python"
        asked, there = "\n".join(PACKAGES), CACHE / "packages.txt"
        if not there.exists() or there.read_text() != asked:
            subprocess.run([sys.executable, "-m", "venv", str(CACHE)], check=True)
            quiet = ("--quiet", "--disable-pip-version-check")
            subprocess.run([str(python), "-m", "pip", "install", *quiet, *PACKAGES], check=True)
            there.write_text(asked)
    return python


@contextmanager
def sources(made: dict[str, bytes]) -> Iterator[Path]:
    """What the peers read, in a folder of its own."""
    with TemporaryDirectory() as folder:
        for name, content in made.items():
            (Path(folder) / name).write_bytes(content)
        yield Path(folder)


async def read_by_peers(book: Proceedings) -> dict[str, bytes]:
    """The book as Markdown, as a page without a stylesheet, and as data."""
    page = re.sub(rb"<style.*?</style>", b"", await press(book, "html"), flags=re.DOTALL)
    return {
        "workbook.md": await press(book, "md"),
        "words.html": page,
        "workbook.json": await press(book, "json"),
    }


def measured(made: dict[str, bytes], leave: tuple[str, ...] = ()) -> Iterator[Row]:
    """Every peer at its work, one after the other, but for those that are left out."""
    python = installed()
    with sources(made) as folder:
        for case, who, (script, *forms) in (each for each in WORK if each[1] not in leave):
            if who == "weasyprint" and not library(*PANGO):
                print(f"weasyprint is left out: apt-get install {PANGO[1]}")  # noqa: T201
                continue
            words = [str(python), str(PEERS / script), str(folder), *forms]
            began = time.perf_counter()
            subprocess.run(words, check=True, stderr=subprocess.DEVNULL)
            yield Row(case, who, "seconds", time.perf_counter() - began, "s")
            with Watch() as watch:
                subprocess.run(words, check=True, stderr=subprocess.DEVNULL)
            yield Row(case, who, "memory", watch.most_of_children, "MiB")

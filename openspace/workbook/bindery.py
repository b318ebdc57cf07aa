"""The process that makes all forms of an edition: proceedings in, files in a folder out.

The idea: the book is put into words once for all its forms, and whoever waits is told of each.
Run as ``python -m openspace.workbook.bindery MEBIBYTES FOLDER``; both ends are this program, so
what comes in is a pickle. What goes out are lines: ``making pdf``, ``made pdf 1234 5e8f…``, and
``failed pdf full`` when the disk is.
"""

import errno
import os
import pickle
import sys
from hashlib import sha256
from pathlib import Path

import structlog

from openspace.domain.editions import FORMS
from openspace.domain.proceedings import Proceedings
from openspace.workbook.album import Album
from openspace.workbook.composition import compose
from openspace.workbook.manuscript import Manuscript
from openspace.workbook.press import APART, FORMATS, Format, at_once
from openspace.workbook.pressroom import limited, made
from openspace.workbook.twin import twin

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def bind(folder: Path, book: Proceedings, album: Album) -> None:
    """Every form of the book as a file of the folder, each on the disk before the next."""
    manuscript = compose(book)
    for form in (each for name in FORMS for each in FORMATS if each == name):
        _say(f"making {form}")
        try:
            content = _made(form, book, manuscript, album)
            _write(folder / f"workbook.{form}", content)
        except Exception as failure:
            full = isinstance(failure, OSError) and failure.errno in FULL
            _say(f"failed {form} {'full' if full else 'failed'}")
            raise
        _say(f"made {form} {len(content)} {sha256(content).hexdigest()}")


def _made(form: Format, book: Proceedings, manuscript: Manuscript, album: Album) -> bytes:
    if form == "json":
        return twin(book).encode()
    apart = next((each for each in APART if each == form), None)
    return made(apart, manuscript, album) if apart else at_once(manuscript, form, album)


def _write(file: Path, content: bytes) -> None:
    with file.open("wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    limited(int(sys.argv[1]))
    handed = pickle.load(sys.stdin.buffer)  # noqa: S301 our own parent
    bind(Path(sys.argv[2]), *handed)

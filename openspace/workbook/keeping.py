"""A form of the book as a file of a folder or on its way back, and what is told of it.

The rule: a file is whole on the disk before it is told of. What is told are lines: ``making pdf``,
``made pdf 1234 5e8f…``, and ``failed pdf full`` when the disk is, also of one on its way back.
"""

import errno
import os
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from openspace.workbook.forms import Format

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def handed_in(folder: Path | None, form: Format, make: Callable[[], bytes]) -> None:
    """Make a form, and put it into the folder, or send it back where there is none."""
    _say(f"making {form}")
    try:
        content = make()
        if folder:
            _put(folder / f"workbook.{form}", content)
    except Exception as failure:
        full = isinstance(failure, OSError) and failure.errno in FULL
        _say(f"failed {form} {'full' if full else 'failed'}")
        raise
    if folder:
        _say(f"made {form} {len(content)} {sha256(content).hexdigest()}")
    else:
        _send(content)


def _put(file: Path, content: bytes) -> None:
    with file.open("wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _send(content: bytes) -> None:
    sys.stdout.buffer.write(b"sent %d\n" % len(content) + content)
    sys.stdout.buffer.flush()

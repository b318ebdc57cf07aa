"""A form of the book as a file of a folder, and what is told of it to whoever waits.

The rule: a file is whole on the disk before it is told of. What is told are lines: ``making pdf``,
``made pdf 1234 5e8f…``, and ``failed pdf full`` when the disk is.
"""

import errno
import os
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from openspace.domain.facts.editions import BookFile
from openspace.workbook.forms import Format

FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def kept(folder: Path, form: Format, make: Callable[[], bytes]) -> None:
    """Make a form, and put it into the folder."""
    _say(f"making {form}")
    try:
        file = put(folder, form, make())
    except Exception as failure:
        full = isinstance(failure, OSError) and failure.errno in FULL
        _say(f"failed {form} {'full' if full else 'failed'}")
        raise
    _say(f"made {form} {file.size} {file.digest}")


def put(folder: Path, form: Format, content: bytes) -> BookFile:
    """Put a form that is made into the folder."""
    with (folder / f"workbook.{form}").open("wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())
    return BookFile(form, len(content), sha256(content).hexdigest())


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()

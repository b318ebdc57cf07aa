"""What every press does as a process of its own: a manuscript and an album in, the file out.

The idea: setting type takes memory and time, so it runs apart from the server and can be killed.
Run as ``python -m openspace.workbook.presses.FORM MEBIBYTES``; both ends are this program, so what
goes over is a pickle.
"""

import pickle
import resource
import sys
from collections.abc import Callable

from openspace.workbook.album import Album
from openspace.workbook.manuscript import Manuscript

Pressing = Callable[[Manuscript, Album], bytes]


def limited(mebibytes: int) -> None:
    """Have no more memory than this, and leave no trace of it when that was too little."""
    most = mebibytes * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def at_work(press: Pressing) -> None:
    """Press what is handed over, within the limit that was named."""
    limited(int(sys.argv[1]))
    sys.stdout.buffer.write(press(*pickle.load(sys.stdin.buffer)))  # noqa: S301 our own parent

"""What a press does as a process of its own: one book after the other in, its files out.

The idea: it takes memory and time, so it runs apart from the server and can be killed; the kernel
ends it when nobody is left who could. Both ends are this program, so what lies on its desk for it
is a pickle, called by a line.
"""

import gc
import os
import pickle
import resource
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from openspace.notes.answering import allow, limit

LAST = 10
"""How much it gives way, of the twenty steps that there are."""


def limited(mebibytes: int, gives_way: int = LAST) -> None:
    """Have no more memory than this, and leave no trace of it.

    It gives way to the server, and where the machine's memory ends the kernel ends it first. It
    looks for nothing that could be thrown away while it is at work.
    """
    os.nice(gives_way)
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000")
    limit(resource.RLIMIT_AS, mebibytes * 2**20)
    limit(resource.RLIMIT_CORE, 0)
    gc.disable()


def make_all(make: Callable[[Any], None], seconds: int) -> None:
    """Make what our own parent hands over, one after the other; each may take as much of the
    processor as is said with it, and to read it so many ``seconds``.

    What was thrown away for one is looked for when it is done.
    """
    for line in sys.stdin:
        allow(seconds)
        granted, job = _handed(Path(os.environ["TMPDIR"], line.strip()))
        allow(granted)
        make(job)
        del job
        sys.stdout.write("done\n")
        sys.stdout.flush()
        gc.collect()


def _handed(file: Path) -> Any:
    with file.open("rb") as opened:
        file.unlink()
        return pickle.load(opened)  # noqa: S301 our own parent

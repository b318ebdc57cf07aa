"""What every press does as a process of its own: a manuscript and an album in, the file out.

The idea: setting type takes memory and time, so it runs apart from the server and can be killed;
the kernel ends it when nobody is left who could. Run as ``python -m
openspace.workbook.presses.FORM MEBIBYTES SECONDS``; both ends are this program, so what goes over
is a pickle. With a folder named too, the file is kept there, and told of.
"""

import gc
import pickle
import resource
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from openspace.notes.answering import limit
from openspace.workbook.album import Album
from openspace.workbook.forms import Form
from openspace.workbook.keeping import kept
from openspace.workbook.manuscript import Manuscript

Pressing = Callable[[Manuscript, Album], bytes]


def limited(mebibytes: int, seconds: int) -> None:
    """Have no more memory and time of the processor than this, and leave no trace of it.

    Who lives for one book looks for nothing that could be thrown away.
    """
    limit(resource.RLIMIT_AS, mebibytes * 2**20)
    limit(resource.RLIMIT_CPU, seconds)
    limit(resource.RLIMIT_CORE, 0)
    gc.disable()


def handed() -> Any:
    """What our own parent hands over."""
    return pickle.load(sys.stdin.buffer)  # noqa: S301 our own parent


def jobs(seconds: int) -> Iterator[Any]:
    """What our own parent hands over, one after the other; each may take so long.

    What was thrown away for one is looked for when it is done.
    """
    while True:
        used = resource.getrusage(resource.RUSAGE_SELF)
        limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + seconds)
        try:
            job = handed()
        except EOFError:
            return
        yield job
        del job
        sys.stdout.write("done\n")
        sys.stdout.flush()
        gc.collect()


def send(content: bytes) -> None:
    """Send a file back."""
    sys.stdout.buffer.write(b"sent %d\n" % len(content) + content)
    sys.stdout.buffer.flush()


def at_work(form: Form, press: Pressing) -> None:
    """Press what is handed over, within the limits that were named."""
    limited(int(sys.argv[1]), int(sys.argv[2]))
    if sys.argv[3:]:
        kept(Path(sys.argv[3]), form, partial(press, *handed()))
    else:
        sys.stdout.buffer.write(press(*handed()))

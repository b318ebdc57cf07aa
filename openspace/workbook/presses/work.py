"""What the bindery does as a process of its own: one book after the other in, its files out.

The idea: it takes memory and time, so it runs apart from the server and can be killed; the kernel
ends it when nobody is left who could. Both ends are this program, so what goes over is a pickle.
"""

import gc
import os
import pickle
import resource
import sys
from collections.abc import Iterator
from typing import Any

from openspace.notes.answering import allow, limit

LAST = 10
"""How much it gives way, of the twenty steps that there are."""


def limited(mebibytes: int, seconds: int) -> None:
    """Have no more memory and time of the processor than this, and leave no trace of it.

    Who lives for one book looks for nothing that could be thrown away. It gives way to the server
    and to the PDF, which takes longest: what that leaves of the processors is enough for the rest.
    """
    os.nice(LAST)
    limit(resource.RLIMIT_AS, mebibytes * 2**20)
    limit(resource.RLIMIT_CPU, seconds)
    limit(resource.RLIMIT_CORE, 0)
    gc.disable()


def handed() -> Any:
    """What our own parent hands over."""
    return pickle.load(sys.stdin.buffer)  # noqa: S301 our own parent


def jobs(seconds: int) -> Iterator[Any]:
    """What our own parent hands over, one after the other; each may take as long as it says, and
    to read it so many ``seconds``.

    What was thrown away for one is looked for when it is done.
    """
    while True:
        allow(seconds)
        try:
            job = handed()
        except EOFError:
            return
        allow(job.seconds)
        yield job
        del job
        sys.stdout.write("done\n")
        sys.stdout.flush()
        gc.collect()


def send(content: bytes) -> None:
    """Send a file back."""
    sys.stdout.buffer.write(b"sent %d\n" % len(content) + content)
    sys.stdout.buffer.flush()

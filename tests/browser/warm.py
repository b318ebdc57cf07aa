"""The program in a process that was forked where all of it had been read already.

To read it takes two seconds of a processor, more than most journeys do with it; and what it does
the first time it runs was done there too (``brought_up``).
The rule: but for that it is as one started it: words, surroundings, output and signals of its own.
"""

import os
import signal
import sys
from collections.abc import Mapping, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO

from openspace.cli import main

NURSERY = get_context("forkserver")
NURSERY.set_forkserver_preload([__name__, "tests.browser.brought_up"])


class Warm:
    """What is asked of a ``Popen[str]``, of a process that was not started but forked."""

    def __init__(self, words: Sequence[str], surroundings: Mapping[str, str], log: Path) -> None:
        hears, says = NURSERY.Pipe(duplex=False)
        told = (list(words), dict(surroundings), says, log)
        self._process = NURSERY.Process(target=_become, args=told)
        self._process.start()
        says.close()
        self.stdout: IO[str] = os.fdopen(os.dup(hears.fileno()))
        hears.close()
        self.pid = self._process.pid or 0

    def send_signal(self, which: signal.Signals) -> None:
        """A signal to the process, if it is still there."""
        if self._process.is_alive():
            os.kill(self.pid, which)

    def wait(self, patience: float) -> int:
        """Its exit code; ``TimeoutError`` when it stays."""
        self._process.join(patience)
        if self._process.exitcode is None:
            raise TimeoutError
        return self._process.exitcode


def _become(
    words: Sequence[str], surroundings: Mapping[str, str], says: Connection, log: Path
) -> None:
    os.environ.clear()
    os.environ.update(surroundings)
    with log.open("a") as errors:
        os.dup2(errors.fileno(), sys.stderr.fileno())
    os.dup2(says.fileno(), sys.stdout.fileno())
    says.close()
    main(words)

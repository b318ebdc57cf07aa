"""One at a time, among all the workers of a run: what is fetched or installed is fetched once.

The rule: who had to wait looks again whether it is still needed.
"""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

LOCKS = Path(__file__).parent.parent / ".cache"


@contextmanager
def alone(name: str) -> Iterator[None]:
    """Nobody else who asks for the same name is in here; ends with the process at the latest."""
    LOCKS.mkdir(exist_ok=True)
    with (LOCKS / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield

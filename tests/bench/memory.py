"""How much memory this process and all below it have, looked at again and again.

The rule: what processes share is counted once, divided among them (the kernel's ``Pss``).
"""

import os
import threading
from pathlib import Path
from typing import Self

OFTEN = 0.1
"""Seconds between two looks."""

MIB = 2**20


class Watch:
    """Looks on, from its beginning to its end; ``most`` and ``most_of_children`` are MiB."""

    def __init__(self) -> None:
        self.most = self.most_of_children = 0.0
        self._done = threading.Event()
        self._looking = threading.Thread(target=self._look)

    def __enter__(self) -> Self:
        self._looking.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._looking.join()

    def _look(self) -> None:
        done = False
        while not done:
            below = sum(map(_own, children(os.getpid()))) / MIB
            self.most_of_children = max(self.most_of_children, below)
            self.most = max(self.most, below + _own(os.getpid()) / MIB)
            done = self._done.wait(OFTEN)


def children(pid: int) -> tuple[int, ...]:
    """All processes below one."""
    found: list[int] = []
    for each in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += map(int, each.read_text().split())
        except OSError:  # it is over
            continue
    return (*found, *(below for child in found for below in children(child)))


def _own(pid: int) -> int:
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:  # it is over
        return 0
    kilobytes = [int(row.split()[1]) for row in rows if row.startswith("Pss:")]
    return sum(kilobytes) * 1024

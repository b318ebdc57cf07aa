"""What this process and its workers take: time of a core, and memory.

The rule: whoever is named as a guest is not counted, though this process started them. Where the
system does not tell of others, this process alone is counted.
"""

import os
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

PROCESSES = Path("/proc")
MIB = 2**20
TICKS = os.sysconf("SC_CLK_TCK")
PAGE = os.sysconf("SC_PAGE_SIZE")


class Meter:
    """Counts from when it is made."""

    def __init__(self) -> None:
        self.guest = 0
        self._began, self._spent = time.monotonic(), self._seconds()
        self._most = 0.0

    def look(self) -> None:
        """See how much memory is taken now."""
        self._most = max(self._most, self._memory())

    @property
    def cpu(self) -> float:
        """Per cent of a core, on average."""
        passed = time.monotonic() - self._began
        return 100 * (self._seconds() - self._spent) / passed if passed else 0.0

    @property
    def rss(self) -> float:
        """The most memory seen, in MiB."""
        self.look()
        return self._most

    def _seconds(self) -> float:
        ended = resource.getrusage(resource.RUSAGE_CHILDREN)
        alive = sum(sum(map(int, each[13:15])) for each in self._workers()) / TICKS
        return time.process_time() + ended.ru_utime + ended.ru_stime + alive

    def _memory(self) -> float:
        own = _told(os.getpid())
        if not own:
            most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            return most / MIB if sys.platform == "darwin" else most / 1024
        return sum(int(each[23]) for each in [own, *self._workers()]) * PAGE / MIB

    def _workers(self) -> Iterator[list[str]]:
        for of_thread in PROCESSES.glob(f"{os.getpid()}/task/*/children"):
            for child in of_thread.read_text().split():
                if int(child) != self.guest and (told := _told(int(child))):
                    yield told


def _told(pid: int) -> list[str]:
    """The fields of a process's ``stat``, from 0; nothing when it is gone, or not told."""
    try:
        before, _, after = (PROCESSES / str(pid) / "stat").read_text().rpartition(")")
    except OSError:
        return []
    return [str(pid), before, *after.split()]

"""The processor time that another process has used, as the kernel counts it."""

import os
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

ITS_TIME: Final = 2


def spent(pid: int) -> float:
    """Seconds of processor time, in the program and in the kernel for it, by Linux's own clock.

    The clock of another process has its number in the number of the clock.
    """
    return time.clock_gettime((~pid << 3) | ITS_TIME)


def spent_by_all(pid: int) -> float:
    """The same, of a process and of those that it started, and they."""
    started: dict[int, list[int]] = {}
    for each in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parent = int(each.read_text().rsplit(")", 1)[1].split()[1])
            started.setdefault(parent, []).append(int(each.parent.name))
    family = [pid]
    for member in family:
        family += started.get(member, [])
    used = 0.0
    for member in family:
        with suppress(OSError):
            used += spent(member)
    return used


def memory(pid: int) -> float:
    """The memory that a process holds, in KiB."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGESIZE") / 1024


class Share:
    """The share of one processor that a process uses from now until it is asked."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._spent, self._since = spent(pid), time.monotonic()

    def percent(self) -> float:
        """Of one processor, in per cent."""
        return 100 * (spent(self._pid) - self._spent) / (time.monotonic() - self._since)

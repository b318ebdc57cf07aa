"""The processor time that another process has used, as the kernel counts it."""

import os
import time
from pathlib import Path


def spent(pid: int) -> float:
    """Seconds of processor time, in the program and in the kernel for it."""
    counted = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(counted[11]) + int(counted[12])) / os.sysconf("SC_CLK_TCK")


class Share:
    """The share of one processor that a process uses from now until it is asked."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._spent, self._since = spent(pid), time.monotonic()

    def percent(self) -> float:
        """Of one processor, in per cent."""
        return 100 * (spent(self._pid) - self._spent) / (time.monotonic() - self._since)

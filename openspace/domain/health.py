"""How the server and people's lines are, in words before numbers.

Rules:
    HL1 Saving is slow when one of twenty commits takes ``SLOW`` or longer.
    HL2 The server is busy when it answers ``BUSY`` later than it could.
    HL3 The disk is nearly full below ``ROOM``; the memory when more than ``FULL`` of it is used.
    HL4 People drop out when ``MANY`` and ``SHARE`` of those connected were lost within a minute
        and are not back; lines are poor when as many have lost theirs again and again.
    HL5 Figures are rounded, so that nothing is told that nobody would notice.
"""

from dataclasses import dataclass
from math import ceil
from typing import Literal

Complaint = Literal["saving", "busy", "disk", "memory", "dropped", "poor"]
SLOW, BUSY = 500, 300
"""Milliseconds."""
ROOM, FULL = 1000, 0.85
"""Megabytes, and a share."""
MANY, SHARE = 3, 0.05
TAIL = 0.95


@dataclass(frozen=True, slots=True)
class Vitals:
    """The server: milliseconds in which 95 of 100 commits are on the disk (``saving``), and by
    which it answers late (``lag``); megabytes used of all there are, and free on the disk; whole
    hours since it started."""

    saving: int
    lag: int
    memory: int
    all_memory: int
    free: int
    hours: int


@dataclass(frozen=True, slots=True)
class Lines:
    """People of one gathering: connected, lost within a minute and not back, on poor lines."""

    people: int
    dropped: int
    poor: int


def complaints(vitals: Vitals, lines: Lines) -> tuple[Complaint, ...]:
    """What is not well, the worst first; nothing when all is (HL1 to HL4)."""
    found: dict[Complaint, bool] = {
        "disk": vitals.free < ROOM,
        "saving": vitals.saving >= SLOW,
        "busy": vitals.lag >= BUSY,
        "memory": vitals.memory > FULL * vitals.all_memory,
        "dropped": lines.dropped >= max(MANY, ceil(SHARE * lines.people)),
        "poor": lines.poor >= max(MANY, ceil(SHARE * lines.people)),
    }
    return tuple(each for each, so in found.items() if so)


def tail(values: list[float]) -> float:
    """What 95 of 100 of these are at most; 0 for none."""
    return sorted(values)[ceil(TAIL * len(values)) - 1] if values else 0.0


def rounded(value: float, to: int) -> int:
    """The nearest of these steps (HL5)."""
    return round(value / to) * to

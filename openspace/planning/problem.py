"""What is to be planned: runs to put into cells, and the wishes of those who marked their topics.

The rule: a problem is complete and made of plain values, so that it can be planned anywhere, and
the same problem has the same plan. All ids are strings. Who convenes cannot be elsewhere: where
that should count, their own topic is among their wishes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Cell = tuple[str, str]
"""A slot and a room."""
Pair = frozenset[str]
"""Two topics."""


@dataclass(frozen=True, slots=True)
class Run:
    """A breakout of a topic. ``fixed``: pinned, frozen or programme, it stays where it is.

    ``interest`` is what the runs of an unconference are chosen by; the more, the sooner.
    """

    id: str
    topic: str
    conveners: frozenset[str] = frozenset()
    interest: float = 0.0
    now: Cell | None = None
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Room:
    """A place; without ``seats`` it has no limit."""

    id: str
    seats: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """``open`` are the slots into which things may be moved: not over, running or frozen.

    ``wishes`` are the topics each person marked, ``unavailable`` the slots in which a convener
    cannot, ``apart`` and ``together`` pairs of topics that share no slot, or always one. ``grows``:
    rooms are added so that nobody is left out; else the runs with most interest are chosen.
    """

    slots: tuple[str, ...]
    open: frozenset[str]
    rooms: tuple[Room, ...]
    runs: tuple[Run, ...]
    wishes: Mapping[str, frozenset[str]]
    unavailable: Mapping[str, frozenset[str]] = field(default_factory=dict)
    apart: frozenset[Pair] = frozenset()
    together: frozenset[Pair] = frozenset()
    grows: bool = True

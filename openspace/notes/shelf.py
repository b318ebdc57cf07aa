"""Where each step of one client stands, kept as runs of neighbours with the same home.

Steps arrive in order, so a run is added at the end or widens the last one: a long note typed by
thirty people is a few thousand runs.
"""

from array import array
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from openspace.notes.reader import Id
from openspace.notes.schema import ROOT


@dataclass(frozen=True, slots=True)
class Node:
    """A node of the document: its name, the step that made it, how deep it lies (the root at 0)."""

    name: str
    made: Id | None
    depth: int


TOP = Node(ROOT, None, 0)


class Spot(NamedTuple):
    """Where a step stands: in ``home``, as its attribute ``key``, being itself ``node``.

    A home of None is a node that was taken away with all that it held.
    """

    home: Node | None
    key: str | None = None
    node: Node | None = None
    gone: bool = False


@dataclass(slots=True)
class Shelf:
    """One client's steps up to before ``end``, from wherever its first run starts.

    ``breaks`` are the steps that do not stand right of the one before them: from one to the next
    the steps' order is the text's.
    """

    end: int = 0
    starts: list[int] = field(default_factory=list)
    spots: list[Spot] = field(default_factory=list)
    breaks: "array[int]" = field(default_factory=lambda: array("I"))

    def spot(self, clock: int) -> Spot:
        """The spot of one step that is here."""
        return self.spots[bisect_right(self.starts, clock) - 1]

    def since(self, clock: int) -> int | None:
        """The break that a step comes after, if it is here."""
        at = bisect_right(self.breaks, clock)
        return self.breaks[at - 1] if at else None

    def add(self, spot: Spot, end: int, left: Id | None, client: int) -> None:
        """Let the shelf go on to ``end`` with steps of one kind, the first right of ``left``."""
        if left != (client, self.end - 1):
            self.breaks.append(self.end)
        if not self.spots or self.spots[-1] != spot:
            self.starts.append(self.end)
            self.spots.append(spot)
        self.end = end

    def extend(self, later: "Shelf") -> None:
        """Take over what a later shelf of the same client holds."""
        goes_on = bool(self.spots and later.spots and self.spots[-1] == later.spots[0])
        self.starts += later.starts[goes_on:]
        self.spots += later.spots[goes_on:]
        self.breaks += later.breaks
        self.end = later.end

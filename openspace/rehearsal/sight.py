"""What a simulated person sees: the wall, the grid, the rooms, and what is their own.

The rule: nothing here that a participant could not read on a page or in a data twin.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from openspace.domain.timetable import Phase


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic on the wall; ``slot`` and ``place`` are empty while it has no cell."""

    id: str
    number: int
    title: str
    votes: int
    breakout: str
    slot: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """The gathering, as everyone sees it. ``heads`` counts who is in which breakout.

    ``slot`` is the one that runs now, or empty; ``free`` are the (slot, place) without a topic.
    """

    phase: Phase
    slot: str
    topics: tuple[Topic, ...]
    heads: Mapping[str, int]
    free: tuple[tuple[str, str], ...] = ()

    def topic_in(self, breakout: str) -> Topic | None:
        """The topic that is talked about in a breakout."""
        return next((each for each in self.topics if each.breakout == breakout), None)


@dataclass(frozen=True, slots=True)
class Mine:
    """What the pages say is one's own; ``room`` is empty in the hallway."""

    participant: str
    votes: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    room: str = ""

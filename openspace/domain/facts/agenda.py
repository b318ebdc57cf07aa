"""What happened on the grid."""

from dataclasses import dataclass

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class TopicPlaced(Fact):
    """A run of a topic (its breakout) that had no place got one."""

    topic: str
    breakout: str
    slot: str
    place: str


@dataclass(frozen=True, slots=True)
class TopicMoved(Fact):
    """A topic went from one cell to another; nothing else about it changed."""

    topic: str
    breakout: str
    slot: str
    place: str
    from_slot: str
    from_place: str


@dataclass(frozen=True, slots=True)
class TopicUnplaced(Fact):
    """A topic was taken off the grid and hangs on the wall again."""

    topic: str
    breakout: str
    from_slot: str
    from_place: str


@dataclass(frozen=True, slots=True)
class PlaceAdded(Fact):
    """The grid grew by a place, in every slot."""

    place: str
    name: str
    position: int
    seats: int | None = None
    room: str = ""
    call: str = ""


@dataclass(frozen=True, slots=True)
class RunAdded(Fact):
    """A topic is held once more; the new breakout hangs loose until it is placed."""

    topic: str
    breakout: str
    run: int


@dataclass(frozen=True, slots=True)
class RunDropped(Fact):
    """A further run, without place and words, is not held after all."""

    topic: str
    breakout: str


@dataclass(frozen=True, slots=True)
class Move:
    """One card of a rearrangement: where a breakout was and where it is now; None is the wall."""

    topic: str
    breakout: str
    before: tuple[str, str] | None
    after: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class TopicsRearranged(Fact):
    """Several cards changed their cells at once, as in a swap; none of them was ever in between."""

    moves: tuple[Move, ...]

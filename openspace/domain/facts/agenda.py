"""What happened on the grid."""

from dataclasses import dataclass

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class TopicPlaced(Fact):
    """A topic without a place got one."""

    topic: str
    slot: str
    place: str


@dataclass(frozen=True, slots=True)
class TopicMoved(Fact):
    """A topic went from one cell to another; nothing else about it changed."""

    topic: str
    slot: str
    place: str
    from_slot: str
    from_place: str


@dataclass(frozen=True, slots=True)
class TopicUnplaced(Fact):
    """A topic was taken off the grid and hangs on the wall again."""

    topic: str
    from_slot: str
    from_place: str


@dataclass(frozen=True, slots=True)
class PlaceAdded(Fact):
    """The grid grew by a place, in every slot."""

    place: str
    name: str
    position: int

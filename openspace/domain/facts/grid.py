"""What facilitators changed about the grid itself: its rules and its places."""

from dataclasses import dataclass

from openspace.domain.facts import Fact


@dataclass(frozen=True, slots=True)
class AgendaRulesSet(Fact):
    """How topics get their places, and whether tallies are shown, from now on."""

    placing_rule: str
    tallies: str


@dataclass(frozen=True, slots=True)
class PlaceChanged(Fact):
    """A place has another name, room, call or number of seats; ``topics`` hang there."""

    place: str
    name: str
    seats: int | None
    room: str
    call: str
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlacesReordered(Fact):
    """The places stand in this order, all of them."""

    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlaceRemoved(Fact):
    """A place is no more, in any slot; what hung there was taken off before."""

    place: str


@dataclass(frozen=True, slots=True)
class SlotFrozen(Fact):
    """A facilitator has fixed a slot: what hangs in it stays."""

    slot: str


@dataclass(frozen=True, slots=True)
class SlotThawed(Fact):
    """A facilitator lets what hangs in a slot be moved again."""

    slot: str


@dataclass(frozen=True, slots=True)
class TopicPinned(Fact):
    """A run of a topic stays where it hangs, in every suggestion."""

    topic: str
    breakout: str


@dataclass(frozen=True, slots=True)
class TopicUnpinned(Fact):
    """A run of a topic can be moved by suggestions again."""

    topic: str
    breakout: str

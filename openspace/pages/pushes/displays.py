"""The displays at the doors: each of them hears of all, and finds its own by its place."""

from collections.abc import Iterable

from openspace.bus.channels import Channel
from openspace.domain.facts.agenda import (
    PlaceAdded,
    TopicMoved,
    TopicPlaced,
    TopicsRearranged,
    TopicUnplaced,
)
from openspace.domain.facts.convening import ConvenerJoined, ConvenerLeft
from openspace.domain.facts.displays import DisplayKeyMade
from openspace.domain.facts.gathering import PhaseOpened, TimetableChanged
from openspace.domain.facts.grid import PlaceChanged, PlaceRemoved, PlacesReordered
from openspace.domain.facts.marketplace import TopicRetitled, TopicWithdrawn
from openspace.domain.facts.merging import MergeUndone, TopicMerged
from openspace.domain.facts.notes import NoteEdited
from openspace.domain.facts.participants import (
    ConsentChanged,
    ParticipantReadmitted,
    ParticipantRemoved,
)
from openspace.domain.facts.programme import SeminarChanged
from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.pages.contexts import displays
from openspace.pages.contexts.projector import moment_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed


@pushed("display", TopicPlaced, TopicMoved, TopicUnplaced)
def placed(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """The places that something hangs at, or did."""
    ends = ("place", "from_place")
    touched = (getattr(fact, end, "") for fact in facts for end in ends)
    return _shown(now, dict.fromkeys(each for each in touched if each))


@pushed(
    "display",
    TopicsRearranged,
    TopicRetitled,
    TopicWithdrawn,
    SeminarChanged,
    TopicMerged,
    MergeUndone,
    ConvenerJoined,
    ConvenerLeft,
    PlaceAdded,
    PlaceChanged,
    PlacesReordered,
    ConsentChanged,
    ParticipantRemoved,
    ParticipantReadmitted,
)
def rearranged(now: Snapshot, _: Channel, __: Facts) -> Context:
    """Every place."""
    return _shown(now, (each.id for each in now.agenda.places))


@pushed("display", PlaceRemoved)
def removed(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """Those that are gone say so."""
    return _shown(now, (fact.place for fact in facts))


@pushed("display", PhaseOpened, TimetableChanged)
def phase_opened(now: Snapshot, channel: Channel, facts: Facts) -> Context:
    """Every place, and the clock."""
    return {**rearranged(now, channel, facts), "moment": moment_view(now)}


@pushed("display", NoteEdited)
def written(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """The last lines of what is talked about somewhere now."""
    places = _talking(now, (fact.breakout for fact in facts))
    return {"notes": [displays.note_view(now, each) for each in places]}


@pushed("display", ParticipantMoved)
def moved(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """How many are there."""
    places = _talking(now, (room for fact in facts for room in (fact.room, fact.from_room)))
    return {"heads_now": [displays.heads_view(now, each) for each in places]}


@pushed("display", DisplayKeyMade)
def rekeyed(_: Snapshot, __: Channel, ___: Facts) -> Context:
    """Who has no key any more was told so by the end of their line."""
    return {}


def _shown(now: Snapshot, places: Iterable[str]) -> Context:
    return {"displays": [displays.display_view(now, each) for each in places]}


def _talking(now: Snapshot, rooms: Iterable[str | None]) -> list[str]:
    touched = (displays.talking_at(now, room) for room in dict.fromkeys(rooms) if room)
    return [each for each in touched if each]

"""The big screen."""

from openspace.bus.channels import Channel
from openspace.domain.facts.agenda import (
    PlaceAdded,
    TopicMoved,
    TopicPlaced,
    TopicsRearranged,
    TopicUnplaced,
)
from openspace.domain.facts.convergence import (
    ConvergenceRulesSet,
    CountsCovered,
    CountsRevealed,
    DotLaid,
    DotTakenBack,
)
from openspace.domain.facts.gathering import PhaseOpened, TimetableChanged
from openspace.domain.facts.grid import PlaceChanged, PlaceRemoved, PlacesReordered
from openspace.domain.facts.marketplace import TopicRetitled, TopicWithdrawn
from openspace.domain.facts.merging import MergeUndone, TopicMerged
from openspace.domain.facts.participants import ConsentChanged
from openspace.domain.facts.programme import SeminarChanged
from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.pages.contexts import projector
from openspace.pages.contexts.hall import breakouts_in, slot_now
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed


@pushed(
    "projector",
    TopicPlaced,
    TopicMoved,
    TopicUnplaced,
    TopicsRearranged,
    TopicRetitled,
    TopicWithdrawn,
    SeminarChanged,
    TopicMerged,
    MergeUndone,
    PlaceAdded,
    PlaceChanged,
    PlaceRemoved,
    PlacesReordered,
    DotLaid,
    DotTakenBack,
    ConvergenceRulesSet,
    CountsRevealed,
    CountsCovered,
    ConsentChanged,
)
def rearranged(now: Snapshot, _: Channel, __: Facts) -> Context:
    """The whole screen, and whom it invites to."""
    return {"screen": projector.screen_view(now), "hint": projector.hint_view(now)}


@pushed("projector", PhaseOpened, TimetableChanged)
def phase_opened(now: Snapshot, channel: Channel, facts: Facts) -> Context:
    """The same, and the clock."""
    return {**rearranged(now, channel, facts), "moment": projector.moment_view(now)}


@pushed("projector", ParticipantMoved)
def moved(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """The rooms people came to and left, while a round runs."""
    if projector.kind_of(now) != "round":
        return {"topics": (), "hint": None}
    touched = {room for fact in facts for room in (fact.room, fact.from_room)}
    there = [each for each in breakouts_in(now, slot_now(now)) if each.id in touched]
    topics = tuple(projector.topic_view(now, each, counted=True) for each in there)
    return {"topics": topics, "hint": projector.hint_view(now)}

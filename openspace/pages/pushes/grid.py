"""The page where facilitators set the grid up: few read it, so each change redraws its lists."""

from openspace.bus.channels import Channel
from openspace.domain.facts.agenda import (
    PlaceAdded,
    TopicMoved,
    TopicPlaced,
    TopicsRearranged,
    TopicUnplaced,
)
from openspace.domain.facts.gathering import PhaseOpened, TimetableChanged
from openspace.domain.facts.grid import (
    AgendaRulesSet,
    PlaceChanged,
    PlaceRemoved,
    PlacesReordered,
)
from openspace.domain.facts.marketplace import (
    TopicProposed,
    TopicRetitled,
    TopicWithdrawn,
    VoteCast,
    VoteTakenBack,
)
from openspace.domain.facts.merging import MergeUndone, TopicMerged
from openspace.pages.contexts import grid, rounds
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed


@pushed("grid", AgendaRulesSet)
def ruled(now: Snapshot, _: Channel, __: Facts) -> Context:
    """The rules."""
    return {"rules": grid.rules_view(now)}


@pushed(
    "grid",
    PlaceAdded,
    PlaceChanged,
    PlaceRemoved,
    PlacesReordered,
    PhaseOpened,
    TimetableChanged,
    TopicProposed,
    TopicRetitled,
    TopicWithdrawn,
    TopicMerged,
    MergeUndone,
    TopicPlaced,
    TopicMoved,
    TopicUnplaced,
    TopicsRearranged,
    VoteCast,
    VoteTakenBack,
)
def listed(now: Snapshot, _: Channel, __: Facts) -> Context:
    """The lists."""
    return {"places": grid.places_view(now), "rounds": rounds.rounds_view(now)}

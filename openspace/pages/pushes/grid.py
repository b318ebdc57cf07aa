"""The page where facilitators set the grid up: few read it, so each change redraws its lists."""

from openspace.bus.channels import Channel
from openspace.domain.facts.agenda import (
    PlaceAdded,
    TopicMoved,
    TopicPlaced,
    TopicsRearranged,
    TopicUnplaced,
)
from openspace.domain.facts.calls import CallsSet
from openspace.domain.facts.gathering import PhaseOpened, TimetableChanged
from openspace.domain.facts.grid import (
    AgendaRulesSet,
    PlaceChanged,
    PlaceRemoved,
    PlacesReordered,
    SlotFrozen,
    SlotThawed,
)
from openspace.domain.facts.marketplace import (
    TopicProposed,
    TopicRetitled,
    TopicWithdrawn,
    VoteCast,
    VoteTakenBack,
)
from openspace.domain.facts.merging import MergeUndone, TopicMerged
from openspace.domain.facts.notes import NoteTemplateSet
from openspace.domain.facts.pairs import AvailabilityTold, TopicsPaired, TopicsUnpaired
from openspace.domain.facts.programme import SeminarAdded, SeminarChanged
from openspace.pages.contexts import grid, pairs, rounds
from openspace.pages.contexts.calls import calls_view
from openspace.pages.contexts.note_template import template_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed


@pushed("grid", AgendaRulesSet)
def ruled(now: Snapshot, _: Channel, __: Facts) -> Context:
    """The rules."""
    return {"rules": grid.rules_view(now)}


@pushed("grid", NoteTemplateSet)
def begun(now: Snapshot, _: Channel, __: Facts) -> Context:
    """What new notes begin with."""
    return {"beginning": template_view(now)}


@pushed("grid", CallsSet)
def calls_chosen(now: Snapshot, _: Channel, __: Facts) -> Context:
    """Which calls there are."""
    return {"choices": calls_view(now)}


@pushed(
    "grid",
    PlaceAdded,
    PlaceChanged,
    PlaceRemoved,
    PlacesReordered,
    SlotFrozen,
    SlotThawed,
    TopicsPaired,
    TopicsUnpaired,
    AvailabilityTold,
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
    SeminarAdded,
    SeminarChanged,
)
def listed(now: Snapshot, _: Channel, __: Facts) -> Context:
    """The lists."""
    return {
        "places": grid.places_view(now),
        "rounds": rounds.rounds_view(now),
        "pairs": pairs.pairs_view(now),
        "numbers": pairs.numbers_view(now),
    }

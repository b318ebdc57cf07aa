"""The grid."""

from openspace.bus.channels import Channel
from openspace.domain.facts.agenda import (
    PlaceAdded,
    RunAdded,
    RunDropped,
    TopicMoved,
    TopicPlaced,
    TopicsRearranged,
    TopicUnplaced,
)
from openspace.domain.facts.convening import ConvenerJoined, ConvenerLeft
from openspace.domain.facts.gathering import PhaseOpened, TimetableChanged
from openspace.domain.facts.grid import (
    AgendaRulesSet,
    PlaceChanged,
    PlaceRemoved,
    PlacesReordered,
    SlotFrozen,
    SlotThawed,
    TopicPinned,
    TopicUnpinned,
)
from openspace.domain.facts.marketplace import (
    TopicProposed,
    TopicRetitled,
    TopicWithdrawn,
    VoteCast,
    VoteTakenBack,
)
from openspace.domain.facts.merging import MergeUndone, TopicMerged
from openspace.domain.facts.participants import ConsentChanged
from openspace.domain.facts.programme import SeminarAdded, SeminarChanged
from openspace.pages.contexts import agenda, marketplace
from openspace.pages.contexts.parts import free_cells, slot_counts
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed
from openspace.pages.pushes.wall import about, still_there


@pushed("agenda", TopicProposed, TopicWithdrawn, RunAdded, RunDropped, SeminarAdded)
def wall_changed(now: Snapshot, _: Channel, __: Facts) -> Context:
    """The topics without a place."""
    return {"loose": agenda.loose_view(now)}


@pushed(
    "agenda",
    TopicRetitled,
    SeminarChanged,
    TopicMerged,
    MergeUndone,
    ConvenerJoined,
    ConvenerLeft,
    ConsentChanged,
)
def retitled(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """The cells they are in, or the loose ones."""
    runs = (each for topic in still_there(now, facts) for each in topic.breakouts)
    placements = (now.placed.get(breakout) for breakout in runs)
    cells = [agenda.cell_at(now, *each.cell) for each in placements if each]
    return {"cells": cells, "loose": agenda.loose_view(now)}


@pushed("agenda", VoteCast, VoteTakenBack)
def voted(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """Counts."""
    return {"interests": agenda.interest_views(now, about(facts))}


@pushed("agenda", TopicPlaced, TopicMoved)
def placed(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """Both cells of everything that moved, what is left, and the cards that are loose no more."""
    taken_up = dict.fromkeys(fact.breakout for fact in facts if fact.breakout in now.placed)
    return {**_moved(now, facts), "taken_up": list(taken_up)}


@pushed("agenda", TopicUnplaced, TopicsRearranged)
def taken_off(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """The same, and the loose cards anew, each where it belongs among them."""
    return {**_moved(now, facts), "loose": agenda.loose_view(now)}


@pushed("agenda", TopicPinned, TopicUnpinned)
def pinned(now: Snapshot, _: Channel, facts: Facts) -> Context:
    """The cells of those cards."""
    hung = (now.placed.get(each) for each in dict.fromkeys(fact.breakout for fact in facts))
    return {"cells": [cell for each in hung if each and (cell := agenda.cell_at(now, *each.cell))]}


@pushed(
    "agenda",
    PlaceAdded,
    PlaceChanged,
    PlaceRemoved,
    PlacesReordered,
    SlotFrozen,
    SlotThawed,
)
def redrawn(now: Snapshot, _: Channel, __: Facts) -> Context:
    """The whole grid."""
    return {"grid": agenda.grid_view(now), "free_cells": free_cells(now)}


@pushed("agenda", PhaseOpened, TimetableChanged)
def phase_opened(now: Snapshot, channel: Channel, facts: Facts) -> Context:
    """The grid, and where tallies are hidden for a time everything that may tell them."""
    told = marketplace.hidden_for_a_time(now)
    loose = agenda.loose_view(now) if told["votes"] else None
    return {**redrawn(now, channel, facts), **told, "loose": loose}


@pushed("agenda", AgendaRulesSet)
def ruled(now: Snapshot, channel: Channel, facts: Facts) -> Context:
    """Everything that may tell how many marked a topic, on the grid and on topics' pages."""
    topics = tuple(now.topics.values())
    return {
        **redrawn(now, channel, facts),
        "loose": agenda.loose_view(now),
        "votes": [marketplace.votes_view(now, each) for each in topics],
        "mixes": [marketplace.mix_view(now, each) for each in topics],
    }


def _moved(now: Snapshot, facts: Facts) -> Context:
    cells = dict.fromkeys(cell for fact in facts for cell in _touched(fact))
    return {
        "cells": [each for cell in cells if (each := agenda.cell_at(now, *cell))],
        "slot_counts": slot_counts(now),
        "free_cells": free_cells(now),
    }


def _touched(
    fact: TopicPlaced | TopicMoved | TopicUnplaced | TopicsRearranged,
) -> list[tuple[str, str]]:
    match fact:
        case TopicsRearranged():
            return [cell for each in fact.moves for cell in (each.before, each.after) if cell]
        case TopicPlaced():
            return [(fact.slot, fact.place)]
        case TopicMoved():
            return [(fact.from_slot, fact.from_place), (fact.slot, fact.place)]
        case TopicUnplaced():
            return [(fact.from_slot, fact.from_place)]

"""How the book is made up: few follow it, so each change redraws the whole list of chapters."""

from openspace.bus.channels import Channel
from openspace.domain.facts.additions import AdditionMade, AdditionTakenAway, AdditionWithdrawn
from openspace.domain.facts.agenda import (
    TopicMoved,
    TopicPlaced,
    TopicsRearranged,
    TopicUnplaced,
)
from openspace.domain.facts.convening import ConvenerJoined, ConvenerLeft
from openspace.domain.facts.editing import (
    BookEdited,
    ChapterLeftOut,
    ChapterTakenIn,
    ConvenersReminded,
)
from openspace.domain.facts.gathering import PhaseOpened, TimetableChanged
from openspace.domain.facts.grid import AgendaRulesSet, PlaceChanged, PlacesReordered
from openspace.domain.facts.marketplace import (
    TopicProposed,
    TopicRetitled,
    TopicWithdrawn,
    VoteCast,
    VoteTakenBack,
)
from openspace.domain.facts.merging import MergeUndone, TopicMerged
from openspace.domain.facts.notes import NoteEdited
from openspace.domain.facts.participants import ConsentChanged
from openspace.domain.facts.programme import SeminarAdded, SeminarChanged
from openspace.domain.facts.reports import ReportFiled, ReportWritten
from openspace.domain.facts.rooms import NoteTakerChanged
from openspace.pages.contexts import editing
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed


@pushed("editing", BookEdited)
def chosen(now: Snapshot, _: Channel, __: Facts) -> Context:
    """What the parts say, and how the chapters stand."""
    return {
        "choices": editing.chosen_views(now),
        "designs": editing.designs_view(now),
        "order": editing.order_view(now),
        "chapters": editing.chapters_view(now),
    }


@pushed(
    "editing",
    AdditionMade,
    AdditionTakenAway,
    AdditionWithdrawn,
    AgendaRulesSet,
    ChapterLeftOut,
    ChapterTakenIn,
    ConsentChanged,
    ConvenerJoined,
    ConvenerLeft,
    ConvenersReminded,
    MergeUndone,
    NoteEdited,
    NoteTakerChanged,
    PhaseOpened,
    PlaceChanged,
    PlacesReordered,
    ReportFiled,
    ReportWritten,
    SeminarAdded,
    SeminarChanged,
    TimetableChanged,
    TopicMerged,
    TopicMoved,
    TopicPlaced,
    TopicProposed,
    TopicRetitled,
    TopicsRearranged,
    TopicUnplaced,
    TopicWithdrawn,
    VoteCast,
    VoteTakenBack,
)
def written(now: Snapshot, _: Channel, __: Facts) -> Context:
    """The chapters, and what is missing in them."""
    return {"chapters": editing.chapters_view(now)}

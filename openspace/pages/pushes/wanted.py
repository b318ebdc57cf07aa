"""The doors of the round, at home and in the hall."""

from openspace.bus.channels import Channel
from openspace.domain.facts.agenda import TopicMoved, TopicPlaced, TopicsRearranged, TopicUnplaced
from openspace.domain.facts.gathering import PhaseOpened, TimetableChanged
from openspace.domain.facts.grid import PlaceChanged, PlacesReordered
from openspace.domain.facts.marketplace import TopicRetitled, TopicWithdrawn
from openspace.domain.facts.merging import MergeUndone, TopicMerged
from openspace.domain.facts.programme import SeminarChanged
from openspace.pages.contexts.hall import wanted_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed


@pushed("wanted", PhaseOpened, TimetableChanged, PlaceChanged, PlacesReordered, SeminarChanged)
@pushed("wanted", TopicPlaced, TopicMoved, TopicUnplaced, TopicsRearranged)
@pushed("wanted", TopicRetitled, TopicWithdrawn, TopicMerged, MergeUndone)
def changed(now: Snapshot, _: Channel, __: Facts) -> Context:
    """All of them: there are as many as rooms."""
    return {"wanted": wanted_view(now)}

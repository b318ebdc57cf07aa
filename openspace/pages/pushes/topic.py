"""A topic's own page."""

from openspace.bus.channels import Channel
from openspace.domain.facts.agenda import (
    RunAdded,
    RunDropped,
    TopicMoved,
    TopicPlaced,
    TopicsRearranged,
    TopicUnplaced,
)
from openspace.domain.facts.convening import ConvenerJoined, ConvenerLeft
from openspace.domain.facts.gathering import TimetableChanged
from openspace.domain.facts.grid import PlaceChanged, TopicPinned, TopicUnpinned
from openspace.domain.facts.marketplace import (
    TopicRetitled,
    TopicReworded,
    TopicWithdrawn,
    VoteCast,
    VoteTakenBack,
)
from openspace.domain.facts.merging import MergeUndone, TopicMerged
from openspace.domain.facts.participants import ConsentChanged
from openspace.domain.facts.programme import SeminarChanged
from openspace.pages.contexts import agenda, marketplace, merging
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.pushes.pushed import Context, Facts, pushed


@pushed(
    "topic",
    TopicRetitled,
    SeminarChanged,
    TopicReworded,
    TopicWithdrawn,
    VoteCast,
    VoteTakenBack,
    TopicPlaced,
    TopicMoved,
    TopicUnplaced,
    TopicsRearranged,
    RunAdded,
    RunDropped,
    PlaceChanged,
    TopicPinned,
    TopicUnpinned,
    TimetableChanged,
    TopicMerged,
    MergeUndone,
    ConvenerJoined,
    ConvenerLeft,
    ConsentChanged,
)
def changed(now: Snapshot, channel: Channel, _: Facts) -> Context:
    """The topic, who wants to come, and where it could go; once it hangs no more, that alone.

    That it hangs no more is taken back too: what had gone into another may be taken out again.
    """
    topic = now.topics.get(channel.of)
    gone_on = merging.gone_on_view(now, channel.of)
    if topic is None:
        nothing = dict.fromkeys(("sheet", "mix", "placing", "came_along"))
        return {**nothing, "gone_on": gone_on}
    return {
        "sheet": marketplace.sheet_view(now, topic),
        "mix": marketplace.mix_view(now, topic),
        "placing": agenda.placing_view(now, topic),
        "came_along": merging.came_along_view(now, topic),
        "gone_on": gone_on,
    }

"""Topics that went into others, for the pages of those that hold them."""

from openspace.domain.marketplace import Topic
from openspace.pages.contexts.parts import convener_of, links_of, topic_link
from openspace.pages.contexts.proposals import goal
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.merging import CameAlongView, GoneOnView, GuestView
from openspace.store.merging import holder_of


def came_along_view(now: Snapshot, topic: Topic) -> CameAlongView:
    """Everything that a topic holds."""
    guests = (now.every_topic[each] for each in topic.came_along)
    return CameAlongView(now.code, topic.id, tuple(_guest(now, each) for each in guests))


def gone_on_view(now: Snapshot, topic: str) -> GoneOnView:
    """Where a topic goes on that hangs no more; or that it has been withdrawn."""
    holder = now.topics.get(holder_of(now.tx, topic))
    elsewhere = topic_link(holder) if holder and holder.id != topic else None
    found = now.every_topic.get(topic)
    withdrawn = found is not None and found.withdrawn
    return GoneOnView(now.code, topic, elsewhere, withdrawn)


def _guest(now: Snapshot, topic: Topic) -> GuestView:
    return GuestView(
        topic=topic_link(topic),
        convener=convener_of(topic)[0],
        description=topic.description,
        notes=tuple(block for run in topic.breakouts for block in now.shown(run)),
        links=links_of(topic),
        tags=(*topic.challenges, *topic.tags),
        goals=tuple(goal(now, number) for number in topic.sdgs),
        language=topic.language,
    )

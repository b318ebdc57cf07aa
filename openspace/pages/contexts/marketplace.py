"""The wall and a topic's own page."""

from collections.abc import Iterable, Mapping
from typing import Any

from openspace.domain.marketplace import Topic, is_open
from openspace.domain.permissions import Caller
from openspace.domain.timetable import Phase
from openspace.pages.contexts.agenda import placing_view, run_views
from openspace.pages.contexts.browsing import (
    Browsing,
    browsed,
    filters_view,
    fitting,
    marks_of,
)
from openspace.pages.contexts.merging import came_along_view
from openspace.pages.contexts.pairs import availability_view
from openspace.pages.contexts.parts import (
    convener_of,
    links_of,
    other_day,
    slot_counts,
    taped,
    topic_link,
)
from openspace.pages.contexts.proposals import goal, words_view, written_on
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.contacts import GiveView
from openspace.pages.views.marketplace import (
    MarketplacePage,
    MixView,
    OwnDotsView,
    ProposeStateView,
    SectorCountView,
    SheetView,
    TaggedView,
    TopicCountView,
    TopicPage,
    TopicTapeView,
    TopicView,
    TopicVotesView,
    WithdrawalPage,
)
from openspace.pages.views.merging import GoneOnView
from openspace.pages.views.proposals import ProposeView, WordsView
from openspace.store import marketplace
from openspace.store.mix import sectors_of


def votes_view(now: Snapshot, topic: Topic) -> TopicVotesView:
    """How many marked a topic, from how many sectors."""
    if now.shown_at:
        return TopicVotesView(topic.id, 0, shown_at=now.shown_at)
    return TopicVotesView(topic.id, *now.interest.get(topic.id, (0, 0)))


def votes_views(now: Snapshot, topics: Iterable[str]) -> list[TopicVotesView]:
    """The same for those of these topics that still hang, counted apart from all the others."""
    if now.shown_at:
        return [votes_view(now, now.topics[each]) for each in topics if each in now.topics]
    marks = marketplace.marks(now.tx, now.code, topics)
    return [TopicVotesView(topic, *counted) for topic, counted in marks.items()]


def hidden_for_a_time(now: Snapshot) -> Mapping[str, Any]:
    """What the counts say, where the phase may have shown or hidden them or changed the time."""
    topics = tuple(now.topics.values()) if now.gathering.tallies == "hidden" else ()
    return {
        "votes": [votes_view(now, each) for each in topics],
        "mixes": [mix_view(now, each) for each in topics],
    }


def tape_view(now: Snapshot, topic: Topic) -> TopicTapeView:
    """Where a topic hangs."""
    hung = (taped(now, breakout) for breakout in topic.breakouts)
    return TopicTapeView(topic.id, tuple(each for each in hung if each))


def topic_view(now: Snapshot, topic: Topic) -> TopicView:
    """A slip on the wall."""
    convener, organisation = convener_of(topic)
    return TopicView(
        code=now.code,
        id=topic.id,
        number=topic.number,
        title=topic.title,
        convener=convener,
        organisation=organisation,
        votes=votes_view(now, topic),
        tape=tape_view(now, topic),
        goals=tuple(goal(now, number) for number in topic.sdgs),
        challenges=topic.challenges,
        language=topic.language,
        tags=topic.tags,
        marks=" ".join(marks_of(now, topic)),
        came_along=tuple(now.every_topic[each].number for each in topic.came_along),
    )


def count_view(now: Snapshot) -> TopicCountView:
    """How many topics hang on the wall."""
    return TopicCountView(len(now.open_topics))


def state_view(now: Snapshot) -> ProposeStateView:
    """Whether topics can be put up now, or from when."""
    timetable = now.gathering.timetable
    ahead = timetable.stretches[timetable.position :]
    opens = next((each.starts for each in ahead if each.phase is Phase.MARKETPLACE), None)
    if is_open(timetable) or not opens:
        return ProposeStateView(is_open(timetable), phase=timetable.now.phase)
    local = now.local(opens)
    return ProposeStateView(False, local, timetable.now.phase, other_day(now, local))


def own_dots_view(now: Snapshot, caller: Caller) -> OwnDotsView:
    """The topics this person marked, in the order they did."""
    marked = (now.topics.get(each) for each in now.votes_of(caller.person))
    return OwnDotsView(now.code, tuple(topic_link(topic) for topic in marked if topic))


def marketplace_page(
    now: Snapshot, caller: Caller, propose: ProposeView, asked: Browsing | None = None
) -> MarketplacePage:
    """The wall."""
    asked = fitting(now, asked or Browsing())
    return MarketplacePage(
        propose=propose,
        propose_state=state_view(now),
        topics=tuple(topic_view(now, topic) for topic in browsed(now, caller, asked)),
        topic_count=count_view(now),
        slot_counts=slot_counts(now),
        own_dots=own_dots_view(now, caller),
        filters=filters_view(now, asked),
    )


def sheet_view(now: Snapshot, topic: Topic) -> SheetView:
    """A topic, large."""
    tagged = (
        TaggedView(each.name, tuple(tag for tag in topic.tags if tag in each.tags))
        for each in now.gathering.tag_sets
    )
    return SheetView(
        topic_view(now, topic),
        topic.description,
        run_views(now, topic),
        tagged=tuple(each for each in tagged if each.tags),
        links=links_of(topic),
        hosts=tuple(
            GiveView(now.code, each.participant, each.name)
            for each in topic.conveners
            if each.participant
        ),
    )


def mix_view(now: Snapshot, topic: Topic) -> MixView:
    """From which sectors people want to come; nobody is told while tallies are hidden."""
    if now.shown_at:
        return MixView(topic.id, ())
    counted = sectors_of(now.tx, topic.id)
    return MixView(topic.id, tuple(SectorCountView(*each) for each in counted))


def topic_page(
    now: Snapshot, caller: Caller, topic: Topic, words: WordsView | None = None, error: str = ""
) -> TopicPage:
    """A topic's own page; ``words`` and ``error`` are what was typed and could not be done."""
    return TopicPage(
        sheet=sheet_view(now, topic),
        mix=mix_view(now, topic),
        came_along=came_along_view(now, topic),
        gone_on=GoneOnView(now.code, topic.id),
        placing=placing_view(now, topic),
        own=caller.facilitates or topic.convened_by(caller),
        joined=marketplace.has_voted(now.tx, topic.id, caller.person),
        open=not topic.fixed,
        words=words or words_view(now, written_on(topic)),
        placement_error=error,
        availability=availability_view(now, caller) if topic.convened_by(caller) else None,
    )


def withdrawal_page(now: Snapshot, topic: Topic) -> WithdrawalPage:
    """What withdrawing a topic would do."""
    inside = sum(len(now.inside(each)) for each in topic.breakouts)
    return WithdrawalPage(now.code, topic_link(topic), inside)

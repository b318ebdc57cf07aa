"""The pages where one offers something about a topic: merge, swap, convene together."""

from openspace.domain.agenda import Breakout, is_over
from openspace.domain.convening import besides, called, present, to_ask
from openspace.domain.marketplace import Topic
from openspace.domain.merging import may_part
from openspace.domain.permissions import Caller
from openspace.pages.contexts.parts import taped, topic_link
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.contacts import GiveView
from openspace.pages.views.offers import (
    AlikeListView,
    AlikeView,
    CandidatesView,
    CardView,
    ConvenersPage,
    ConvenerView,
    MergerPage,
    NameView,
    SwapPage,
)
from openspace.planning.similar import Described, alike


def merger_page(
    now: Snapshot, caller: Caller, topic: Topic, chosen: str = "", error: str = ""
) -> MergerPage:
    """With which topic this one could merge."""
    others = (each for each in now.open_topics if each.id != topic.id)
    guests = (now.every_topic[each] for each in topic.came_along)
    return MergerPage(
        code=now.code,
        topic=topic_link(topic),
        alike=alike_view(now, topic),
        others=tuple(map(topic_link, others)),
        came_along=tuple(topic_link(each) for each in guests if may_part(caller, each, topic)),
        own=speaks_for(now, caller, topic),
        chosen=chosen,
        error=error,
    )


def alike_view(now: Snapshot, topic: Topic) -> AlikeListView:
    """The topics on the wall that are like this one."""
    return _alike(now, _described(now, topic), topic.id)


def alike_to(now: Snapshot, title: str, language: str) -> AlikeListView:
    """The topics on the wall that are like one that somebody is writing."""
    return _alike(now, Described("", title, language=language), "")


def swap_page(
    now: Snapshot, caller: Caller, own: Breakout, chosen: str = "", error: str = ""
) -> SwapPage:
    """Which other card could have this one's place."""
    others = (
        each
        for each in now.breakouts.values()
        if each.id != own.id and (caller.facilitates or not each.topic.fixed)
    )
    cards = (card for each in others if (card := _card(now, each)))
    mine = _card(now, own)
    return SwapPage(
        code=now.code,
        topic=topic_link(own.topic),
        value=mine.value if mine else "",
        at=mine.at if mine else None,
        cards=tuple(sorted(cards, key=lambda each: (each.at.slot.number, each.topic.number))),
        asks=not caller.facilitates,
        chosen=chosen,
        error=error,
    )


def conveners_page(
    now: Snapshot, caller: Caller, topic: Topic, chosen: str = "", error: str = ""
) -> ConvenersPage:
    """Who convenes a topic; whom one could ask is shown to those who may ask."""
    own = speaks_for(now, caller, topic)
    people = to_ask(topic, now.people.values()) if own else ()
    return ConvenersPage(
        code=now.code,
        topic=topic_link(topic),
        conveners=tuple(
            ConvenerView(
                each.name,
                each.organisation,
                GiveView(now.code, each.participant, each.name) if each.participant else None,
            )
            for each in topic.conveners
        ),
        people=tuple(NameView(each.id, each.name, each.organisation) for each in people),
        own=topic.convened_by(caller),
        waits=not topic.conveners,
        chosen=chosen,
        error=error,
    )


def candidates_view(now: Snapshot, caller: Caller) -> CandidatesView:
    """Whom somebody can ask to convene a topic that they are writing."""
    people = besides((caller.person,), now.people.values())
    return CandidatesView(now.code, tuple(called(each) for each in people))


def speaks_for(now: Snapshot, caller: Caller, topic: Topic) -> bool:
    """Whether somebody can offer something for a topic (O1, O3)."""
    return caller.participant in (present(topic) or now.facilitators)


def _alike(now: Snapshot, one: Described, topic: str) -> AlikeListView:
    hanging = [_described(now, each) for each in now.open_topics]
    found = ((now.topics[each.id], each.words) for each in alike(one, hanging))
    views = (AlikeView(topic_link(like), words, like.language) for like, words in found)
    return AlikeListView(now.code, topic, tuple(views))


def _described(now: Snapshot, topic: Topic) -> Described:
    tags = (*map(str, topic.sdgs), *topic.challenges, *topic.tags)
    language = topic.language or now.gathering.language
    return Described(topic.id, topic.title, topic.description, tags, language)


def _card(now: Snapshot, breakout: Breakout) -> CardView | None:
    placement, at = now.placed.get(breakout.id), taped(now, breakout.id)
    if placement is None or at is None or at.slot.id in _over(now):
        return None
    value = f"{breakout.id} {placement.slot}:{placement.place}"
    return CardView(value, topic_link(breakout.topic), at)


def _over(now: Snapshot) -> set[str]:
    timetable = now.gathering.timetable
    return {slot.id for slot in now.agenda.slots if is_over(timetable, slot)}

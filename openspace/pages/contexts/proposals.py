"""The sheet one writes on, with what was typed and why it could not be put up."""

from openspace.domain.claiming import is_open
from openspace.domain.convening import MOST_TOGETHER
from openspace.domain.links import MOST_LINKS, typed
from openspace.domain.marketplace import Topic, twin_of
from openspace.domain.permissions import Caller
from openspace.domain.proposals import Proposal
from openspace.pages.contexts.parts import slot_count, topic_link
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.agenda import SlotCountView
from openspace.pages.views.parts import GoalView, TopicLinkView
from openspace.pages.views.proposals import (
    NOTHING_WRONG,
    ProposeView,
    TagSetView,
    WordsView,
    WrongView,
)

FIELDS = {
    "description_too_long": "description",
    "no_such_goal": "tags",
    "no_such_challenge": "tags",
    "no_such_tag": "tags",
    "link_unreadable": "links",
    "link_too_long": "links",
    "too_many_links": "links",
    "too_many_together": "together",
    "name_shared": "together",
    "nobody_called": "together",
    "too_many_offers": "together",
    "slot_full": "slot",
    "slot_over": "slot",
    "slot_frozen": "slot",
    "no_such_cell": "slot",
    "same_title": "twin",
}


def wrong_view(code: str, sentence: str) -> WrongView:
    """Where a refusal belongs on the sheet; what is about nothing else stands at the title."""
    return WrongView(FIELDS.get(code, "title"), sentence)


def goal(now: Snapshot, number: int) -> GoalView:
    """A goal, highlighted when the organisers chose it."""
    return GoalView(number, number == now.gathering.highlighted_sdg)


def words_view(now: Snapshot, written: Proposal, wrong: WrongView = NOTHING_WRONG) -> WordsView:
    """What is written about a topic, and everything that could be."""
    gathering = now.gathering
    challenges = TagSetView("challenge", "", gathering.challenges, written.challenges)
    own = (TagSetView("tag", each.name, each.tags, written.tags) for each in gathering.tag_sets)
    lines = (*written.links, *[""] * MOST_LINKS)
    return WordsView(
        title=written.title,
        description=written.description,
        goals=tuple(goal(now, number) for number in gathering.sdgs),
        chosen_goals=written.sdgs,
        sets=tuple(each for each in (challenges, *own) if each.tags),
        links=lines[: max(MOST_LINKS, len(written.links))],
        wrong=wrong,
    )


def written_on(topic: Topic) -> Proposal:
    """What stands on a topic, as one would type it."""
    links = tuple(typed(each) for each in topic.links)
    return Proposal(topic.title, topic.description, topic.sdgs, topic.challenges, topic.tags, links)


def propose_view(
    now: Snapshot,
    caller: Caller,
    written: Proposal | None = None,
    wrong: WrongView = NOTHING_WRONG,
    put_up: str = "",
) -> ProposeView:
    """The sheet to write on; ``put_up`` is the topic it was just used for."""
    convener, written = now.people[caller.person], written or Proposal("")
    return ProposeView(
        code=now.code,
        question=now.gathering.question,
        convener=convener.name,
        organisation=convener.organisation,
        words=words_view(now, written, wrong),
        slots=slots_left(now),
        slot=written.slot,
        together=(*written.together, *[""] * MOST_TOGETHER)[
            : max(MOST_TOGETHER, len(written.together))
        ],
        twin=_twin(now, written.title) if wrong.field == "twin" else None,
        put_up=topic_link(now.topics[put_up]) if put_up in now.topics else None,
        for_all=now.gathering.placing_rule == "open space",
    )


def slots_left(now: Snapshot) -> tuple[SlotCountView, ...]:
    """The slots one can take a place in, the full ones too."""
    timetable = now.gathering.timetable
    return tuple(slot_count(now, each) for each in now.agenda.slots if is_open(timetable, each))


def _twin(now: Snapshot, title: str) -> TopicLinkView | None:
    titles = {each.number: each.title for each in now.open_topics}
    number = twin_of(title, titles)
    return next((topic_link(each) for each in now.open_topics if each.number == number), None)

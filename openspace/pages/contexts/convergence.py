"""The page of convergence: dots, priorities and actions.

The rule: what is hidden is in no view (CG4), not even for facilitators: they show it to all.
"""

from collections import Counter
from collections.abc import Mapping

from openspace.domain import convergence as domain
from openspace.domain.actions import Action, may_word, seen
from openspace.domain.convergence import MOST_ON_ONE, Rules, Typed
from openspace.domain.marketplace import Topic
from openspace.domain.permissions import Caller
from openspace.domain.timetable import Phase
from openspace.pages.contexts.actions import (
    action_view,
    form_view,
    happened,
    steps_view,
    written,
)
from openspace.pages.contexts.browsing import hash_of
from openspace.pages.contexts.parts import convener_of, other_day, topic_link
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.actions import ActionFormView
from openspace.pages.views.convergence import (
    ActionPage,
    ConvergencePage,
    ConvergenceRulesView,
    DotsView,
    LaidView,
    OwnView,
    PriorityView,
    RankedView,
    RankingView,
)
from openspace.pages.views.parts import BLANK, FieldView
from openspace.store import convergence
from openspace.store.follow_up import steps

FOREMOST = 12
"""So many topics stand in the order of their dots; the others by number."""
FIELDS: Mapping[str, str] = {"dots_unreadable": "dots", "bodies_too_many": "bodies"}


def state_of(now: Snapshot) -> str:
    """Whether dots can be laid: none, before, open or over."""
    timetable = now.gathering.timetable
    if now.convergence.way != "dots":
        return "none"
    if domain.is_open(timetable):
        return "open"
    planned = any(each.phase is Phase.CONVERGENCE for each in timetable.stretches)
    if not planned:
        return "none"
    return "over" if domain.is_over(timetable) else "before"


def shown(now: Snapshot) -> bool:
    """Whether everyone may read the numbers."""
    told = domain.shows_counts(now.convergence, now.gathering.timetable)
    return told and state_of(now) in ("open", "over")


def counted(now: Snapshot) -> Counter[str]:
    """How many dots lie on each topic."""
    return domain.on_topics(now.dots, domain.holding(now.every_topic.values()))


def priority_view(now: Snapshot, topic: Topic, counts: Mapping[str, int]) -> PriorityView:
    """A topic to lay dots on."""
    return PriorityView(
        code=now.code,
        topic=topic_link(topic),
        convener=convener_of(topic)[0],
        count=counts.get(topic.id, 0) if shown(now) else None,
        open=state_of(now) == "open",
        most=min(MOST_ON_ONE, now.convergence.dots),
    )


def dots_view(now: Snapshot, caller: Caller | None = None) -> DotsView:
    """All of them; nothing is to be chosen before the convergence opens.

    While one chooses, they stand in this caller's own order, so that none is the first for all;
    a push has them by number, and each browser puts them in order.
    """
    state, timetable = state_of(now), now.gathering.timetable
    counts = counted(now) if shown(now) else Counter[str]()
    ahead = timetable.stretches[timetable.position :]
    times = next((each for each in ahead if each.phase is Phase.CONVERGENCE), None)
    opens = now.local(times.starts) if times else None
    listed = list(now.open_topics) if state in ("open", "over") else []
    if caller and state == "open":
        listed.sort(key=lambda each: hash_of(caller.person + each.id))
    return DotsView(
        code=now.code,
        state=state,
        way=now.convergence.way,
        given=now.convergence.dots,
        most=min(MOST_ON_ONE, now.convergence.dots),
        shown=shown(now),
        opens=opens,
        ends=now.local(times.ends) if times else None,
        topics=tuple(priority_view(now, each, counts) for each in listed),
        day=other_day(now, opens) if opens else None,
    )


def ranking_view(now: Snapshot) -> RankingView:
    """What has most dots, where everyone may read it."""
    if not shown(now):
        return RankingView(now.code, shown=False)
    having = domain.ranked(now.open_topics, counted(now))
    amounts = [dots for _, dots in having]
    lines = (
        RankedView(amounts.index(dots) + 1, topic_link(topic), dots)
        for topic, dots in having[:FOREMOST]
    )
    return RankingView(now.code, True, tuple(lines), max(0, len(having) - FOREMOST))


def own_view(now: Snapshot, caller: Caller) -> OwnView:
    """What is this person's own."""
    me = caller.person
    mine = convergence.dots(now.tx, now.code, me)
    on = domain.on_topics(mine, domain.holding(now.every_topic.values()))
    laid = (LaidView(topic_link(each), on[each.id]) for each in now.open_topics if on[each.id])
    return OwnView(
        code=now.code,
        open=state_of(now) == "open",
        given=now.convergence.dots,
        laid=tuple(laid),
        owns=tuple(each.id for each in now.actions.values() if each.owner == me),
        helps=tuple(each.id for each in now.actions.values() if me in each.helpers),
    )


def rules_view(
    now: Snapshot, typed: Typed | None = None, wrong: Mapping[str, str] | None = None
) -> ConvergenceRulesView:
    """The rules as they are, or as somebody typed them in vain."""
    rules, wrong = now.convergence, wrong or {}
    told = typed or _written(rules)
    return ConvergenceRulesView(
        code=now.code,
        way=told.way,
        dots=FieldView(told.dots, wrong.get("dots", "")),
        counts=told.counts,
        bodies=FieldView(told.bodies, wrong.get("bodies", "")),
        seen=domain.rules_seen(rules),
        revealed=rules.revealed,
        over=not domain.is_open(now.gathering.timetable),
        error=wrong.get("", ""),
    )


def convergence_page(
    now: Snapshot,
    caller: Caller,
    form: ActionFormView | None = None,
    rules: ConvergenceRulesView | None = None,
) -> ConvergencePage:
    """The page; what was refused stays in its form as it was typed."""
    down = [each for each in now.every_action if each.withdrawn and may_word(caller, each)]
    return ConvergencePage(
        dots=dots_view(now, caller),
        ranking=ranking_view(now),
        own=own_view(now, caller),
        actions=tuple(action_view(now, each) for each in now.actions.values()),
        steps=steps_view(now),
        form=form or form_view(now),
        rules=(rules or rules_view(now)) if caller.facilitates else None,
        taken_down=tuple(action_view(now, each) for each in down),
    )


def action_page(
    now: Snapshot,
    caller: Caller,
    action: Action,
    form: ActionFormView | None = None,
    said: FieldView = BLANK,
) -> ActionPage:
    """Its own page; a form in which something was refused stays as it was typed."""
    mine = may_word(caller, action)
    return ActionPage(
        action=action_view(now, action),
        own=own_view(now, caller),
        form=(form or form_view(now, written(now, action))) if mine else None,
        seen=seen(action),
        moves=caller.facilitates or caller.participant == action.owner,
        is_owner=caller.participant == action.owner,
        is_asked=caller.participant == action.asked and action.owner is None,
        down=action.withdrawn,
        happened=happened(now, (e for e in steps(now.tx, now.code) if e.action == action.id)),
        said=said,
    )


def _written(rules: Rules) -> Typed:
    return Typed(rules.way, str(rules.dots), rules.counts, "\n".join(rules.bodies), "")

"""Actions as they stand on their wall, on their pages, and in the book's making.

The rule: an owner's name stands there for all who are inside, as a convener's does; of those who
help, the names of who agreed to be named.
"""

from collections.abc import Iterable, Mapping

from openspace.domain.action_words import Typed
from openspace.domain.actions import Action, begun, organisation_of, step_of
from openspace.domain.follow_up import Step, is_late, reminds
from openspace.domain.permissions import Caller
from openspace.pages.contexts.parts import shown_name, topic_link
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.views.actions import (
    ActionAskView,
    ActionFormView,
    ActionView,
    HappenedView,
    OpenStepView,
    ReminderView,
    StepsView,
)
from openspace.pages.views.parts import FieldView
from openspace.store.actions import asked_of, owned_by

FIELDS: Mapping[str, str] = {
    "action_missing": "title",
    "action_too_long": "title",
    "topic_unknown": "topics",
    "too_many_sources": "topics",
    "owner_missing": "name",
    "name_shared": "name",
    "nobody_called": "name",
    "due_unreadable": "due",
}
"""Where a refusal is said; any other is said of the whole."""


def action_view(now: Snapshot, action: Action) -> ActionView:
    """One of them."""
    owner = now.people.get(action.owner or "")
    topics = (now.every_topic[each] for each in action.topics)
    named = (shown_name(now, each) for each in action.helpers)
    return ActionView(
        code=now.code,
        id=action.id,
        number=action.number,
        title=action.title,
        topics=tuple(map(topic_link, topics)),
        owner=owner.name if owner else "",
        asked=action.asked is not None,
        organisation=organisation_of(action, owner),
        due=action.due,
        body=action.body,
        status=action.status,
        named=tuple(filter(None, named)),
        helpers=len(action.helpers),
        late=is_late(action),
    )


def happened(now: Snapshot, steps: Iterable[Step]) -> tuple[HappenedView, ...]:
    """What became of an action, in the order in which it is told."""
    return tuple(HappenedView(each.status, each.line, now.local(each.at).date()) for each in steps)


def form_view(
    now: Snapshot,
    typed: Typed = Typed(),  # noqa: B008  frozen
    owning: tuple[str, str] = ("me", ""),
    wrong: Mapping[str, str] | None = None,
) -> ActionFormView:
    """The form, with what was typed; ``wrong`` is what is said of a field, or of the whole."""
    wrong = wrong or {}

    def field(name: str, value: str) -> FieldView:
        return FieldView(value, wrong.get(name, ""))

    return ActionFormView(
        code=now.code,
        title=field("title", typed.title),
        topics=field("topics", typed.topics),
        how=owning[0],
        name=field("name", owning[1]),
        organisation=field("organisation", typed.organisation),
        due=field("due", typed.due),
        body=field("body", typed.body),
        bodies=now.convergence.bodies,
        error=wrong.get("", ""),
        open=bool(wrong),
    )


def written(now: Snapshot, action: Action) -> Typed:
    """An action's words as they would be typed."""
    numbers = (str(now.every_topic[each].number) for each in action.topics)
    due = action.due.isoformat() if action.due else ""
    return Typed(action.title, ", ".join(numbers), action.organisation, due, action.body)


def asks(now: Snapshot, caller: Caller) -> tuple[ActionAskView, ...]:
    """The actions that somebody asks this person to own."""
    return tuple(
        ActionAskView(each.id, each.number, each.title, now.people[each.by].name)
        for each in asked_of(now.tx, now.code, caller.person)
    )


def reminders(now: Snapshot, caller: Caller) -> tuple[ReminderView, ...]:
    """The actions of this person that are due, and of which nothing was said since (FU2)."""
    return tuple(
        ReminderView(each.id, each.number, each.title, each.told.due, each.told.late)
        for each in owned_by(now.tx, now.code, caller.person)
        if reminds(each) and each.told
    )


def steps_view(now: Snapshot) -> StepsView:
    """The next steps of the reports that were filed, by topic, but for those that are actions."""
    made = {each.step for each in now.actions.values() if each.step}
    steps = (
        OpenStepView(run.id, each.number, each.what, each.who, each.by_when, topic_link(run.topic))
        for run in now.breakouts.values()
        if now.report(run.id).filed and begun(now.gathering.timetable)
        for each in now.report(run.id).steps
        if each.what and step_of(run.id, each.number) not in made
    )
    return StepsView(now.code, tuple(steps))

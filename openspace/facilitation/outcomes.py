"""What a day came to beyond its chapters, gathered for the workbook: only what may be printed.

Told are topics by number, of those that stand in the book.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from openspace.domain import convergence as rules
from openspace.domain.actions import organisation_of
from openspace.domain.closing import name_at
from openspace.domain.gathering import Gathering
from openspace.domain.outcomes import PlannedAction, Priority, Said
from openspace.domain.participants import Participant
from openspace.store import actions, convergence, marketplace, reflections
from openspace.store.keeping import Transaction


@dataclass(frozen=True, slots=True)
class Outcomes:
    """All of it, with the bodies in the gathering's order."""

    priorities: tuple[Priority, ...]
    actions: tuple[PlannedAction, ...]
    bodies: tuple[str, ...]
    reflections: tuple[Said, ...]

    @property
    def parts(self) -> dict[str, Any]:
        """By the names that proceedings call them."""
        return {each.name: getattr(self, each.name) for each in fields(self)}


def outcomes(
    tx: Transaction,
    gathering: Gathering,
    people: Mapping[str, Participant],
    standing: Mapping[str, int],
) -> Outcomes:
    """What there is; ``standing`` are the numbers of the topics in the book, by id."""
    said = reflections.reflections(tx, gathering.code)
    return Outcomes(
        priorities=_priorities(tx, gathering, standing),
        actions=_actions(tx, gathering, people, standing),
        bodies=convergence.rules(tx, gathering.code).bodies,
        reflections=tuple(
            Said(each.text, name_at(each, people.get(each.participant))) for each in said
        ),
    )


def _priorities(
    tx: Transaction, gathering: Gathering, standing: Mapping[str, int]
) -> tuple[Priority, ...]:
    timetable = gathering.timetable
    told = rules.shows_counts(convergence.rules(tx, gathering.code), timetable)
    if not told or not (rules.is_open(timetable) or rules.is_over(timetable)):
        return ()
    topics = marketplace.topics(tx, gathering.code)
    dots = rules.on_topics(convergence.dots(tx, gathering.code), rules.holding(topics))
    return tuple(
        Priority(topic.number, topic.title, count, topic.language or None)
        for topic, count in rules.ranked(topics, dots)
        if topic.id in standing
    )


def _actions(
    tx: Transaction,
    gathering: Gathering,
    people: Mapping[str, Participant],
    standing: Mapping[str, int],
) -> tuple[PlannedAction, ...]:
    found = actions.actions(tx, gathering.code)
    owned = [(each, people[each.owner]) for each in found if each.owner and not each.withdrawn]
    return tuple(
        PlannedAction(
            number=each.number,
            title=each.title,
            owner=owner.name if owner.named_in_reports else "",
            organisation=organisation_of(each, owner),
            due=each.due,
            body=each.body,
            status=each.status,
            topics=tuple(standing[topic] for topic in each.topics if topic in standing),
            helpers=len(each.helpers),
        )
        for each, owner in owned
    )

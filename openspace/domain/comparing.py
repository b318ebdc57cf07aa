"""Gatherings beside each other, year by year, in numbers.

Rules:
    CY1 People are all who came through the door and were not sent out; who was erased is counted,
        by sector too (ER3). The sectors are those of all that are compared, in their own order.
    CY2 Topics are those that hang and are not of the fixed programme; reports are those that were
        filed, of the conversations that had a place; actions are those that hang, and done is done.
    CY3 Feedback is a mean by role, of five answers or more; roles with fewer are counted together,
        as at the desk (FB4).
    CY4 A goal or a challenge is covered when a topic carries it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from openspace.domain.actions import Action
from openspace.domain.agenda import Agenda
from openspace.domain.feedback import QUESTIONS, SCALE, Answer, Heard, by_role
from openspace.domain.gathering import Gathering
from openspace.domain.marketplace import Topic
from openspace.domain.participants import Participant
from openspace.domain.reports import Report

MOST = 6
"""How many stand beside each other and can still be read."""
GOALS = 17


@dataclass(frozen=True, slots=True)
class Material:
    """What a gathering's figures are counted from."""

    gathering: Gathering
    people: Sequence[Participant]
    topics: Sequence[Topic]
    agenda: Agenda
    reports: Mapping[str, Report]
    actions: Sequence[Action]
    answers: Sequence[Answer] = ()


@dataclass(frozen=True, slots=True)
class Marks:
    """The mean mark of these roles for each question, in tenths; ``people`` answered."""

    roles: tuple[str, ...]
    people: int
    tenths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Figures:
    """A gathering in numbers."""

    code: str
    title: str
    day: date
    people: int
    sectors: Mapping[str, int]
    topics: int
    conversations: int
    reports: int
    actions: int
    done: int
    goals: int
    challenges: tuple[int, int]
    marks: tuple[Marks, ...] = field(default=())

    @property
    def per_hundred(self) -> int:
        """Topics for each hundred people."""
        return round(100 * self.topics / self.people) if self.people else 0


def figures(of: Material) -> Figures:
    """Count one gathering (CY1 to CY4)."""
    told = of.gathering
    came = [each for each in of.people if each.erased or not each.removed]
    sectors = Counter(each.sector for each in came if each.sector)
    hanging = [each for each in of.topics if not each.fixed]
    carried = {challenge for each in hanging for challenge in each.challenges}
    held = {each.breakout for each in of.agenda.placements}
    up = [each for each in of.actions if not each.withdrawn]
    return Figures(
        code=told.code,
        title=told.title,
        day=told.date,
        people=len(came),
        sectors={each: sectors[each] for each in (*told.sectors, *sectors)},
        topics=len(hanging),
        conversations=len(held),
        reports=sum(1 for run, each in of.reports.items() if run in held and each.filed),
        actions=len(up),
        done=sum(1 for each in up if each.status == "done"),
        goals=len({goal for each in hanging for goal in each.sdgs}),
        challenges=(len(carried & set(told.challenges)), len(told.challenges)),
        marks=tuple(_marks(each) for each in by_role(of.answers)),
    )


def sectors_of(compared: Sequence[Figures]) -> tuple[str, ...]:
    """Every sector that somebody could come from, in the order of the first that has it."""
    return tuple(dict.fromkeys(sector for each in compared for sector in each.sectors))


def _marks(heard: Heard) -> Marks:
    means = (
        round(10 * sum(mark * many for mark, many in zip(SCALE, row, strict=True)) / heard.people)
        for row in heard.marks[:QUESTIONS]
    )
    return Marks(heard.roles, heard.people, tuple(means))

"""What a yes brings about: the facts of a merge, a swap, a new convener, and who is told of it.

The rule: these are no verbs; whoever calls them has asked whether it may be done.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from openspace.domain import convening, merging, swapping
from openspace.domain.agenda import Agenda, Breakout
from openspace.domain.facts import Fact
from openspace.domain.gathering import Gathering
from openspace.domain.marketplace import Topic
from openspace.domain.notices import Telling, Values, where
from openspace.domain.participants import Participant
from openspace.domain.permissions import Caller
from openspace.domain.refusal import Outcome, Refusal
from openspace.domain.whereabouts import sent_out
from openspace.store import agenda, marketplace, participants, whereabouts
from openspace.store.keeping import Transaction


@dataclass(frozen=True, slots=True)
class Table:
    """Where it is agreed: the gathering as it is, and who tells whom."""

    tx: Transaction
    gathering: Gathering
    tell: Telling

    @property
    def grid(self) -> Agenda:
        """The grid as it is."""
        return agenda.agenda(self.tx, self.gathering)

    def concerned(self, *topics: Topic) -> tuple[str, ...]:
        """Whose own marks or topics change when these become one, or two."""
        marked = marketplace.votes(self.tx, self.gathering.code)
        voters = (who for topic in topics for who in sorted(marked.get(topic.id, ())))
        conveners = (who for topic in topics for who in convening.present(topic))
        return tuple(dict.fromkeys((*conveners, *voters)))


def table_of(
    tx: Transaction, caller: Caller, gathering: Gathering, at: datetime, new_id: Callable[[], str]
) -> Table:
    """The table at which this caller says something now."""
    return Table(tx, gathering, Telling(gathering.code, caller.participant, at, new_id))


def parted(table: Table, topic: Topic, holder: Topic, people: tuple[str, ...]) -> tuple[Fact, ...]:
    """A topic comes out of its holder again, and its conveners are told."""
    told = table.tell.conveners(topic, "merge_undone", {"other": holder.number})
    return (merging.parted(table.gathering.code, topic, holder, people), *told)


def merged(table: Table, topic: Topic, into: Topic) -> Outcome:
    """Two topics become one."""
    people = table.concerned(topic, into)
    outcome = merging.merge(table.gathering, table.grid, topic, into, people)
    if isinstance(outcome, Refusal):
        return outcome
    code, tx = table.gathering.code, table.tx
    inside = [who for run in topic.breakouts for who in whereabouts.inside(tx, code, run)]
    other: Values = {"other": topic.number, "other_title": topic.title}
    conveners = (*convening.present(topic), *convening.present(into))
    told = table.tell.people(conveners, into, "merged", other)
    where: Values = {"other": into.number, "other_title": into.title}
    sent = [each.participant for each in inside]
    out = (*sent_out(code, inside), *table.tell.people(sent, topic, "room_merged", where))
    return (*outcome, *out, *told)


def swapped(
    table: Table, pair: tuple[Breakout, Breakout], seen: tuple[swapping.Cell, swapping.Cell]
) -> Outcome:
    """Two cards change places."""
    grid = table.grid
    code, timetable = table.gathering.code, table.gathering.timetable
    outcome = swapping.swap(code, timetable, grid, pair, seen)
    if isinstance(outcome, Refusal):
        return outcome
    sides = ((pair[0], pair[1], seen[1]), (pair[1], pair[0], seen[0]))
    told = (
        notice
        for own, other, cell in sides
        for notice in table.tell.conveners(
            own.topic,
            "swapped",
            {**where(grid, cell), "run": own.run, "other": other.topic.number},
        )
    )
    return (*outcome, *told)


def joined(table: Table, topic: Topic, who: Participant, giver: str = "") -> tuple[Fact, ...]:
    """Somebody convenes a topic; ``giver`` is who hands it over to them."""
    code, name = table.gathering.code, {"name": who.name}
    others = [each for each in convening.present(topic) if each not in (giver, who.id)]
    facilitators = participants.facilitators(table.tx, code)
    return (
        *convening.joined(code, topic, who, facilitators),
        *(convening.left(code, topic, giver, facilitators, who.id) if giver else ()),
        *table.tell.people(others, topic, "convener_joined", name),
        *(table.tell.people([giver], topic, "handed_over", name) if giver else ()),
    )

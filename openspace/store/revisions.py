"""How often the time or place of something has changed, and when last: calendars ask for both.

Counted is every run of a topic, by its breakout, and the timetable as a whole.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import singledispatch

from sqlalchemy import bindparam, insert, update
from sqlmodel import Field, SQLModel, select

from openspace.domain.facts import Fact
from openspace.domain.facts.agenda import (
    TopicMoved,
    TopicPlaced,
    TopicsRearranged,
    TopicUnplaced,
)
from openspace.domain.facts.gathering import PhaseOpened, TimetableChanged
from openspace.domain.facts.grid import PlaceChanged
from openspace.store.keeping import Transaction
from openspace.store.rows import table_of
from openspace.store.tables import PlacementRow, Utc

TIMETABLE = "timetable"


class RevisionRow(SQLModel, table=True):
    """How often and when last something got another time or place: a breakout, or the timetable."""

    __tablename__ = "revision"
    gathering: str = Field(foreign_key="gathering.code", primary_key=True)
    subject: str = Field(primary_key=True)
    number: int
    at: datetime = Field(sa_type=Utc)


REVISION = table_of(RevisionRow)
FIRST = insert(REVISION)
AGAIN = (
    update(REVISION)
    .where(REVISION.c.gathering == bindparam("of"), REVISION.c.subject == bindparam("about"))
    .values(number=REVISION.c.number + 1, at=bindparam("at"))
)


@dataclass(frozen=True, slots=True)
class Revision:
    """A count of changes, and the last one's time; None before the first."""

    number: int = 0
    at: datetime | None = None


def revisions(tx: Transaction, gathering: str) -> Mapping[str, Revision]:
    """By breakout, and of the ``TIMETABLE``; what never changed is not in it."""
    rows = tx.exec(select(RevisionRow).where(RevisionRow.gathering == gathering))
    return {row.subject: Revision(row.number, row.at) for row in rows}


@singledispatch
def changed_by(fact: Fact, tx: Transaction) -> tuple[str, ...]:
    """What this fact gives another time or place."""
    return ()


@changed_by.register(TopicPlaced)
@changed_by.register(TopicMoved)
@changed_by.register(TopicUnplaced)
def _(fact: TopicPlaced | TopicMoved | TopicUnplaced, _: Transaction) -> tuple[str, ...]:
    return (fact.breakout,)


@changed_by.register
def _(fact: TopicsRearranged, _: Transaction) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.breakout for each in fact.moves))


@changed_by.register
def _(fact: PlaceChanged, tx: Transaction) -> tuple[str, ...]:
    there = select(PlacementRow.breakout).where(PlacementRow.place == fact.place)
    return tuple(tx.exec(there.where(PlacementRow.gathering == fact.gathering)))


@changed_by.register(PhaseOpened)
@changed_by.register(TimetableChanged)
def _(_: PhaseOpened | TimetableChanged, __: Transaction) -> tuple[str, ...]:
    return (TIMETABLE,)


def revise(fact: Fact, tx: Transaction, at: datetime) -> None:
    """Count what a fact changed, at this moment."""
    for subject in changed_by(fact, tx):
        if not tx.ask(AGAIN, of=fact.gathering, about=subject, at=at).rowcount:
            tx.ask(FIRST, gathering=fact.gathering, subject=subject, number=1, at=at)

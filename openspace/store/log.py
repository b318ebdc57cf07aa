"""The log of what facilitators did: rows that are only ever added."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, insert, select
from sqlmodel import Field, SQLModel

from openspace.domain.facts import Fact
from openspace.domain.log import entry
from openspace.domain.permissions import Caller
from openspace.store.keeping import Transaction
from openspace.store.rows import table_of
from openspace.store.tables import Utc


class LogRow(SQLModel, table=True):
    """What somebody did; nobody did what the clock did."""

    __tablename__ = "log"
    id: int | None = Field(default=None, primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    at: datetime = Field(sa_type=Utc)
    by: str | None = Field(default=None, foreign_key="participant.id")
    group: str
    kind: str
    about: str


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the log, as ``domain.log`` tells it."""

    at: datetime
    by: str | None
    group: str
    kind: str
    about: str


LOG = table_of(LogRow)
LINES = (
    select(LOG.c.at, LOG.c.by, LOG.c["group"], LOG.c.kind, LOG.c.about)
    .where(LOG.c.gathering == bindparam("gathering"))
    .order_by(LOG.c.id.desc())
)


def lines(
    tx: Transaction, gathering: str, only: Mapping[str, str], most: int | None = None
) -> tuple[Line, ...]:
    """What was done, the newest first; ``only`` this ``group``, or ``by`` this person."""
    asked = LINES.limit(most) if most else LINES
    for column, wanted in only.items():
        asked = asked.where(LOG.c[column] == wanted)
    return tuple(Line(**row) for row in tx.ask(asked, gathering=gathering).mappings())


def doers(tx: Transaction, gathering: str) -> frozenset[str]:
    """Who did anything."""
    asked = select(LOG.c.by).where(LOG.c.gathering == bindparam("of"), LOG.c.by.is_not(None))
    return frozenset(row.by for row in tx.ask(asked.distinct(), of=gathering))


def log(tx: Transaction, caller: Caller, fact: Fact, at: datetime) -> None:
    """Add what the log says of this fact, if anything (LG1)."""
    said = entry(caller, fact)
    if said is None:
        return
    row = {"group": said.group, "kind": said.kind, "about": said.about}
    tx.ask(insert(LOG).values(gathering=fact.gathering, at=at, by=caller.participant, **row))

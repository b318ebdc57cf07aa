"""Who is in the hall."""

from sqlalchemy import bindparam, delete
from sqlmodel import Field, SQLModel, select

from openspace.domain.facts.in_hall import InHallTold
from openspace.store.keeping import Transaction, keep
from openspace.store.memory import IN_BUILDING
from openspace.store.rows import table_of


class InHallRow(SQLModel, table=True):
    """Somebody who said that they take part in the building."""

    __tablename__ = "in_hall"
    participant: str = Field(foreign_key="participant.id", primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)


IN_HALL = table_of(InHallRow)
NO_MORE = delete(IN_HALL).where(IN_HALL.c.participant == bindparam("who"))


def is_in_hall(tx: Transaction, participant: str) -> bool:
    """Whether somebody is."""
    return tx.get(InHallRow, participant) is not None


def in_hall(tx: Transaction, gathering: str) -> frozenset[str]:
    """The ids of those who are."""

    def read() -> frozenset[str]:
        found = select(InHallRow.participant).where(InHallRow.gathering == gathering)
        return frozenset(tx.exec(found))

    return tx.remembered(IN_BUILDING, gathering, read)


@keep.register
def _(fact: InHallTold, tx: Transaction) -> None:
    if fact.in_hall:
        tx.add(InHallRow(participant=fact.participant, gathering=fact.gathering))
        tx.flush()
    else:
        tx.ask(NO_MORE, who=fact.participant)

"""The codes that are out."""

from datetime import datetime

from sqlmodel import Field, SQLModel, col, delete, select

from openspace.domain.codes import Code
from openspace.domain.facts.codes import CodeEnded, CodeMade
from openspace.store.keeping import Transaction, keep
from openspace.store.tables import Utc


class DoorCodeRow(SQLModel, table=True):
    """A code that is out; used or taken back, it is gone."""

    __tablename__ = "door_code"
    id: str = Field(primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    hash: str
    participant: str | None = Field(default=None, foreign_key="participant.id")
    made_at: datetime = Field(sa_type=Utc)
    expires_at: datetime = Field(sa_type=Utc)


def out(tx: Transaction, gathering: str) -> tuple[Code, ...]:
    """Those of a gathering, the oldest first; also those whose time is over."""
    rows = select(DoorCodeRow).where(DoorCodeRow.gathering == gathering)
    return tuple(
        Code(row.id, row.hash, row.participant, row.made_at, row.expires_at)
        for row in tx.exec(rows.order_by(col(DoorCodeRow.made_at), DoorCodeRow.id))
    )


@keep.register
def _(fact: CodeMade, tx: Transaction) -> None:
    tx.add(
        DoorCodeRow(
            id=fact.code,
            gathering=fact.gathering,
            hash=fact.hash,
            participant=fact.participant or None,
            made_at=fact.at,
            expires_at=fact.expires_at,
        )
    )
    tx.flush()


@keep.register
def _(fact: CodeEnded, tx: Transaction) -> None:
    tx.execute(delete(DoorCodeRow).where(col(DoorCodeRow.id) == fact.code))

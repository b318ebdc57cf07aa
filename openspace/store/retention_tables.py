"""The tables of how long personal data are kept: what was moved, what was told, what was done."""

from datetime import date, datetime

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

from openspace.store.tables import Utc


class RetentionRow(SQLModel, table=True):
    """That the day was moved, and why where it was put off."""

    __tablename__ = "retention"
    gathering: str = Field(foreign_key="gathering.code", primary_key=True)
    moved_to: date | None = None
    postponed: bool = False
    reason: str = ""


class ErasureToldRow(SQLModel, table=True):
    """What the desk was told last of an erasing ahead."""

    __tablename__ = "erasure_told"
    gathering: str = Field(foreign_key="gathering.code", primary_key=True)
    what: str = Field(primary_key=True)
    days: int
    last_day: date
    at: datetime = Field(sa_type=Utc)


class ErasureRow(SQLModel, table=True):
    """That something was erased: how many of each kind, and no more than that."""

    __tablename__ = "erasure"
    id: int | None = Field(default=None, primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    what: str
    at: datetime = Field(sa_type=Utc)
    counts: dict[str, int] = Field(sa_column=Column(JSON, nullable=False))

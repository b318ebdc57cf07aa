"""The tables of reports: what each field says, which were filed, and what was added to them."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from openspace.store.tables import Utc


class ReportFieldRow(SQLModel, table=True):
    """What a field of a breakout's report says, and who wrote it last; an empty one is no row."""

    __tablename__ = "report_field"
    breakout: str = Field(foreign_key="breakout.id", primary_key=True)
    field: str = Field(primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    text: str
    participant: str = Field(foreign_key="participant.id")
    written_at: datetime = Field(sa_type=Utc)


class ReportRow(SQLModel, table=True):
    """A report that was filed; ``heads`` were in the breakout until then."""

    __tablename__ = "report"
    breakout: str = Field(foreign_key="breakout.id", primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    participant: str = Field(foreign_key="participant.id")
    filed_at: datetime = Field(sa_type=Utc)
    heads: int


class AdditionRow(SQLModel, table=True):
    """What somebody added to a breakout; where a facilitator took it away, there are no words."""

    __tablename__ = "addition"
    id: str = Field(primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    breakout: str = Field(foreign_key="breakout.id")
    participant: str = Field(foreign_key="participant.id", index=True)
    text: str
    at: datetime = Field(sa_type=Utc)
    removed_by: str | None = Field(default=None, foreign_key="participant.id")
    removed_at: datetime | None = Field(default=None, sa_type=Utc)

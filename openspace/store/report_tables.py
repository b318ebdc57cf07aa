"""The tables of reports: what each field says, and which reports were filed."""

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

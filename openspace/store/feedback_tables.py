"""The tables of feedback: who answered, and what was answered, with nothing that leads from one to
the other. They have no row ids in SQLite, so that nothing remembers in which order they came."""

from typing import Any, ClassVar

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

UNORDERED: dict[str, Any] = {"sqlite_with_rowid": False}


class FeedbackGivenRow(SQLModel, table=True):
    """Somebody has answered."""

    __tablename__ = "feedback_given"
    __table_args__: ClassVar[dict[str, Any]] = UNORDERED
    participant: str = Field(foreign_key="participant.id", primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)


class FeedbackRow(SQLModel, table=True):
    """An answer; its ``id`` is chance."""

    __tablename__ = "feedback"
    __table_args__: ClassVar[dict[str, Any]] = UNORDERED
    id: str = Field(primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    role: str
    marks: list[int] = Field(sa_column=Column(JSON, nullable=False))
    text: str

"""The tables of what goes on from the conversations: dots, actions, and a line from each."""

from datetime import date, datetime

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel, UniqueConstraint

from openspace.store.tables import Utc


class ConvergenceRow(SQLModel, table=True):
    """How a gathering converges, where anybody has chosen it."""

    __tablename__ = "convergence"
    gathering: str = Field(foreign_key="gathering.code", primary_key=True)
    way: str
    dots: int
    counts: str
    bodies: list[str] = Field(sa_column=Column(JSON, nullable=False))
    revealed: bool = False


class DotRow(SQLModel, table=True):
    """So many ``dots`` of a participant on a topic; none is no row."""

    __tablename__ = "dot"
    topic: str = Field(foreign_key="topic.id", primary_key=True)
    participant: str = Field(foreign_key="participant.id", primary_key=True, index=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    dots: int


class ActionRow(SQLModel, table=True):
    """An action, taken down or not; ``topics`` are ids, ``step`` the one of a report it was."""

    __tablename__ = "action"
    __table_args__ = (UniqueConstraint("gathering", "number"),)
    id: str = Field(primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    number: int
    title: str
    topics: list[str] = Field(sa_column=Column(JSON, nullable=False))
    organisation: str
    due: date | None = None
    body: str
    participant: str = Field(foreign_key="participant.id", index=True)
    at: datetime = Field(sa_type=Utc)
    owner: str | None = Field(default=None, foreign_key="participant.id", index=True)
    asked: str | None = Field(default=None, foreign_key="participant.id", index=True)
    status: str = "planned"
    moved_by: str | None = Field(default=None, foreign_key="participant.id")
    moved_at: datetime | None = Field(default=None, sa_type=Utc)
    withdrawn: bool = False
    step: str = ""
    told_due: date | None = None
    told_late: bool = False
    told_at: datetime | None = Field(default=None, sa_type=Utc)


class ActionStepRow(SQLModel, table=True):
    """What became of an action once: ``status`` from then on, and a ``line`` of what happened."""

    __tablename__ = "action_step"
    id: int | None = Field(default=None, primary_key=True)
    action: str = Field(foreign_key="action.id", index=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    status: str
    line: str
    at: datetime = Field(sa_type=Utc)


class ActionHelperRow(SQLModel, table=True):
    """Somebody who helps with an action."""

    __tablename__ = "action_helper"
    action: str = Field(foreign_key="action.id", primary_key=True)
    participant: str = Field(foreign_key="participant.id", primary_key=True, index=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    at: datetime = Field(sa_type=Utc)


class ReflectionRow(SQLModel, table=True):
    """A line of the closing circle; where a facilitator took it away, there are no words."""

    __tablename__ = "reflection"
    id: str = Field(primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    participant: str = Field(foreign_key="participant.id", index=True)
    text: str
    named: bool
    at: datetime = Field(sa_type=Utc)
    removed_by: str | None = Field(default=None, foreign_key="participant.id")
    removed_at: datetime | None = Field(default=None, sa_type=Utc)

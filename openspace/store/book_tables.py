"""The tables of a book's make-up: what was chosen, what was left out, who was reminded."""

from datetime import datetime

from sqlmodel import JSON, Column, Field, SQLModel

from openspace.store.tables import Utc


class BookChoiceRow(SQLModel, table=True):
    """What a part of the book's make-up says, and what it said before."""

    __tablename__ = "book_choice"
    gathering: str = Field(foreign_key="gathering.code", primary_key=True)
    part: str = Field(primary_key=True)
    values: dict[str, str] = Field(sa_column=Column(JSON, nullable=False))
    before: dict[str, str] = Field(sa_column=Column(JSON, nullable=False))
    participant: str = Field(foreign_key="participant.id")
    chosen_at: datetime = Field(sa_type=Utc)


class LeftOutRow(SQLModel, table=True):
    """A topic whose chapter is left out of the book."""

    __tablename__ = "left_out"
    topic: str = Field(foreign_key="topic.id", primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    reason: str
    participant: str = Field(foreign_key="participant.id")
    left_out_at: datetime = Field(sa_type=Utc)


class ReminderRow(SQLModel, table=True):
    """When the conveners of a topic were last told that something is missing, and by whom."""

    __tablename__ = "reminder"
    topic: str = Field(foreign_key="topic.id", primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    participant: str = Field(foreign_key="participant.id")
    reminded_at: datetime = Field(sa_type=Utc)

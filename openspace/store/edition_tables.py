"""The tables of the workbook's editions: what is pressed, what was sealed, and who did what."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field, SQLModel

from openspace.store.tables import Utc


class PressingRow(SQLModel, table=True):
    """The last pressing of a gathering; ``ended`` says why it came to nothing, if it did."""

    __tablename__ = "pressing"
    gathering: str = Field(foreign_key="gathering.code", primary_key=True)
    id: str
    by: str = Field(foreign_key="participant.id")
    began_at: datetime = Field(sa_type=Utc)
    form: str = ""
    made: int = 0
    ended: str | None = None


class EditionRow(SQLModel, table=True):
    """A draft or an edition, whose files lie in the folder with its id.

    ``files``, ``contents`` and ``changes`` are as in the domain, as JSON.
    """

    __tablename__ = "edition"
    id: str = Field(primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    number: int
    pressed_at: datetime = Field(sa_type=Utc)
    files: list[list[Any]] = Field(sa_column=Column(JSON, nullable=False))
    contents: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    changes: dict[str, Any] | None = Field(sa_column=Column(JSON, nullable=True))
    sealed_by: str | None = Field(default=None, foreign_key="participant.id")
    sealed_at: datetime | None = Field(default=None, sa_type=Utc)
    published: bool = False
    withdrawn_at: datetime | None = Field(default=None, sa_type=Utc)
    reason: str = ""
    replaced_by: int = 0


class EditionActRow(SQLModel, table=True):
    """Something that a facilitator did with the book, kept as it was done."""

    __tablename__ = "edition_act"
    id: int | None = Field(default=None, primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    kind: str
    number: int
    by: str | None = Field(default=None, foreign_key="participant.id")
    at: datetime = Field(sa_type=Utc)

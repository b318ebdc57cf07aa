"""The table of pictures: what they are, and what is in them, in one row."""

from datetime import datetime

from sqlalchemy import Column, LargeBinary
from sqlmodel import Field, SQLModel

from openspace.store.tables import Utc


class ImageRow(SQLModel, table=True):
    """A picture of a gathering by its ``file``; who sent it is not kept.

    Its bytes are in the database, so that a picture is there whole or not at all, a copy of the
    database has every picture, and what erases a gathering's rows erases them.
    """

    __tablename__ = "image"
    gathering: str = Field(foreign_key="gathering.code", primary_key=True)
    file: str = Field(primary_key=True)
    sort: str
    width: int
    height: int
    size: int
    kept_at: datetime = Field(sa_type=Utc)
    content: bytes = Field(sa_column=Column(LargeBinary, nullable=False))

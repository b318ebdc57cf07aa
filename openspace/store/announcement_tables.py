"""The tables of announcements: what stands, and who has put it away."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from openspace.store.tables import Utc


class AnnouncementRow(SQLModel, table=True):
    """Something that was said to many; withdrawn, it is gone. ``together`` is a room, or empty."""

    __tablename__ = "announcement"
    id: str = Field(primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    by: str | None = Field(default=None, foreign_key="participant.id")
    text: str
    language: str
    audience: str
    of: str
    together: str
    said_at: datetime = Field(sa_type=Utc)


class AnnouncementPutAwayRow(SQLModel, table=True):
    """Somebody does not want to see it any more."""

    __tablename__ = "announcement_put_away"
    announcement: str = Field(foreign_key="announcement.id", primary_key=True)
    participant: str = Field(foreign_key="participant.id", primary_key=True, index=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)

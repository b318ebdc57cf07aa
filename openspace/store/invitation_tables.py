"""The tables of those who are invited, and of those who wait for a seat."""

from datetime import datetime

from sqlalchemy import Column, ForeignKey, String
from sqlmodel import Field, SQLModel, UniqueConstraint

from openspace.store.tables import Utc


class GuestRow(SQLModel, table=True):
    """Somebody who is invited, or who left an address. ``folded`` tells their address from others.

    ``by`` is nobody once whoever invited them is erased.
    """

    __tablename__ = "guest"
    __table_args__ = (UniqueConstraint("gathering", "folded"),)
    id: str = Field(primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    name: str
    email: str
    folded: str | None = None
    organisation: str
    sector: str
    by: str | None = Field(default=None, foreign_key="participant.id", index=True)
    invited_at: datetime | None = Field(default=None, sa_type=Utc)
    declined_at: datetime | None = Field(default=None, sa_type=Utc)
    withdrawn_at: datetime | None = Field(default=None, sa_type=Utc)
    participant: str | None = Field(default=None, foreign_key="participant.id", index=True)
    regardless: bool = False


class GuestLinkRow(SQLModel, table=True):
    """A personal link that is out; only its hash is kept."""

    __tablename__ = "guest_link"
    hash: str = Field(primary_key=True)
    guest: str = Field(foreign_key="guest.id", index=True, ondelete="CASCADE")


class WaitingRow(SQLModel, table=True):
    """Somebody who has registered and waits for a seat: not yet a participant.

    Who has the lower ``number`` came first.
    """

    __tablename__ = "waiting"
    id: str = Field(primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    name: str
    organisation: str
    sector: str
    named_in_reports: bool
    listed: bool
    guest: str | None = Field(default=None, foreign_key="guest.id", index=True, ondelete="SET NULL")
    asked_at: datetime = Field(sa_type=Utc)
    number: int


class WaitingKeyRow(SQLModel, table=True):
    """What opens the page of somebody who waits, and will open the door; only its hash is kept.

    It is cut before they are written down, so the reference is checked at the commit.
    """

    __tablename__ = "waiting_key"
    hash: str = Field(primary_key=True)
    waiting: str = Field(
        sa_column=Column(
            String,
            ForeignKey("waiting.id", ondelete="CASCADE", deferrable=True, initially="DEFERRED"),
            nullable=False,
            index=True,
        )
    )
    again: bool = False

"""The table of letters: what is to be mailed, and what became of it."""

from datetime import datetime

from sqlmodel import Field, Index, SQLModel, UniqueConstraint

from openspace.store.tables import Utc


class LetterRow(SQLModel, table=True):
    """A letter; ``text``, ``html`` and ``calendar`` are empty once it is sent.

    ``answer`` is the server's last; ``due`` when it is tried next.
    """

    __tablename__ = "letter"
    __table_args__ = (
        UniqueConstraint("gathering", "key"),
        Index("ix_letter_state_due", "state", "due"),
    )
    id: int | None = Field(default=None, primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    key: str
    participant: str | None = Field(default=None, foreign_key="participant.id", index=True)
    to: str
    name: str
    kind: str
    language: str
    subject: str
    text: str
    html: str
    calendar: bytes
    not_before: datetime | None = Field(default=None, sa_type=Utc)
    not_after: datetime | None = Field(default=None, sa_type=Utc)
    state: str = "waiting"
    urgent: bool = False
    put_at: datetime = Field(sa_type=Utc)
    due: datetime = Field(sa_type=Utc)
    tries: int = 0
    answer: str = ""
    answered_at: datetime | None = Field(default=None, sa_type=Utc)

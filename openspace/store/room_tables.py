"""The tables of rooms: who is where, who was, what they do there, and the notes.

One row of whereabouts a person, and one raised hand.
"""

from datetime import datetime

from sqlalchemy import Column, LargeBinary
from sqlmodel import Field, SQLModel, UniqueConstraint

from openspace.store.tables import Utc


class WhereaboutsRow(SQLModel, table=True):
    """Where somebody is now. No times and no history: nobody's way is ever stored."""

    __tablename__ = "whereabouts"
    participant: str = Field(foreign_key="participant.id", primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    room: str | None = Field(default=None, index=True)
    away: bool


class LeaveToFollowRow(SQLModel, table=True):
    """Who lets others follow them."""

    __tablename__ = "leave_to_follow"
    participant: str = Field(foreign_key="participant.id", primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)


class FollowingRow(SQLModel, table=True):
    """Who follows whom now."""

    __tablename__ = "following"
    participant: str = Field(foreign_key="participant.id", primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    followed: str = Field(foreign_key="participant.id", index=True)


class PassageRow(SQLModel, table=True):
    """How often people went from one room straight to another, by nobody's name.

    A room is a breakout, a standing room, or empty for the hallway.
    """

    __tablename__ = "passage"
    gathering: str = Field(foreign_key="gathering.code", primary_key=True)
    from_room: str = Field(primary_key=True)
    to_room: str = Field(primary_key=True)
    count: int


class AttendanceRow(SQLModel, table=True):
    """That somebody was in a breakout, for the workbook; neither when nor in which order."""

    __tablename__ = "attendance"
    breakout: str = Field(foreign_key="breakout.id", primary_key=True)
    participant: str = Field(foreign_key="participant.id", primary_key=True)


class NoteRow(SQLModel, table=True):
    """A breakout's note. Another generation of it is never merged with this one."""

    __tablename__ = "note"
    breakout: str = Field(foreign_key="breakout.id", primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    generation: int = 1
    length: int = 0
    edited_at: datetime = Field(sa_type=Utc)


class NoteUpdateRow(SQLModel, table=True):
    """One update of a note, in its one total order (``number`` counts from 1).

    ``written_at`` is when it was committed; of what is older than this column nobody knows.
    """

    __tablename__ = "note_update"
    breakout: str = Field(foreign_key="note.breakout", primary_key=True)
    number: int = Field(primary_key=True)
    participant: str = Field(foreign_key="participant.id")
    update: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    written_at: datetime | None = Field(default=None, sa_type=Utc)


class RaisedHandRow(SQLModel, table=True):
    """A hand that is up; lowered, it is gone."""

    __tablename__ = "raised_hand"
    participant: str = Field(foreign_key="participant.id", primary_key=True)
    id: str = Field(unique=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    room: str = Field(index=True)
    raised_at: datetime = Field(sa_type=Utc)


class NoteTakerRow(SQLModel, table=True):
    """Who takes a breakout's notes, or took them last."""

    __tablename__ = "note_taker"
    breakout: str = Field(foreign_key="breakout.id", primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    participant: str = Field(foreign_key="participant.id")


class HelpRow(SQLModel, table=True):
    """A facilitator that a room has asked for; one at a time, and gone when it is done."""

    __tablename__ = "help"
    __table_args__ = (UniqueConstraint("gathering", "room"),)
    id: str = Field(primary_key=True)
    gathering: str = Field(foreign_key="gathering.code")
    room: str
    participant: str = Field(foreign_key="participant.id")
    why: str
    asked_at: datetime = Field(sa_type=Utc)
    helper: str | None = Field(default=None, foreign_key="participant.id")


class NoteSnapshotRow(SQLModel, table=True):
    """What the first ``length`` updates of a note's log say, so that it opens in a moment.

    It stands beside the log, which stays as it is; without it the log says the same.
    """

    __tablename__ = "note_snapshot"
    breakout: str = Field(foreign_key="note.breakout", primary_key=True)
    generation: int
    length: int
    ledger: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    whole: bytes = Field(sa_column=Column(LargeBinary, nullable=False))

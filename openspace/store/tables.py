"""The tables; those of rooms are in ``room_tables``.

Unique constraints carry the rules that two people at once could break: one vote a person and
topic, one topic a cell, one number a topic. Times are UTC and come back aware, also from SQLite,
which forgets the zone.
"""

from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    String,
    TypeDecorator,
)
from sqlmodel import Field, SQLModel, UniqueConstraint


class Utc(TypeDecorator[datetime]):
    """An aware time, kept as UTC; a naive one is refused, for nobody knows whose clock it is."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a time without a zone cannot be kept")
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value else None


class GatheringRow(SQLModel, table=True):
    """``frame`` holds contact, sectors, tags of every kind and films as the file gives them."""

    __tablename__ = "gathering"
    code: str = Field(primary_key=True)
    title: str
    theme: str
    question: str
    language: str
    time_zone: str
    date: date
    visibility: str
    placing_rule: str
    licence: str
    invitation: str
    position: int
    tallies: str = "shown"
    calls: str = "automatic"
    links: dict[str, str] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    kept_days: int = 90
    frame: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))


class SecretRow(SQLModel, table=True):
    """What only this house knows, by what it is for, and the hash of what makes an organiser."""

    __tablename__ = "secret"
    name: str = Field(primary_key=True)
    value: str


class StretchRow(SQLModel, table=True):
    __tablename__ = "stretch"
    gathering: str = Field(foreign_key="gathering.code", primary_key=True)
    position: int = Field(primary_key=True)
    phase: str
    number: int
    starts: datetime = Field(sa_type=Utc)
    ends: datetime = Field(sa_type=Utc)
    planned_starts: datetime = Field(sa_type=Utc)
    planned_ends: datetime = Field(sa_type=Utc)
    lasting: str = ""
    frozen: bool = False


class ParticipantRow(SQLModel, table=True):
    __tablename__ = "participant"
    id: str = Field(primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    name: str
    organisation: str
    sector: str
    role: str
    named_in_reports: bool
    listed: bool
    registered_at: datetime = Field(sa_type=Utc)
    removed_at: datetime | None = Field(default=None, sa_type=Utc)
    removed_by: str | None = Field(default=None, foreign_key="participant.id")
    days: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    erased_at: datetime | None = Field(default=None, sa_type=Utc)


class KeyRow(SQLModel, table=True):
    """What a participant's cookie opens; only the hash is kept.

    ``guest`` is by whose personal link somebody came in with it, so that it ends with the link;
    ``again`` where that link was opened once more by then, on whatever device.
    The key is cut before its owner is written down, so the reference is checked at the commit.
    """

    __tablename__ = "key"
    hash: str = Field(primary_key=True)
    participant: str = Field(
        sa_column=Column(
            String,
            ForeignKey("participant.id", deferrable=True, initially="DEFERRED"),
            nullable=False,
            index=True,
        )
    )
    guest: str | None = Field(default=None, index=True)
    again: bool = False


class InvitationRow(SQLModel, table=True):
    """A link that lets people in with a role; ``uses_left`` None means without end.

    One that a facilitator made for somebody has an ``id`` of its own, a name, and an end, and the
    ``address`` to which it was mailed, if it was.
    """

    __tablename__ = "invitation"
    hash: str = Field(primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    role: str
    uses_left: int | None = None
    id: str | None = Field(default=None, index=True, unique=True)
    name: str = ""
    address: str = ""
    made_at: datetime | None = Field(default=None, sa_type=Utc)
    expires_at: datetime | None = Field(default=None, sa_type=Utc)


class BreakoutRow(SQLModel, table=True):
    """A run of a topic; its id lasts, its note and people hang on it."""

    __tablename__ = "breakout"
    id: str = Field(primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    topic: str = Field(foreign_key="topic.id", index=True)
    run: int = 1


class TopicRow(SQLModel, table=True):
    __tablename__ = "topic"
    __table_args__ = (UniqueConstraint("gathering", "number"),)
    id: str = Field(primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    number: int
    title: str
    description: str
    sdgs: list[int] = Field(sa_column=Column(JSON, nullable=False))
    challenges: list[str] = Field(sa_column=Column(JSON, nullable=False))
    language: str = ""
    withdrawn: bool = False
    proposed_at: datetime = Field(sa_type=Utc)
    tags: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    links: list[dict[str, str]] = Field(
        default_factory=list, sa_column=Column(JSON, nullable=False)
    )
    fixed: bool = False
    track: str = ""
    speakers: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    seen: int = 0
    merged_into: str | None = Field(default=None, foreign_key="topic.id", index=True)


class ConvenerRow(SQLModel, table=True):
    """A credit: the words stand on their own, the participant may be nobody's (imported)."""

    __tablename__ = "convener"
    topic: str = Field(foreign_key="topic.id", primary_key=True)
    position: int = Field(primary_key=True)
    participant: str | None = Field(default=None, foreign_key="participant.id", index=True)
    name: str
    organisation: str
    sector: str


class VoteRow(SQLModel, table=True):
    __tablename__ = "vote"
    topic: str = Field(foreign_key="topic.id", primary_key=True)
    participant: str = Field(foreign_key="participant.id", primary_key=True, index=True)
    cast_at: datetime = Field(sa_type=Utc)


class PlaceRow(SQLModel, table=True):
    __tablename__ = "place"
    __table_args__ = (UniqueConstraint("gathering", "position"),)
    id: str = Field(primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    name: str
    position: int
    seats: int | None = None
    room: str = ""
    call: str = ""


class PlacementRow(SQLModel, table=True):
    __tablename__ = "placement"
    __table_args__ = (UniqueConstraint("gathering", "slot", "place"),)
    breakout: str = Field(foreign_key="breakout.id", primary_key=True)
    topic: str = Field(foreign_key="topic.id", index=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    slot: str
    place: str = Field(foreign_key="place.id")
    pinned: bool = False


class ArrangementRow(SQLModel, table=True):
    """Cards that were rearranged together, so that it can be undone; ``moves`` as in the fact."""

    __tablename__ = "arrangement"
    id: str = Field(primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    participant: str = Field(foreign_key="participant.id")
    made_at: datetime = Field(sa_type=Utc)
    moves: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    undone: bool = False
    places: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))


class PairRow(SQLModel, table=True):
    """Two topics that must run ``together`` or ``apart``; ``first`` sorts before ``second``."""

    __tablename__ = "pair"
    first: str = Field(foreign_key="topic.id", primary_key=True)
    second: str = Field(foreign_key="topic.id", primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    kind: str


class UnavailableRow(SQLModel, table=True):
    """A slot in which somebody cannot convene."""

    __tablename__ = "unavailable"
    participant: str = Field(foreign_key="participant.id", primary_key=True)
    slot: str = Field(primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)


class OfferRow(SQLModel, table=True):
    """What a convener asks of another person; it is done when the other side says yes."""

    __tablename__ = "offer"
    id: str = Field(primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    kind: str
    topic: str = Field(foreign_key="topic.id", index=True)
    other: str | None = Field(default=None, foreign_key="topic.id", index=True)
    made_by: str = Field(foreign_key="participant.id")
    made_to: str | None = Field(default=None, foreign_key="participant.id", index=True)
    made_at: datetime = Field(sa_type=Utc)
    state: str


class NoticeRow(SQLModel, table=True):
    """What somebody must be told, until they have put it away. ``values`` fill its sentence."""

    __tablename__ = "notice"
    id: str = Field(primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    participant: str = Field(foreign_key="participant.id", index=True)
    kind: str
    topic: str | None = Field(default=None, foreign_key="topic.id")
    values: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    told_at: datetime = Field(sa_type=Utc)


class CalendarRow(SQLModel, table=True):
    """The secret address of somebody's calendar; only its hash is kept."""

    __tablename__ = "calendar"
    hash: str = Field(primary_key=True)
    participant: str = Field(foreign_key="participant.id", unique=True)

"""The marketplace in full: runs, seats, fixed programme, merging, offers, notices, pairs.

Columns are added and no table that others refer to is made anew: with foreign keys on, that would
take their rows along.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

EMPTY = "[]"


def upgrade() -> None:
    for table, columns in _columns().items():
        for column in columns:
            op.add_column(table, column)
    op.execute("ALTER TABLE topic ADD COLUMN merged_into VARCHAR REFERENCES topic (id)")
    op.create_index("ix_topic_merged_into", "topic", ["merged_into"])
    _place_breakouts()
    _plan()
    _tell_each_other()


def _columns() -> dict[str, list[sa.Column[object]]]:
    return {
        "gathering": [_text("tallies", "shown")],
        "stretch": [_text("lasting"), _flag("frozen")],
        "place": [sa.Column("seats", sa.Integer()), _text("room"), _text("call")],
        "topic": [
            _json("tags"),
            _json("links"),
            _flag("fixed"),
            _text("track"),
            _json("speakers"),
            sa.Column("seen", sa.Integer(), nullable=False, server_default="0"),
        ],
    }


def _place_breakouts() -> None:
    """A placement is a breakout's: until now every topic had one run."""
    op.create_table(
        "placed",
        _key("breakout", "breakout.id"),
        _of("topic", "topic.id"),
        _of("gathering", "gathering.code"),
        sa.Column("slot", sa.String(), nullable=False),
        _of("place", "place.id"),
        sa.Column("pinned", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("gathering", "slot", "place"),
    )
    op.execute(
        "INSERT INTO placed SELECT breakout.id, placement.topic, placement.gathering, slot, place,"
        " false FROM placement JOIN breakout ON breakout.topic = placement.topic AND run = 1"
    )
    op.drop_table("placement")
    op.rename_table("placed", "placement")
    op.create_index("ix_placement_topic", "placement", ["topic"])
    op.create_index("ix_placement_gathering", "placement", ["gathering"])


def _plan() -> None:
    op.create_table(
        "arrangement",
        _id(),
        _of("gathering", "gathering.code"),
        _of("participant", "participant.id"),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("moves", sa.JSON(), nullable=False),
        sa.Column("undone", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "pair",
        _key("first", "topic.id"),
        _key("second", "topic.id"),
        _of("gathering", "gathering.code"),
        sa.Column("kind", sa.String(), nullable=False),
    )
    op.create_table(
        "unavailable",
        _key("participant", "participant.id"),
        sa.Column("slot", sa.String(), primary_key=True),
        _of("gathering", "gathering.code"),
    )
    for table in ("arrangement", "pair", "unavailable"):
        op.create_index(f"ix_{table}_gathering", table, ["gathering"])


def _tell_each_other() -> None:
    op.create_table(
        "offer",
        _id(),
        _of("gathering", "gathering.code"),
        sa.Column("kind", sa.String(), nullable=False),
        _of("topic", "topic.id"),
        sa.Column("other", sa.String(), sa.ForeignKey("topic.id")),
        _of("made_by", "participant.id"),
        sa.Column("made_to", sa.String(), sa.ForeignKey("participant.id")),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
    )
    op.create_table(
        "notice",
        _id(),
        _of("gathering", "gathering.code"),
        _of("participant", "participant.id"),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), sa.ForeignKey("topic.id")),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "calendar",
        sa.Column("hash", sa.String(), primary_key=True),
        _of("participant", "participant.id"),
        sa.UniqueConstraint("participant"),
    )
    for column in ("gathering", "topic", "other", "made_to"):
        op.create_index(f"ix_offer_{column}", "offer", [column])
    for column in ("gathering", "participant"):
        op.create_index(f"ix_notice_{column}", "notice", [column])


def _id() -> sa.Column[object]:
    return sa.Column("id", sa.String(), primary_key=True)


def _key(name: str, to: str) -> sa.Column[object]:
    return sa.Column(name, sa.String(), sa.ForeignKey(to), primary_key=True)


def _of(name: str, to: str) -> sa.Column[object]:
    return sa.Column(name, sa.String(), sa.ForeignKey(to), nullable=False)


def _text(name: str, default: str = "") -> sa.Column[object]:
    return sa.Column(name, sa.String(), nullable=False, server_default=default)


def _flag(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.Boolean(), nullable=False, server_default=sa.false())


def _json(name: str) -> sa.Column[object]:
    return sa.Column(name, sa.JSON(), nullable=False, server_default=EMPTY)

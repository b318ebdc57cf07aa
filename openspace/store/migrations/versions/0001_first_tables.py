"""first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:

    op.create_table(
        "gathering",
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("theme", sa.String(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("time_zone", sa.String(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("visibility", sa.String(), nullable=False),
        sa.Column("placing_rule", sa.String(), nullable=False),
        sa.Column("licence", sa.String(), nullable=False),
        sa.Column("invitation", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("frame", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("code"),
    )
    op.create_table(
        "invitation",
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("gathering", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("uses_left", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["gathering"],
            ["gathering.code"],
        ),
        sa.PrimaryKeyConstraint("hash"),
    )
    with op.batch_alter_table("invitation", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_invitation_gathering"), ["gathering"], unique=False)

    op.create_table(
        "participant",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("gathering", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("sector", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("named_in_reports", sa.Boolean(), nullable=False),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["gathering"],
            ["gathering.code"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("participant", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_participant_gathering"), ["gathering"], unique=False)

    op.create_table(
        "place",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("gathering", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gathering"],
            ["gathering.code"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("gathering", "position"),
    )
    with op.batch_alter_table("place", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_place_gathering"), ["gathering"], unique=False)

    op.create_table(
        "stretch",
        sa.Column("gathering", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("phase", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("starts", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["gathering"],
            ["gathering.code"],
        ),
        sa.PrimaryKeyConstraint("gathering", "position"),
    )
    op.create_table(
        "topic",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("gathering", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("sdgs", sa.JSON(), nullable=False),
        sa.Column("challenges", sa.JSON(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        sa.Column("proposed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["gathering"],
            ["gathering.code"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("gathering", "number"),
    )
    with op.batch_alter_table("topic", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_topic_gathering"), ["gathering"], unique=False)

    op.create_table(
        "breakout",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("gathering", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("run", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gathering"],
            ["gathering.code"],
        ),
        sa.ForeignKeyConstraint(
            ["topic"],
            ["topic.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    with op.batch_alter_table("breakout", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_breakout_gathering"), ["gathering"], unique=False)
        batch_op.create_index(batch_op.f("ix_breakout_topic"), ["topic"], unique=False)

    op.create_table(
        "convener",
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("participant", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("organisation", sa.String(), nullable=False),
        sa.Column("sector", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant"],
            ["participant.id"],
        ),
        sa.ForeignKeyConstraint(
            ["topic"],
            ["topic.id"],
        ),
        sa.PrimaryKeyConstraint("topic", "position"),
    )
    with op.batch_alter_table("convener", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_convener_participant"), ["participant"], unique=False)

    op.create_table(
        "key",
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("participant", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant"], ["participant.id"], initially="DEFERRED", deferrable=True
        ),
        sa.PrimaryKeyConstraint("hash"),
    )
    with op.batch_alter_table("key", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_key_participant"), ["participant"], unique=False)

    op.create_table(
        "placement",
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("gathering", sa.String(), nullable=False),
        sa.Column("slot", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["gathering"],
            ["gathering.code"],
        ),
        sa.ForeignKeyConstraint(
            ["place"],
            ["place.id"],
        ),
        sa.ForeignKeyConstraint(
            ["topic"],
            ["topic.id"],
        ),
        sa.PrimaryKeyConstraint("topic"),
        sa.UniqueConstraint("gathering", "slot", "place"),
    )
    with op.batch_alter_table("placement", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_placement_gathering"), ["gathering"], unique=False)

    op.create_table(
        "vote",
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("participant", sa.String(), nullable=False),
        sa.Column("cast_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["participant"],
            ["participant.id"],
        ),
        sa.ForeignKeyConstraint(
            ["topic"],
            ["topic.id"],
        ),
        sa.PrimaryKeyConstraint("topic", "participant"),
    )
    with op.batch_alter_table("vote", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_vote_participant"), ["participant"], unique=False)

    op.create_table(
        "attendance",
        sa.Column("breakout", sa.String(), nullable=False),
        sa.Column("participant", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["breakout"],
            ["breakout.id"],
        ),
        sa.ForeignKeyConstraint(
            ["participant"],
            ["participant.id"],
        ),
        sa.PrimaryKeyConstraint("breakout", "participant"),
    )
    op.create_table(
        "note",
        sa.Column("breakout", sa.String(), nullable=False),
        sa.Column("gathering", sa.String(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("edited_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["breakout"],
            ["breakout.id"],
        ),
        sa.ForeignKeyConstraint(
            ["gathering"],
            ["gathering.code"],
        ),
        sa.PrimaryKeyConstraint("breakout"),
    )
    with op.batch_alter_table("note", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_note_gathering"), ["gathering"], unique=False)

    op.create_table(
        "whereabouts",
        sa.Column("participant", sa.String(), nullable=False),
        sa.Column("gathering", sa.String(), nullable=False),
        sa.Column("breakout", sa.String(), nullable=True),
        sa.Column("away", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["breakout"],
            ["breakout.id"],
        ),
        sa.ForeignKeyConstraint(
            ["gathering"],
            ["gathering.code"],
        ),
        sa.ForeignKeyConstraint(
            ["participant"],
            ["participant.id"],
        ),
        sa.PrimaryKeyConstraint("participant"),
    )
    with op.batch_alter_table("whereabouts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_whereabouts_breakout"), ["breakout"], unique=False)
        batch_op.create_index(batch_op.f("ix_whereabouts_gathering"), ["gathering"], unique=False)

    op.create_table(
        "note_update",
        sa.Column("breakout", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("participant", sa.String(), nullable=False),
        sa.Column("update", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["breakout"],
            ["note.breakout"],
        ),
        sa.ForeignKeyConstraint(
            ["participant"],
            ["participant.id"],
        ),
        sa.PrimaryKeyConstraint("breakout", "number"),
    )

"""Announcements that stand, and who has put them away."""

import sqlalchemy as sa
from alembic import op

revision = "0045"
down_revision = "0035"


def upgrade() -> None:
    op.create_table(
        "announcement",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("gathering", sa.String(), sa.ForeignKey("gathering.code"), nullable=False),
        sa.Column("by", sa.String(), sa.ForeignKey("participant.id"), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("audience", sa.String(), nullable=False),
        sa.Column("of", sa.String(), nullable=False),
        sa.Column("together", sa.String(), nullable=False),
        sa.Column("said_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "announcement_put_away",
        sa.Column("announcement", sa.String(), sa.ForeignKey("announcement.id"), primary_key=True),
        sa.Column("participant", sa.String(), sa.ForeignKey("participant.id"), primary_key=True),
        sa.Column("gathering", sa.String(), sa.ForeignKey("gathering.code"), nullable=False),
    )
    op.create_index("ix_announcement_gathering", "announcement", ["gathering"])
    op.create_index("ix_announcement_put_away_gathering", "announcement_put_away", ["gathering"])
    op.create_index(
        "ix_announcement_put_away_participant", "announcement_put_away", ["participant"]
    )

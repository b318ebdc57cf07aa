"""Rooms ask for a facilitator."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.create_table(
        "help",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("gathering", sa.String(), sa.ForeignKey("gathering.code"), nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("participant", sa.String(), sa.ForeignKey("participant.id"), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("helper", sa.String(), sa.ForeignKey("participant.id")),
        sa.UniqueConstraint("gathering", "room"),
    )

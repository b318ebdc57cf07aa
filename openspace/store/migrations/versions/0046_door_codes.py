"""Codes that are read out to who cannot get in."""

import sqlalchemy as sa
from alembic import op

revision = "0046"
down_revision = "0037"


def upgrade() -> None:
    op.create_table(
        "door_code",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("gathering", sa.String(), sa.ForeignKey("gathering.code"), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.Column("participant", sa.String(), sa.ForeignKey("participant.id"), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_door_code_gathering", "door_code", ["gathering"])

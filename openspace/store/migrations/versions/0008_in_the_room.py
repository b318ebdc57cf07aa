"""People in a room raise their hands, and one of them takes notes."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.create_table(
        "raised_hand",
        sa.Column("participant", sa.String(), sa.ForeignKey("participant.id"), primary_key=True),
        sa.Column("id", sa.String(), nullable=False, unique=True),
        sa.Column("gathering", sa.String(), sa.ForeignKey("gathering.code"), nullable=False),
        sa.Column("room", sa.String(), nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_raised_hand_gathering", "raised_hand", ["gathering"])
    op.create_index("ix_raised_hand_room", "raised_hand", ["room"])
    op.create_table(
        "note_taker",
        sa.Column("breakout", sa.String(), sa.ForeignKey("breakout.id"), primary_key=True),
        sa.Column("gathering", sa.String(), sa.ForeignKey("gathering.code"), nullable=False),
        sa.Column("participant", sa.String(), sa.ForeignKey("participant.id"), nullable=False),
    )
    op.create_index("ix_note_taker_gathering", "note_taker", ["gathering"])

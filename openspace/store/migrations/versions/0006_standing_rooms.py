"""One can be in a standing room too, and how often people went from room to room is counted."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.create_table(
        "is_where",
        sa.Column("participant", sa.String(), sa.ForeignKey("participant.id"), primary_key=True),
        sa.Column("gathering", sa.String(), sa.ForeignKey("gathering.code"), nullable=False),
        sa.Column("room", sa.String()),
        sa.Column("away", sa.Boolean(), nullable=False),
    )
    op.execute(
        "INSERT INTO is_where SELECT participant, gathering, breakout, away FROM whereabouts"
    )
    op.drop_table("whereabouts")
    op.rename_table("is_where", "whereabouts")
    op.create_index("ix_whereabouts_gathering", "whereabouts", ["gathering"])
    op.create_index("ix_whereabouts_room", "whereabouts", ["room"])
    op.create_table(
        "passage",
        sa.Column("gathering", sa.String(), sa.ForeignKey("gathering.code"), primary_key=True),
        sa.Column("from_room", sa.String(), primary_key=True),
        sa.Column("to_room", sa.String(), primary_key=True),
        sa.Column("count", sa.Integer(), nullable=False),
    )

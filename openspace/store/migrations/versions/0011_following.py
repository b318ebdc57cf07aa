"""Who lets others follow them, and who follows whom now."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.create_table(
        "leave_to_follow",
        sa.Column("participant", sa.String(), sa.ForeignKey("participant.id"), primary_key=True),
        sa.Column("gathering", sa.String(), sa.ForeignKey("gathering.code"), nullable=False),
    )
    op.create_index("ix_leave_to_follow_gathering", "leave_to_follow", ["gathering"])
    op.create_table(
        "following",
        sa.Column("participant", sa.String(), sa.ForeignKey("participant.id"), primary_key=True),
        sa.Column("gathering", sa.String(), sa.ForeignKey("gathering.code"), nullable=False),
        sa.Column("followed", sa.String(), sa.ForeignKey("participant.id"), nullable=False),
    )
    op.create_index("ix_following_gathering", "following", ["gathering"])
    op.create_index("ix_following_followed", "following", ["followed"])

"""Who takes part in the building."""

import sqlalchemy as sa
from alembic import op

revision = "0060"
down_revision = "0030"


def upgrade() -> None:
    op.create_table(
        "in_hall",
        sa.Column("participant", sa.String(), sa.ForeignKey("participant.id"), primary_key=True),
        sa.Column("gathering", sa.String(), sa.ForeignKey("gathering.code"), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_in_hall_gathering", "in_hall", ["gathering"])

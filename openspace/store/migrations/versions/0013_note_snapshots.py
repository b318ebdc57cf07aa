"""Notes have snapshots beside their logs."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    op.create_table(
        "note_snapshot",
        sa.Column("breakout", sa.String(), sa.ForeignKey("note.breakout"), primary_key=True),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("length", sa.Integer(), nullable=False),
        sa.Column("ledger", sa.LargeBinary(), nullable=False),
        sa.Column("whole", sa.LargeBinary(), nullable=False),
    )

"""What became of actions, and what the clock has said of them."""

import sqlalchemy as sa
from alembic import op

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    op.create_table(
        "action_step",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("action", sa.String(), sa.ForeignKey("action.id"), nullable=False),
        sa.Column("gathering", sa.String(), sa.ForeignKey("gathering.code"), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("line", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    for column in ("action", "gathering"):
        op.create_index(f"ix_action_step_{column}", "action_step", [column])
    op.add_column("action", sa.Column("told_due", sa.Date(), nullable=True))
    late: sa.Column[bool] = sa.Column(
        "told_late", sa.Boolean(), nullable=False, server_default=sa.false()
    )
    op.add_column("action", late)
    op.add_column("action", sa.Column("told_at", sa.DateTime(timezone=True), nullable=True))

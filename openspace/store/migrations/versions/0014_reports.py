"""What conversations came to: reports, field by field."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    op.create_table(
        "report_field",
        sa.Column("breakout", sa.String(), sa.ForeignKey("breakout.id"), primary_key=True),
        sa.Column("field", sa.String(), primary_key=True),
        sa.Column("gathering", sa.String(), sa.ForeignKey("gathering.code"), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("participant", sa.String(), sa.ForeignKey("participant.id"), nullable=False),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "report",
        sa.Column("breakout", sa.String(), sa.ForeignKey("breakout.id"), primary_key=True),
        sa.Column("gathering", sa.String(), sa.ForeignKey("gathering.code"), nullable=False),
        sa.Column("participant", sa.String(), sa.ForeignKey("participant.id"), nullable=False),
        sa.Column("filed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("heads", sa.Integer(), nullable=False),
    )
    for table in ("report_field", "report"):
        op.create_index(f"ix_{table}_gathering", table, ["gathering"])

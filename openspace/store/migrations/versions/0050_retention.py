"""When personal data are erased: what was moved, told and done."""

import sqlalchemy as sa
from alembic import op

revision = "0050"
down_revision = "0040"


def upgrade() -> None:
    op.create_table(
        "retention",
        sa.Column("gathering", sa.String(), nullable=False),
        sa.Column("moved_to", sa.Date(), nullable=True),
        sa.Column("postponed", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["gathering"], ["gathering.code"]),
        sa.PrimaryKeyConstraint("gathering"),
    )
    op.create_table(
        "erasure_told",
        sa.Column("gathering", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["gathering"], ["gathering.code"]),
        sa.PrimaryKeyConstraint("gathering", "what"),
    )
    op.create_table(
        "erasure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("gathering", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["gathering"], ["gathering.code"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_erasure_gathering"), "erasure", ["gathering"])

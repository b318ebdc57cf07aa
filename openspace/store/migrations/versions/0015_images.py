"""Gatherings have pictures, for their notes."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.create_table(
        "image",
        sa.Column("gathering", sa.String(), sa.ForeignKey("gathering.code"), primary_key=True),
        sa.Column("file", sa.String(), primary_key=True),
        sa.Column("sort", sa.String(), nullable=False),
        sa.Column("width", sa.Integer(), nullable=False),
        sa.Column("height", sa.Integer(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("kept_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
    )

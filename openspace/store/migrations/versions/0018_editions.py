"""Editions of the workbook, the pressing that goes on, and who did what with the book."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.create_table(
        "pressing",
        sa.Column("gathering", sa.String(), sa.ForeignKey("gathering.code"), primary_key=True),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("by", sa.String(), sa.ForeignKey("participant.id"), nullable=False),
        sa.Column("began_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("made", sa.Integer(), nullable=False),
        sa.Column("ended", sa.String(), nullable=True),
    )
    op.create_table(
        "edition",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("gathering", sa.String(), sa.ForeignKey("gathering.code"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("pressed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("files", sa.JSON(), nullable=False),
        sa.Column("contents", sa.JSON(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=True),
        sa.Column("sealed_by", sa.String(), sa.ForeignKey("participant.id"), nullable=True),
        sa.Column("sealed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("published", sa.Boolean(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("replaced_by", sa.Integer(), nullable=False),
    )
    op.create_table(
        "edition_act",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("gathering", sa.String(), sa.ForeignKey("gathering.code"), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("by", sa.String(), sa.ForeignKey("participant.id"), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    for table in ("edition", "edition_act"):
        op.create_index(f"ix_{table}_gathering", table, ["gathering"])

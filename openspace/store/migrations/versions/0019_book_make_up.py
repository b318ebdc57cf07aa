"""How a book is made up: what was chosen, what was left out, who was reminded."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.create_table(
        "book_choice",
        sa.Column("gathering", sa.String(), sa.ForeignKey("gathering.code"), primary_key=True),
        sa.Column("part", sa.String(), primary_key=True),
        sa.Column("values", sa.JSON(), nullable=False),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("participant", sa.String(), sa.ForeignKey("participant.id"), nullable=False),
        sa.Column("chosen_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "left_out", *_of_topics("left_out_at", sa.Column("reason", sa.String(), nullable=False))
    )
    op.create_table("reminder", *_of_topics("reminded_at"))
    for table in ("left_out", "reminder"):
        op.create_index(f"ix_{table}_gathering", table, ["gathering"])


def _of_topics(when: str, *more: sa.Column[Any]) -> tuple[sa.Column[Any], ...]:
    return (
        sa.Column("topic", sa.String(), sa.ForeignKey("topic.id"), primary_key=True),
        sa.Column("gathering", sa.String(), sa.ForeignKey("gathering.code"), nullable=False),
        *more,
        sa.Column("participant", sa.String(), sa.ForeignKey("participant.id"), nullable=False),
        sa.Column(when, sa.DateTime(timezone=True), nullable=False),
    )

"""Organisers who are known by their sign-in, and the browsers in which they are."""

import sqlalchemy as sa
from alembic import op

revision = "0041"
down_revision = "0036"


def upgrade() -> None:
    op.create_table(
        "organiser",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("subject", sa.String(), nullable=False, unique=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "organiser_key",
        sa.Column("hash", sa.String(), primary_key=True),
        sa.Column("organiser", sa.String(), sa.ForeignKey("organiser.id"), nullable=False),
    )
    op.create_index("ix_organiser_key_organiser", "organiser_key", ["organiser"])

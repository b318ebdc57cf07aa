"""Where somebody may be written to, and links that were mailed."""

import sqlalchemy as sa
from alembic import op

revision = "0036"
down_revision = "0050"


def upgrade() -> None:
    op.create_table(
        "reach",
        sa.Column("participant", sa.String(), sa.ForeignKey("participant.id"), primary_key=True),
        sa.Column("gathering", sa.String(), sa.ForeignKey("gathering.code"), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("folded", sa.String(), nullable=False),
        sa.Column("duties", sa.Boolean(), nullable=False),
        sa.Column("book", sa.Boolean(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("confirmed_at", sa.DateTime(timezone=True), nullable=True),
    )
    for column in ("gathering", "folded"):
        op.create_index(f"ix_reach_{column}", "reach", [column])
    op.create_table(
        "mailed_link",
        sa.Column("hash", sa.String(), primary_key=True),
        sa.Column("gathering", sa.String(), sa.ForeignKey("gathering.code"), nullable=False),
        sa.Column("participant", sa.String(), sa.ForeignKey("participant.id"), nullable=False),
        sa.Column("purpose", sa.String(), nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_mailed_link_participant", "mailed_link", ["participant"])

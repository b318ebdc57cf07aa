"""Somebody can be removed by a facilitator: when, and by whom."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.add_column("participant", sa.Column("removed_at", sa.DateTime(timezone=True)))
    op.execute("ALTER TABLE participant ADD COLUMN removed_by VARCHAR REFERENCES participant (id)")

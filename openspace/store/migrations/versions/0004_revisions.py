"""How often and when what stands in calendars has changed."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "revision",
        sa.Column("gathering", sa.String(), sa.ForeignKey("gathering.code"), primary_key=True),
        sa.Column("subject", sa.String(), primary_key=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )

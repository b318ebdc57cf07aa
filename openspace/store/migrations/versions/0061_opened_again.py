"""Which devices came in by a personal link that was opened once more."""

import sqlalchemy as sa
from alembic import op

revision = "0061"
down_revision = "0060"


def upgrade() -> None:
    for table in ("key", "waiting_key"):
        again: sa.Column[bool] = sa.Column(
            "again", sa.Boolean(), nullable=False, server_default=sa.false()
        )
        op.add_column(table, again)

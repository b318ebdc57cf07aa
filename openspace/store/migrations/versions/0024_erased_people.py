"""People can be erased, and when they were."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0022"


def upgrade() -> None:
    op.add_column("participant", sa.Column("erased_at", sa.DateTime(timezone=True)))

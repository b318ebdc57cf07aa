"""Where a facilitator's link was mailed."""

import sqlalchemy as sa
from alembic import op

revision = "0037"
down_revision = "0041"


def upgrade() -> None:
    address: sa.Column[str] = sa.Column("address", sa.String(), nullable=False, server_default="")
    op.add_column("invitation", address)

"""Which places were added for an arrangement, so that they go again with it."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column(
        "arrangement", sa.Column("places", sa.JSON(), nullable=False, server_default="[]")
    )

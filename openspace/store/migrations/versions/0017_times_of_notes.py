"""Every update of a note has a time; of those that are there already nobody knows it."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    op.add_column("note_update", sa.Column("written_at", sa.DateTime(timezone=True), nullable=True))

"""planned times."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

PLANNED = ("planned_starts", "planned_ends")


def upgrade() -> None:
    for planned in PLANNED:
        op.add_column("stretch", sa.Column(planned, sa.DateTime(timezone=True)))
    op.execute("UPDATE stretch SET planned_starts = starts, planned_ends = ends")
    with op.batch_alter_table("stretch") as stretch:
        for planned in PLANNED:
            stretch.alter_column(planned, nullable=False)

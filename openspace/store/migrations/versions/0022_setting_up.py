"""How long personal data are kept, days of facilitators, and links that are somebody's own."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    kept = sa.Column("kept_days", sa.Integer(), nullable=False, server_default="90")
    op.add_column("gathering", kept)
    op.add_column("participant", sa.Column("days", sa.JSON(), nullable=False, server_default="[]"))
    for new in (
        sa.Column("id", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=False, server_default=""),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
    ):
        op.add_column("invitation", new)
    op.create_index("ix_invitation_id", "invitation", ["id"], unique=True)

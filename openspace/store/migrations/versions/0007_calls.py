"""Which calls rooms have, and a secret of the house's own from which names are made.

The secret is drawn here, once for every database: whoever has the database has it.
"""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.add_column(
        "gathering", sa.Column("calls", sa.String(), nullable=False, server_default="automatic")
    )
    op.add_column("gathering", sa.Column("links", sa.JSON(), nullable=False, server_default="{}"))
    secret = op.create_table(
        "secret",
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("value", sa.String(), nullable=False),
    )
    op.bulk_insert(secret, [{"name": "calls", "value": secrets.token_urlsafe(32)}])

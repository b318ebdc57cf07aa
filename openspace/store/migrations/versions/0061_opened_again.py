"""Which devices came in by a personal link that was opened once more.

Of those from before nothing says it: all but somebody's first did, as far as anybody knows.
"""

import sqlalchemy as sa
from alembic import op

revision = "0061"
down_revision = "0060"

LATER = """
    UPDATE key SET again = 1 WHERE guest IS NOT NULL AND rowid > (
        SELECT min(first.rowid) FROM key AS first WHERE first.participant = key.participant)
"""
LATER_IN_LINE = """
    UPDATE waiting_key SET again = 1
    WHERE waiting IN (SELECT id FROM waiting WHERE guest IS NOT NULL) AND rowid > (
        SELECT min(first.rowid) FROM waiting_key AS first
        WHERE first.waiting = waiting_key.waiting)
"""


def upgrade() -> None:
    for table in ("key", "waiting_key"):
        again: sa.Column[bool] = sa.Column(
            "again", sa.Boolean(), nullable=False, server_default=sa.false()
        )
        op.add_column(table, again)
    op.execute(LATER)
    op.execute(LATER_IN_LINE)

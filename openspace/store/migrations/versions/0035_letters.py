"""Letters that are to be mailed."""

import sqlalchemy as sa
from alembic import op

revision = "0035"
down_revision = "0027"


def upgrade() -> None:
    op.create_table(
        "letter",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("gathering", sa.String(), sa.ForeignKey("gathering.code"), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("participant", sa.String(), sa.ForeignKey("participant.id"), nullable=True),
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("to", "name", "kind", "language", "subject", "text", "html")
        ),
        sa.Column("calendar", sa.LargeBinary(), nullable=False),
        sa.Column("not_before", sa.DateTime(timezone=True), nullable=True),
        sa.Column("not_after", sa.DateTime(timezone=True), nullable=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("put_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("answer", sa.String(), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.UniqueConstraint("gathering", "key"),
    )
    for column in ("gathering", "participant"):
        op.create_index(f"ix_letter_{column}", "letter", [column])
    op.create_index("ix_letter_state_due", "letter", ["state", "due"])

"""Cards of one's own, and who was given them."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "card",
        sa.Column(
            "participant",
            sa.String(),
            sa.ForeignKey("participant.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("gathering", sa.String(), sa.ForeignKey("gathering.code"), nullable=False),
        *(
            sa.Column(name, sa.String(), nullable=False)
            for name in ("name", "organisation", "seeks", "offers", "email")
        ),
        sa.Column("written_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "given_card",
        sa.Column(
            "giver",
            sa.String(),
            sa.ForeignKey("card.participant", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column(
            "receiver",
            sa.String(),
            sa.ForeignKey("participant.id", ondelete="CASCADE"),
            primary_key=True,
        ),
        sa.Column("gathering", sa.String(), sa.ForeignKey("gathering.code"), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("put_away", sa.Boolean(), nullable=False),
    )
    for table, column in (
        ("card", "gathering"),
        ("given_card", "gathering"),
        ("given_card", "receiver"),
    ):
        op.create_index(f"ix_{table}_{column}", table, [column])

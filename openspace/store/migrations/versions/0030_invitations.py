"""Who is invited, by which links, and who waits for a seat."""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0046"


def upgrade() -> None:
    text, moment = sa.String, sa.DateTime(timezone=True)
    op.create_table(
        "guest",
        sa.Column("id", text(), primary_key=True),
        sa.Column("gathering", text(), sa.ForeignKey("gathering.code"), nullable=False),
        sa.Column("name", text(), nullable=False),
        sa.Column("email", text(), nullable=False),
        sa.Column("folded", text(), nullable=True),
        sa.Column("organisation", text(), nullable=False),
        sa.Column("sector", text(), nullable=False),
        sa.Column("by", text(), sa.ForeignKey("participant.id"), nullable=True),
        sa.Column("invited_at", moment, nullable=True),
        sa.Column("declined_at", moment, nullable=True),
        sa.Column("withdrawn_at", moment, nullable=True),
        sa.Column("participant", text(), sa.ForeignKey("participant.id"), nullable=True),
        sa.Column("regardless", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("gathering", "folded"),
    )
    op.create_table(
        "guest_link",
        sa.Column("hash", text(), primary_key=True),
        sa.Column("guest", text(), sa.ForeignKey("guest.id", ondelete="CASCADE"), nullable=False),
    )
    op.create_table(
        "waiting",
        sa.Column("id", text(), primary_key=True),
        sa.Column("gathering", text(), sa.ForeignKey("gathering.code"), nullable=False),
        *(sa.Column(name, text(), nullable=False) for name in ("name", "organisation", "sector")),
        sa.Column("named_in_reports", sa.Boolean(), nullable=False),
        sa.Column("listed", sa.Boolean(), nullable=False),
        sa.Column("guest", text(), sa.ForeignKey("guest.id", ondelete="SET NULL"), nullable=True),
        sa.Column("asked_at", moment, nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
    )
    op.create_table(
        "waiting_key",
        sa.Column("hash", text(), primary_key=True),
        sa.Column(
            "waiting",
            text(),
            sa.ForeignKey("waiting.id", ondelete="CASCADE", deferrable=True, initially="DEFERRED"),
            nullable=False,
        ),
    )
    for table, column in (
        *(("guest", each) for each in ("gathering", "by", "participant")),
        ("guest_link", "guest"),
        *(("waiting", each) for each in ("gathering", "guest")),
        ("waiting_key", "waiting"),
    ):
        op.create_index(f"ix_{table}_{column}", table, [column])
    op.add_column("key", sa.Column("guest", text(), nullable=True))
    op.create_index("ix_key_guest", "key", ["guest"])

"""How gatherings converge, the dots that were laid, and actions with those who help."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"


def text(name: str, *more: sa.ForeignKey, nullable: bool = False) -> "sa.Column[str]":
    return sa.Column(name, sa.String(), *more, nullable=nullable)


def upgrade() -> None:
    op.create_table(
        "convergence",
        sa.Column("gathering", sa.String(), sa.ForeignKey("gathering.code"), primary_key=True),
        text("way"),
        sa.Column("dots", sa.Integer(), nullable=False),
        text("counts"),
        sa.Column("bodies", sa.JSON(), nullable=False),
        sa.Column("revealed", sa.Boolean(), nullable=False),
    )
    op.create_table(
        "dot",
        sa.Column("topic", sa.String(), sa.ForeignKey("topic.id"), primary_key=True),
        sa.Column("participant", sa.String(), sa.ForeignKey("participant.id"), primary_key=True),
        text("gathering", sa.ForeignKey("gathering.code")),
        sa.Column("dots", sa.Integer(), nullable=False),
    )
    op.create_table(
        "action",
        sa.Column("id", sa.String(), primary_key=True),
        text("gathering", sa.ForeignKey("gathering.code")),
        sa.Column("number", sa.Integer(), nullable=False),
        text("title"),
        sa.Column("topics", sa.JSON(), nullable=False),
        text("organisation"),
        sa.Column("due", sa.Date(), nullable=True),
        text("body"),
        text("participant", sa.ForeignKey("participant.id")),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        text("owner", sa.ForeignKey("participant.id"), nullable=True),
        text("asked", sa.ForeignKey("participant.id"), nullable=True),
        text("status"),
        text("moved_by", sa.ForeignKey("participant.id"), nullable=True),
        sa.Column("moved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("withdrawn", sa.Boolean(), nullable=False),
        text("step"),
        sa.UniqueConstraint("gathering", "number"),
    )
    op.create_table(
        "action_helper",
        sa.Column("action", sa.String(), sa.ForeignKey("action.id"), primary_key=True),
        sa.Column("participant", sa.String(), sa.ForeignKey("participant.id"), primary_key=True),
        text("gathering", sa.ForeignKey("gathering.code")),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    indexed = {
        "dot": ("participant", "gathering"),
        "action": ("gathering", "participant", "owner", "asked"),
        "action_helper": ("participant", "gathering"),
    }
    for table, columns in indexed.items():
        for column in columns:
            op.create_index(f"ix_{table}_{column}", table, [column])

"""Who is known again by their organisation's sign-in or a passkey.

A secret of the house is drawn, with which what is kept of a person elsewhere is mixed.
"""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0040"
down_revision = "0045"


def upgrade() -> None:
    who = sa.ForeignKey("participant.id", deferrable=True, initially="DEFERRED")
    op.create_table(
        "sign_in",
        sa.Column("participant", sa.String(), who, primary_key=True),
        sa.Column("gathering", sa.String(), sa.ForeignKey("gathering.code"), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("at_desk", sa.Boolean(), nullable=False),
        sa.UniqueConstraint("gathering", "subject"),
    )
    op.create_table(
        "passkey",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("gathering", sa.String(), sa.ForeignKey("gathering.code"), nullable=False),
        sa.Column("participant", sa.String(), sa.ForeignKey("participant.id"), nullable=False),
        sa.Column("credential", sa.String(), nullable=False, unique=True),
        sa.Column("public_key", sa.LargeBinary(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
    )
    op.create_index("ix_passkey_participant", "passkey", ["participant"])
    secret = sa.table("secret", sa.column("name", sa.String()), sa.column("value", sa.String()))
    op.bulk_insert(secret, [{"name": "sign-in", "value": secrets.token_urlsafe(32)}])

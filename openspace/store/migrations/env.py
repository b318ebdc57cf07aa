"""Alembic's entry: it runs on the connection that ``upgrade`` hands over."""

from typing import Any, Literal

from alembic import context
from sqlmodel import AutoString, SQLModel

from openspace.store import (  # noqa: F401  every table is compared
    action_tables,
    book_tables,
    report_tables,
    room_tables,
    tables,
)


def plain(kind: str, item: Any, _: Any) -> str | Literal[False]:
    """Write our own column types as plain SQLAlchemy: a migration outlives its tables."""
    if kind == "type" and isinstance(item, tables.Utc):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(item, AutoString):
        return "sa.String()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,
    render_item=plain,
)
with context.begin_transaction():
    context.run_migrations()

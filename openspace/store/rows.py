"""Plain rows: what is asked on every request is a statement made once, answered without objects.

The rule: the columns of a row are named as in its class in ``tables``; nothing tracks it, and
what is built from it is a value of the domain. Asked this way a row costs a quarter of what it
costs as an object, and a vote asks for a dozen.
"""

from dataclasses import fields
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Select, Table, select
from sqlmodel import SQLModel


def table_of(kind: type[SQLModel]) -> Table:
    """The table that a class of ``tables`` describes."""
    return SQLModel.metadata.tables[str(kind.__tablename__)]


def rows_of(table: Table) -> Select[Any]:
    """Every column of its rows."""
    return select(table)


def columns_of(table: Table, value: type[Any]) -> Select[Any]:
    """The columns that a dataclass of the domain is made of, in the order of its fields."""
    return select(*(table.c[each.name] for each in fields(value)))


def written(at: datetime) -> str:
    """A time as a ``Utc`` column holds it, for a statement that is given as it is."""
    if at.tzinfo is None:
        raise ValueError("a time without a zone cannot be kept")
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")

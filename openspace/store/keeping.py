"""Facts into rows: ``keep`` writes down one fact; each feature's module adds its own kinds."""

from functools import cached_property, singledispatch
from typing import Any

from sqlalchemy import Connection, CursorResult, Executable
from sqlmodel import Session

from openspace.domain.facts import Fact


class Transaction(Session):
    """What the other floors hand around without looking inside: all of it is one transaction."""

    def ask(self, statement: Executable, **values: Any) -> CursorResult[Any]:
        """Run a statement about tables, not objects, with these values for its parameters."""
        return self._held.execute(statement, values)

    @cached_property
    def _held(self) -> Connection:
        return self.connection()


@singledispatch
def keep(fact: Fact, tx: Transaction) -> None:
    """Write a fact down. Raises ``NotImplementedError`` for a kind that nobody keeps."""
    raise NotImplementedError(type(fact).__name__)

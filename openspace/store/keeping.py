"""Facts into rows: ``keep`` writes down one fact; each feature's module adds its own kinds."""

import sqlite3
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cached_property, singledispatch
from typing import Any, Generic, TypeVar

from sqlalchemy import Connection, CursorResult, Engine, Executable
from sqlmodel import Session

from openspace.domain.facts import Fact
from openspace.store.memory import NOTHING, Kept, Subject, remembered

T = TypeVar("T")


class Transaction(Session):
    """What the other floors hand around without looking inside: all of it is one transaction.

    ``kept`` answers what is remembered while this one goes on.
    """

    def __init__(self, engine: Engine, kept: Callable[[], Kept] = lambda: NOTHING) -> None:
        super().__init__(engine)
        self._kept = kept

    def remembered(self, subject: Subject, what: Hashable, read: Callable[[], T]) -> T:
        """What ``read`` answers, which looks at nothing but the subject's tables (K1)."""
        return remembered(self._kept(), subject, what, read)

    def recalled(self, subject: Subject, what: Hashable) -> Any | None:
        """What is remembered under this name, if anything is."""
        return self._kept().get(subject, {}).get(what)

    def ask(self, statement: Executable, **values: Any) -> CursorResult[Any]:
        """Run a statement about tables, not objects, with these values for its parameters."""
        return self._held.execute(statement, values)

    @property
    def plain(self) -> sqlite3.Connection:
        """The database itself, for what is asked so often that a statement's making counts."""
        held: Any = self._held.connection.dbapi_connection
        return held  # type: ignore[no-any-return]

    @cached_property
    def _held(self) -> Connection:
        return self.connection()


@dataclass(frozen=True, slots=True)
class Jotting(Generic[T]):
    """Work that needs the database alone: among its like it is spared what objects cost (D7).

    It writes to no table of which anything is remembered.
    """

    work: Callable[[sqlite3.Connection], T]

    def __call__(self, tx: Transaction) -> T:
        """Do it among other work."""
        return self.work(tx.plain)


@singledispatch
def keep(fact: Fact, tx: Transaction) -> None:
    """Write a fact down. Raises ``NotImplementedError`` for a kind that nobody keeps."""
    raise NotImplementedError(type(fact).__name__)

"""Facts into rows: ``keep`` writes down one fact; each feature's module adds its own kinds."""

from functools import singledispatch

from sqlmodel import Session

from openspace.domain.facts import Fact

Transaction = Session
"""What the other floors hand around without looking inside."""


@singledispatch
def keep(fact: Fact, tx: Transaction) -> None:
    """Write a fact down. Raises ``NotImplementedError`` for a kind that nobody keeps."""
    raise NotImplementedError(type(fact).__name__)

"""What hardly ever changes is read once: who somebody is, a gathering and its timetable.

Rules:
    K1 What is remembered was read from ``TABLES`` alone. It ends with the commit of any statement
       that writes to one of them, whoever wrote it, before anybody is told of that commit.
    K2 A transaction that has written to one of them recalls nothing, and what it reads is not
       remembered.
    K3 What was read before such a commit is never remembered after it.
    K4 Only where the writer is can one know; a store that only reads remembers nothing.
"""

import re
from collections.abc import Callable, Hashable
from typing import Any, Final, TypeVar

T = TypeVar("T")

TABLES: Final = frozenset({"gathering", "stretch", "participant", "key", "invitation"})
MOST: Final = 10_000
WRITES: Final = re.compile(
    r'\b(?:INTO|UPDATE(?:\s+OR\s+\w+)?|DELETE\s+FROM|TABLE)\s+["`\[]?(\w+)', re.IGNORECASE
)

Kept = dict[Hashable, Any]


class Memory:
    """``kept`` is thrown away whole; who still holds an old one fills nothing that counts (K3)."""

    def __init__(self) -> None:
        self.kept: Kept = {}

    def forget(self) -> None:
        """Begin anew."""
        self.kept = {}


def writes_to_tables(statement: str) -> bool:
    """Whether a statement writes to a table that is remembered from (K1)."""
    if statement.startswith("SELECT"):
        return False
    return not TABLES.isdisjoint(name.lower() for name in WRITES.findall(statement))


def remembered(kept: Kept | None, what: Hashable, read: Callable[[], T]) -> T:
    """What was read before, or is read now; that there is nothing is not remembered."""
    if kept is None:
        return read()
    known: T | None = kept.get(what)
    if known is not None:
        return known
    found = read()
    if found is not None and len(kept) < MOST:
        kept[what] = found
    return found

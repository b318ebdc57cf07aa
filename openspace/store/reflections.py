"""The lines of the closing circle; one that was taken away stays as a row without words."""

from sqlmodel import col, delete, select, update

from openspace.domain.closing import Reflection
from openspace.domain.facts.closing import (
    ReflectionSaid,
    ReflectionTakenAway,
    ReflectionTakenBack,
)
from openspace.store.action_tables import ReflectionRow
from openspace.store.keeping import Transaction, keep
from openspace.store.memory import REFLECTIONS


def reflections(tx: Transaction, gathering: str) -> tuple[Reflection, ...]:
    """What stands, the oldest first."""

    def read() -> tuple[Reflection, ...]:
        here = select(ReflectionRow).where(ReflectionRow.gathering == gathering)
        standing = here.where(col(ReflectionRow.removed_at).is_(None))
        in_turn = standing.order_by(col(ReflectionRow.at), col(ReflectionRow.id))
        return tuple(map(_reflection, tx.exec(in_turn)))

    return tx.remembered(REFLECTIONS, gathering, read)


def reflection_of(tx: Transaction, gathering: str, participant: str) -> Reflection | None:
    """What somebody said, if it stands."""
    found = reflections(tx, gathering)
    return next((each for each in found if each.participant == participant), None)


def reflection(tx: Transaction, gathering: str, reflection: str) -> Reflection | None:
    """One of them, if it stands."""
    row = tx.get(ReflectionRow, reflection)
    stands = row and row.gathering == gathering and row.removed_at is None
    return _reflection(row) if row and stands else None


def _reflection(row: ReflectionRow) -> Reflection:
    return Reflection(row.id, row.participant, row.text, row.named, row.at)


@keep.register
def _(fact: ReflectionSaid, tx: Transaction) -> None:
    row = tx.get(ReflectionRow, fact.reflection)
    if row is None:
        row = ReflectionRow(
            id=fact.reflection,
            gathering=fact.gathering,
            participant=fact.participant,
            text="",
            named=False,
            at=fact.at,
        )
        tx.add(row)
    row.text, row.named = fact.text, fact.named
    tx.flush()


@keep.register
def _(fact: ReflectionTakenBack, tx: Transaction) -> None:
    tx.execute(delete(ReflectionRow).where(col(ReflectionRow.id) == fact.reflection))


@keep.register
def _(fact: ReflectionTakenAway, tx: Transaction) -> None:
    this = update(ReflectionRow).where(col(ReflectionRow.id) == fact.reflection)
    tx.execute(this.values(text="", removed_by=fact.by, removed_at=fact.at))

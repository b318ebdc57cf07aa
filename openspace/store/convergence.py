"""How a gathering converges, and the dots that everyone has laid."""

from sqlalchemy import ColumnElement
from sqlmodel import col, delete, select, update

from openspace.domain.convergence import COUNTS, WAYS, Laid, Rules
from openspace.domain.facts.convergence import (
    ConvergenceRulesSet,
    CountsCovered,
    CountsRevealed,
    DotLaid,
    DotTakenBack,
)
from openspace.store.action_tables import ConvergenceRow, DotRow
from openspace.store.keeping import Transaction, keep


def rules(tx: Transaction, gathering: str) -> Rules:
    """How it converges; as every gathering does, until somebody chooses."""
    row = tx.get(ConvergenceRow, gathering)
    if row is None:
        return Rules()
    way = next(each for each in WAYS if each == row.way)
    counts = next(each for each in COUNTS if each == row.counts)
    return Rules(way, row.dots, counts, tuple(row.bodies), row.revealed)


def dots(tx: Transaction, gathering: str, participant: str | None = None) -> tuple[Laid, ...]:
    """The dots that were laid, of everyone or of one person."""
    these = select(DotRow).where(DotRow.gathering == gathering)
    if participant is not None:
        these = these.where(DotRow.participant == participant)
    return tuple(Laid(each.topic, each.participant, each.dots) for each in tx.exec(these))


@keep.register
def _(fact: ConvergenceRulesSet, tx: Transaction) -> None:
    row = _row(tx, fact.gathering)
    row.way, row.dots, row.counts = fact.way, fact.dots, fact.counts
    row.bodies = list(fact.bodies)
    tx.flush()


@keep.register
def _(fact: CountsRevealed, tx: Transaction) -> None:
    _row(tx, fact.gathering).revealed = True
    tx.flush()


@keep.register
def _(fact: CountsCovered, tx: Transaction) -> None:
    _row(tx, fact.gathering).revealed = False
    tx.flush()


@keep.register
def _(fact: DotLaid, tx: Transaction) -> None:
    if fact.dots > 1:
        _set(tx, fact)
        return
    tx.add(DotRow(topic=fact.topic, participant=fact.participant, gathering=fact.gathering, dots=1))
    tx.flush()


@keep.register
def _(fact: DotTakenBack, tx: Transaction) -> None:
    if fact.dots:
        _set(tx, fact)
    else:
        tx.execute(delete(DotRow).where(*_here(fact)))


def _set(tx: Transaction, fact: DotLaid | DotTakenBack) -> None:
    tx.execute(update(DotRow).where(*_here(fact)).values(dots=fact.dots))


def _here(fact: DotLaid | DotTakenBack) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return col(DotRow.topic) == fact.topic, col(DotRow.participant) == fact.participant


def _row(tx: Transaction, gathering: str) -> ConvergenceRow:
    row = tx.get(ConvergenceRow, gathering)
    if row is None:
        usual = Rules()
        row = ConvergenceRow(
            gathering=gathering, way=usual.way, dots=usual.dots, counts=usual.counts, bodies=[]
        )
        tx.add(row)
    return row

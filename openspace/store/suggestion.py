"""Arrangements in the store, so that the last one can be undone."""

from dataclasses import asdict
from typing import Any

from sqlmodel import col, select, update

from openspace.domain.facts.agenda import Move
from openspace.domain.facts.suggestion import ArrangementMade, ArrangementUndone
from openspace.domain.suggestion import Arrangement
from openspace.store.keeping import Transaction, keep
from openspace.store.tables import ArrangementRow


def last_arrangement(tx: Transaction, gathering: str) -> Arrangement | None:
    """What was applied last and not undone."""
    rows = select(ArrangementRow).where(
        ArrangementRow.gathering == gathering, col(ArrangementRow.undone).is_(False)
    )
    row = tx.exec(rows.order_by(col(ArrangementRow.made_at).desc())).first()
    return _arrangement(row) if row else None


@keep.register
def _(fact: ArrangementMade, tx: Transaction) -> None:
    tx.add(
        ArrangementRow(
            id=fact.arrangement,
            gathering=fact.gathering,
            participant=fact.participant,
            made_at=fact.at,
            moves=[asdict(move) for move in fact.moves],
            places=list(fact.places),
        )
    )
    tx.flush()


@keep.register
def _(fact: ArrangementUndone, tx: Transaction) -> None:
    undone = update(ArrangementRow).where(col(ArrangementRow.id) == fact.arrangement)
    tx.execute(undone.values(undone=True))


def _arrangement(row: ArrangementRow) -> Arrangement:
    moves = tuple(_move(each) for each in row.moves)
    return Arrangement(row.id, row.participant, row.made_at, moves, tuple(row.places))


def _move(kept: dict[str, Any]) -> Move:
    return Move(kept["topic"], kept["breakout"], _cell(kept["before"]), _cell(kept["after"]))


def _cell(kept: list[str] | None) -> tuple[str, str] | None:
    return (kept[0], kept[1]) if kept else None

"""Who is where now, and who was in which breakout at all."""

from collections import defaultdict
from collections.abc import Mapping

from sqlmodel import col, select

from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.domain.whereabouts import Whereabouts
from openspace.store.keeping import Transaction, keep
from openspace.store.tables import (
    AttendanceRow,
    BreakoutRow,
    ParticipantRow,
    WhereaboutsRow,
)


def of(tx: Transaction, participant: str) -> Whereabouts:
    """Where somebody is; who never came is away, in the hallway."""
    row = tx.get(WhereaboutsRow, participant)
    return Whereabouts(participant, row.breakout, row.away) if row else Whereabouts(participant)


def present(tx: Transaction, gathering: str) -> tuple[Whereabouts, ...]:
    """Everybody who is in reach, and where."""
    here = col(WhereaboutsRow.away).is_(False)
    rows = select(WhereaboutsRow).where(WhereaboutsRow.gathering == gathering, here)
    order = rows.order_by(col(WhereaboutsRow.participant))
    return tuple(Whereabouts(row.participant, row.breakout, row.away) for row in tx.exec(order))


def inside(tx: Transaction, breakout: str) -> tuple[Whereabouts, ...]:
    """Everybody whose room this is, also those out of reach."""
    rows = select(WhereaboutsRow).where(WhereaboutsRow.breakout == breakout)
    order = rows.order_by(col(WhereaboutsRow.participant))
    return tuple(Whereabouts(row.participant, row.breakout, row.away) for row in tx.exec(order))


def everybody_present(tx: Transaction) -> tuple[tuple[str, str], ...]:
    """Gathering and participant of everyone in reach, over all gatherings."""
    here = col(WhereaboutsRow.away).is_(False)
    return tuple(tx.exec(select(WhereaboutsRow.gathering, WhereaboutsRow.participant).where(here)))


def has_breakout(tx: Transaction, gathering: str, breakout: str) -> bool:
    """Whether the gathering has this breakout."""
    row = tx.get(BreakoutRow, breakout)
    return row is not None and row.gathering == gathering


def attended(tx: Transaction, gathering: str) -> Mapping[str, tuple[str, ...]]:
    """Who was in each breakout at some time: participants' ids in the order they registered."""
    rows = tx.exec(
        select(AttendanceRow.breakout, AttendanceRow.participant)
        .join(ParticipantRow, col(ParticipantRow.id) == col(AttendanceRow.participant))
        .where(ParticipantRow.gathering == gathering)
        .order_by(col(ParticipantRow.registered_at), col(ParticipantRow.id))
    )
    found: defaultdict[str, list[str]] = defaultdict(list)
    for breakout, participant in rows:
        found[breakout].append(participant)
    return {breakout: tuple(people) for breakout, people in found.items()}


@keep.register
def _(fact: ParticipantMoved, tx: Transaction) -> None:
    tx.merge(
        WhereaboutsRow(
            participant=fact.participant,
            gathering=fact.gathering,
            breakout=fact.breakout,
            away=fact.away,
        )
    )
    if fact.breakout and not fact.away:
        tx.merge(AttendanceRow(breakout=fact.breakout, participant=fact.participant))
    tx.flush()

"""Pairs of topics, and who cannot in which slot, in the store."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import bindparam
from sqlmodel import col, delete, or_, select

from openspace.domain.facts.pairs import AvailabilityTold, TopicsPaired, TopicsUnpaired
from openspace.domain.pairs import Pair, Wishes
from openspace.store.keeping import Transaction, keep
from openspace.store.rows import table_of
from openspace.store.tables import PairRow, TopicRow, UnavailableRow

PAIR = table_of(PairRow)
APART = select(PAIR.c.first, PAIR.c.second).where(
    PAIR.c.kind == "apart",
    or_(PAIR.c.first == bindparam("topic"), PAIR.c.second == bindparam("topic")),
)


def wishes(tx: Transaction, gathering: str) -> Wishes:
    """What is wished of the grid; pairs of which one is withdrawn or merged are left out."""
    hangs = select(TopicRow.id).where(
        TopicRow.gathering == gathering,
        col(TopicRow.withdrawn).is_(False),
        col(TopicRow.merged_into).is_(None),
    )
    rows = tx.exec(
        select(PairRow)
        .where(col(PairRow.first).in_(hangs), col(PairRow.second).in_(hangs))
        .order_by(col(PairRow.kind), col(PairRow.first), col(PairRow.second))
    )
    pairs = tuple(
        Pair(row.first, row.second, "together" if row.kind == "together" else "apart")
        for row in rows
    )
    return Wishes(pairs, unavailable(tx, gathering))


def apart_from(tx: Transaction, topic: str) -> frozenset[str]:
    """The topics that are kept apart from this one."""
    rows = tx.ask(APART, topic=topic)
    return frozenset(row.second if row.first == topic else row.first for row in rows)


def unavailable(tx: Transaction, gathering: str) -> Mapping[str, frozenset[str]]:
    """In which slots who cannot convene, by participant."""
    rows = tx.exec(select(UnavailableRow).where(UnavailableRow.gathering == gathering))
    found: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        found[row.participant].add(row.slot)
    return {participant: frozenset(slots) for participant, slots in sorted(found.items())}


@keep.register
def _(fact: TopicsPaired, tx: Transaction) -> None:
    tx.merge(
        PairRow(first=fact.first, second=fact.second, gathering=fact.gathering, kind=fact.kind)
    )
    tx.flush()


@keep.register
def _(fact: TopicsUnpaired, tx: Transaction) -> None:
    tx.execute(
        delete(PairRow).where(col(PairRow.first) == fact.first, col(PairRow.second) == fact.second)
    )


@keep.register
def _(fact: AvailabilityTold, tx: Transaction) -> None:
    tx.execute(delete(UnavailableRow).where(col(UnavailableRow.participant) == fact.participant))
    tx.add_all(
        UnavailableRow(participant=fact.participant, slot=slot, gathering=fact.gathering)
        for slot in fact.unavailable
    )
    tx.flush()

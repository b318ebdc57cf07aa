"""The fixed programme in the store: its seminars are topics that nobody proposed."""

from sqlmodel import col, update

from openspace.domain.facts.programme import SeminarAdded, SeminarChanged
from openspace.store.keeping import Transaction, keep
from openspace.store.tables import BreakoutRow, TopicRow


@keep.register
def _(fact: SeminarAdded, tx: Transaction) -> None:
    tx.add(
        TopicRow(
            id=fact.topic,
            gathering=fact.gathering,
            number=fact.number,
            title=fact.title,
            description=fact.description,
            sdgs=[],
            challenges=[],
            language=fact.language,
            proposed_at=fact.at,
            fixed=True,
            track=fact.track,
            speakers=list(fact.speakers),
        )
    )
    tx.flush()
    tx.add(BreakoutRow(id=fact.breakout, gathering=fact.gathering, topic=fact.topic))
    tx.flush()


@keep.register
def _(fact: SeminarChanged, tx: Transaction) -> None:
    changed = update(TopicRow).where(col(TopicRow.id) == fact.topic)
    tx.execute(
        changed.values(
            title=fact.title,
            track=fact.track,
            speakers=list(fact.speakers),
            description=fact.description,
        )
    )

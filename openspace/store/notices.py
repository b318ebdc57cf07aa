"""Notices in the store: they stay until they are put away."""

from typing import Any

from sqlalchemy import Row, bindparam
from sqlmodel import col, delete

from openspace.domain.facts.notices import NoticeGiven, NoticePutAway
from openspace.domain.notices import Notice, replaces
from openspace.store.keeping import Transaction, keep
from openspace.store.memory import NOTICES
from openspace.store.rows import rows_of, table_of
from openspace.store.tables import NoticeRow

NOTICE = table_of(NoticeRow)
TOLD = (
    rows_of(NOTICE)
    .where(NOTICE.c.participant == bindparam("participant"))
    .order_by(NOTICE.c.told_at.desc(), NOTICE.c.id)
)


def notices_for(tx: Transaction, participant: str) -> tuple[Notice, ...]:
    """What somebody was told and has not put away, the newest first."""

    def read() -> tuple[Notice, ...]:
        return tuple(_notice(row) for row in tx.ask(TOLD, participant=participant))

    return tx.remembered(NOTICES, participant, read)


def notice(tx: Transaction, gathering: str, id: str) -> Notice | None:  # noqa: A002
    """One notice of this gathering, if nobody has put it away."""
    row = tx.get(NoticeRow, id)
    return _notice(row) if row and row.gathering == gathering else None


@keep.register
def _(fact: NoticeGiven, tx: Transaction) -> None:
    gone = [each.id for each in notices_for(tx, fact.participant) if replaces(fact, each)]
    if gone:
        tx.execute(delete(NoticeRow).where(col(NoticeRow.id).in_(gone)))
    tx.add(
        NoticeRow(
            id=fact.notice,
            gathering=fact.gathering,
            participant=fact.participant,
            kind=fact.kind,
            topic=fact.topic,
            values=dict(fact.values),
            told_at=fact.at,
        )
    )
    tx.flush()


@keep.register
def _(fact: NoticePutAway, tx: Transaction) -> None:
    tx.execute(delete(NoticeRow).where(col(NoticeRow.id) == fact.notice))


def _notice(row: NoticeRow | Row[Any]) -> Notice:
    return Notice(row.id, row.participant, row.kind, row.topic or "", row.values, row.told_at)

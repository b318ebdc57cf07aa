"""Offers in the store."""

from typing import Any

from sqlalchemy import Row, bindparam, insert, update

from openspace.domain.facts.offers import OfferMade, OfferSettled
from openspace.domain.offers import Offer
from openspace.store.keeping import Transaction, keep
from openspace.store.memory import OFFERS
from openspace.store.rows import rows_of, table_of
from openspace.store.tables import OfferRow

OFFER = table_of(OfferRow)
OPEN = (
    rows_of(OFFER)
    .where(OFFER.c.gathering == bindparam("gathering"), OFFER.c.state == "open")
    .order_by(OFFER.c.made_at, OFFER.c.id)
)
ONE = rows_of(OFFER).where(
    OFFER.c.gathering == bindparam("gathering"), OFFER.c.id == bindparam("id")
)


def open_offers(tx: Transaction, gathering: str) -> tuple[Offer, ...]:
    """Everything that waits for an answer, in the order it was asked."""

    def read() -> tuple[Offer, ...]:
        return tuple(map(_offer, tx.execute(OPEN, {"gathering": gathering})))

    return tx.remembered(OFFERS, gathering, read)


def offer(tx: Transaction, gathering: str, id: str) -> Offer | None:  # noqa: A002
    """One offer of this gathering, whatever came of it."""
    row = tx.execute(ONE, {"gathering": gathering, "id": id}).first()
    return _offer(row) if row else None


@keep.register
def _(fact: OfferMade, tx: Transaction) -> None:
    row = {
        "id": fact.offer,
        "gathering": fact.gathering,
        "kind": fact.kind,
        "topic": fact.topic,
        "other": fact.other,
        "made_by": fact.made_by,
        "made_to": fact.made_to,
        "made_at": fact.at,
        "state": "open",
    }
    tx.execute(insert(OFFER), row)


@keep.register
def _(fact: OfferSettled, tx: Transaction) -> None:
    tx.execute(update(OFFER).where(OFFER.c.id == fact.offer).values(state=fact.state))


def _offer(row: Row[Any]) -> Offer:
    return Offer(
        id=row.id,
        kind=row.kind,
        topic=row.topic,
        other=row.other or "",
        made_by=row.made_by,
        made_to=row.made_to or "",
        at=row.made_at,
        state=row.state,
    )

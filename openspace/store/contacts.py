"""Cards in the store, a row a person, and a row for everybody who has been given one.

The rule: all of it hangs on the participant. Deleting a card takes it from everybody who holds it,
and deleting a participant takes the card and every trace of who gave whom: erasing is one delete.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, bindparam, delete, insert, or_, select, update
from sqlmodel import Field, SQLModel

from openspace.domain.contacts import Card, Cards, CardWords, Given
from openspace.domain.facts.contacts import (
    CardGiven,
    CardPutAway,
    CardTakenBack,
    CardTornUp,
    CardWritten,
)
from openspace.store.keeping import Transaction, keep
from openspace.store.memory import CARDS
from openspace.store.rows import rows_of, table_of
from openspace.store.tables import Utc


class CardRow(SQLModel, table=True):
    """Somebody's own card; it goes when they go."""

    __tablename__ = "card"
    participant: str = Field(foreign_key="participant.id", ondelete="CASCADE", primary_key=True)
    gathering: str = Field(foreign_key="gathering.code", index=True)
    name: str
    organisation: str
    seeks: str
    offers: str
    email: str
    written_at: datetime = Field(sa_type=Utc)


class GivenCardRow(SQLModel, table=True):
    """That somebody has another's card; it goes when the card goes, or who has it."""

    __tablename__ = "given_card"
    giver: str = Field(foreign_key="card.participant", ondelete="CASCADE", primary_key=True)
    receiver: str = Field(
        foreign_key="participant.id", ondelete="CASCADE", primary_key=True, index=True
    )
    gathering: str = Field(foreign_key="gathering.code", index=True)
    given_at: datetime = Field(sa_type=Utc)
    put_away: bool = False


CARD, GIVEN = table_of(CardRow), table_of(GivenCardRow)
ONE = rows_of(CARD).where(CARD.c.participant == bindparam("participant"))
OF_ONE = (
    rows_of(GIVEN)
    .where(
        or_(GIVEN.c.giver == bindparam("participant"), GIVEN.c.receiver == bindparam("participant"))
    )
    .order_by(GIVEN.c.given_at, GIVEN.c.giver, GIVEN.c.receiver)
)
HELD = (
    select(*CARD.c)
    .join(GIVEN, GIVEN.c.giver == CARD.c.participant)
    .where(GIVEN.c.receiver == bindparam("participant"))
    .order_by(CARD.c.name, CARD.c.participant)
)


def card(tx: Transaction, participant: str) -> Card | None:
    """Somebody's own card, if they wrote one."""
    row = tx.ask(ONE, participant=participant).first()
    return _card(row) if row else None


def cards(tx: Transaction, participant: str) -> Cards:
    """Which cards somebody has out, and which they hold."""

    def read() -> Cards:
        rows = tx.ask(OF_ONE, participant=participant)
        given = (Given(row.giver, row.receiver, row.given_at, row.put_away) for row in rows)
        return Cards(participant, tuple(given))

    return tx.remembered(CARDS, participant, read)


def held(tx: Transaction, participant: str) -> tuple[Card, ...]:
    """The cards that others have given to somebody, as they are now, by name."""
    return tuple(map(_card, tx.ask(HELD, participant=participant)))


@keep.register
def _(fact: CardWritten, tx: Transaction) -> None:
    words = {
        "name": fact.name,
        "organisation": fact.organisation,
        "seeks": fact.seeks,
        "offers": fact.offers,
        "email": fact.email,
        "written_at": fact.at,
    }
    mine = CARD.c.participant == fact.participant
    if tx.execute(select(CARD.c.participant).where(mine)).first():
        tx.execute(update(CARD).where(mine).values(words))
    else:
        row = {"participant": fact.participant, "gathering": fact.gathering, **words}
        tx.execute(insert(CARD), row)


@keep.register
def _(fact: CardGiven, tx: Transaction) -> None:
    row = {
        "giver": fact.giver,
        "receiver": fact.receiver,
        "gathering": fact.gathering,
        "given_at": fact.at,
        "put_away": False,
    }
    tx.execute(insert(GIVEN), row)


@keep.register
def _(fact: CardTakenBack, tx: Transaction) -> None:
    tx.execute(delete(GIVEN).where(_one(fact)))


@keep.register
def _(fact: CardPutAway, tx: Transaction) -> None:
    tx.execute(update(GIVEN).where(_one(fact)).values(put_away=True))


@keep.register
def _(fact: CardTornUp, tx: Transaction) -> None:
    tx.execute(delete(CARD).where(CARD.c.participant == fact.participant))


def _one(fact: CardTakenBack | CardPutAway) -> Any:
    return and_(GIVEN.c.giver == fact.giver, GIVEN.c.receiver == fact.receiver)


def _card(row: Row[Any]) -> Card:
    words = CardWords(row.name, row.organisation, row.seeks, row.offers, row.email)
    return Card(row.participant, words, row.written_at)

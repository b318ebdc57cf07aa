"""What people do in a room: raised hands, and who takes notes."""

from collections.abc import Mapping

from sqlalchemy import bindparam
from sqlmodel import col, delete

from openspace.domain.facts.rooms import (
    ChatForgotten,
    HandLowered,
    HandRaised,
    LineSaid,
    LineTakenAway,
    NoteTakerChanged,
)
from openspace.domain.hands import Hand
from openspace.store.keeping import Transaction, keep
from openspace.store.memory import PENS
from openspace.store.room_tables import NoteTakerRow, RaisedHandRow
from openspace.store.rows import rows_of, table_of

HAND, PEN = table_of(RaisedHandRow), table_of(NoteTakerRow)
HANDS = (
    rows_of(HAND)
    .where(HAND.c.gathering == bindparam("gathering"), HAND.c.room == bindparam("room"))
    .order_by(HAND.c.raised_at, HAND.c.id)
)
TAKERS = rows_of(PEN).where(PEN.c.gathering == bindparam("gathering"))


def hands(tx: Transaction, gathering: str, room: str) -> tuple[Hand, ...]:
    """The hands that are up in a room, in the order they were raised."""
    up = tx.ask(HANDS, gathering=gathering, room=room)
    return tuple(Hand(row.id, row.room, row.participant) for row in up)


def note_takers(tx: Transaction, gathering: str) -> Mapping[str, str]:
    """Who takes each breakout's notes, or took them last."""

    def read() -> Mapping[str, str]:
        return {row.breakout: row.participant for row in tx.ask(TAKERS, gathering=gathering)}

    return tx.remembered(PENS, ("note takers", gathering), read)


@keep.register
def _(fact: HandRaised, tx: Transaction) -> None:
    tx.add(
        RaisedHandRow(
            participant=fact.participant,
            id=fact.hand,
            gathering=fact.gathering,
            room=fact.room,
            raised_at=fact.at,
        )
    )
    tx.flush()


@keep.register
def _(fact: HandLowered, tx: Transaction) -> None:
    tx.execute(delete(RaisedHandRow).where(col(RaisedHandRow.id) == fact.hand))


@keep.register
def _(fact: NoteTakerChanged, tx: Transaction) -> None:
    tx.execute(delete(NoteTakerRow).where(col(NoteTakerRow.breakout) == fact.breakout))
    if fact.participant:
        tx.add(
            NoteTakerRow(
                breakout=fact.breakout, gathering=fact.gathering, participant=fact.participant
            )
        )
    tx.flush()


@keep.register(LineSaid)
@keep.register(LineTakenAway)
@keep.register(ChatForgotten)
def _(_: LineSaid | LineTakenAway | ChatForgotten, __: Transaction) -> None:
    """What is said in a chat is not kept (CH1)."""

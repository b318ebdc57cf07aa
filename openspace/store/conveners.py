"""Credits of conveners in the store: a row a topic and person, in the order they joined."""

from sqlalchemy import bindparam, delete, func, insert, select

from openspace.domain.facts.convening import ConvenerJoined, ConvenerLeft
from openspace.store.keeping import Transaction, keep
from openspace.store.merging import TOPIC, along
from openspace.store.rows import table_of
from openspace.store.tables import ConvenerRow

CONVENER = table_of(ConvenerRow)
ITS = along(TOPIC.c.id == bindparam("of"))
LAST = select(func.max(CONVENER.c.position)).where(CONVENER.c.topic == bindparam("of"))
LEAVES = delete(CONVENER).where(
    CONVENER.c.topic.in_(select(ITS.c.topic)), CONVENER.c.participant == bindparam("who")
)


@keep.register
def _(fact: ConvenerJoined, tx: Transaction) -> None:
    last = tx.execute(LAST, {"of": fact.topic}).scalar()
    row = {
        "topic": fact.topic,
        "position": 0 if last is None else last + 1,
        "participant": fact.participant,
        "name": fact.name,
        "organisation": fact.organisation,
        "sector": fact.sector,
    }
    tx.execute(insert(CONVENER), row)


@keep.register
def _(fact: ConvenerLeft, tx: Transaction) -> None:
    tx.execute(LEAVES, {"of": fact.topic, "who": fact.participant})

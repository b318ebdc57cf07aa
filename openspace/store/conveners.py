"""Credits of conveners in the store: a row a topic and person, in the order they joined.

The rule: who leaves a holder leaves what came along with it, and an heir is credited there in
their stead (C5).
"""

from sqlalchemy import bindparam, delete, func, insert, select, update

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

THERE = CONVENER.alias("there")
CREDIT = (
    select(CONVENER.c.participant, CONVENER.c.name, CONVENER.c.organisation, CONVENER.c.sector)
    .where(CONVENER.c.topic.in_(select(ITS.c.topic)), CONVENER.c.participant == bindparam("heir"))
    .limit(1)
)
GIVEN = update(CONVENER).where(
    CONVENER.c.topic.in_(select(ITS.c.topic)),
    CONVENER.c.participant == bindparam("who"),
    CONVENER.c.topic.not_in(select(THERE.c.topic).where(THERE.c.participant == bindparam("heir"))),
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
    credit = tx.execute(CREDIT, {"of": fact.topic, "heir": fact.heir}).first()
    if credit:
        given = GIVEN.values(credit._asdict())
        tx.execute(given, {"of": fact.topic, "who": fact.participant, "heir": fact.heir})
    tx.execute(LEAVES, {"of": fact.topic, "who": fact.participant})

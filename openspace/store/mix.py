"""From which sectors those come who marked one topic.

The rule: the database counts, so that nobody else's votes are read for it; who marked both a topic
and one that came along with it counts once (J2).
"""

from collections.abc import Sequence

from sqlalchemy import select

from openspace.store.keeping import Transaction
from openspace.store.marketplace_statements import ITS, PARTICIPANT, PEOPLE, VOTE

MIX = (
    select(PARTICIPANT.c.sector, PEOPLE)
    .select_from(ITS)
    .join(VOTE, VOTE.c.topic == ITS.c.topic)
    .join(PARTICIPANT, PARTICIPANT.c.id == VOTE.c.participant)
    .where(PARTICIPANT.c.sector != "")
    .group_by(PARTICIPANT.c.sector)
    .order_by(PEOPLE.desc(), PARTICIPANT.c.sector)
)


def sectors_of(tx: Transaction, topic: str) -> Sequence[tuple[str, int]]:
    """The sectors, the one that most come from first, with how many do."""
    return [(row.sector, row.many) for row in tx.ask(MIX, of=topic)]

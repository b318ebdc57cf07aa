"""Topics that went into others, in the store: who holds what, however long the chain.

The rule: votes and credits stay with the topic they were given to (J2, J3). Whoever counts them
starts from ``along``, whoever looks where they count now goes up by ``upwards``. Both follow an
index, and cost next to nothing where nobody merged.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Integer,
    Label,
    Select,
    bindparam,
    literal_column,
    select,
    update,
)

from openspace.domain.facts.merging import MergeUndone, TopicMerged
from openspace.store.keeping import Transaction, keep
from openspace.store.memory import TOPICS
from openspace.store.rows import table_of
from openspace.store.tables import TopicRow

TOPIC = table_of(TopicRow)


def along(*these: ColumnElement[bool]) -> CTE:
    """Rows of (holder, topic): these topics themselves, and everything that came along."""
    first = select(TOPIC.c.id.label("holder"), TOPIC.c.id.label("topic")).where(*these)
    held = first.cte("held", recursive=True)
    inside = TOPIC.alias("inside")
    step = select(held.c.holder, inside.c.id).join(held, inside.c.merged_into == held.c.topic)
    return held.union_all(step)


def upwards(found: Select[Any]) -> CTE:
    """Rows of (topic, since): those found, and every topic they went into."""
    first = found.cte("up", recursive=True)
    below = TOPIC.alias("below")
    step = (
        select(below.c.merged_into, first.c.since)
        .join(first, below.c.id == first.c.topic)
        .where(below.c.merged_into.is_not(None))
    )
    return first.union_all(step)


NEVER: Label[int] = literal_column("0", Integer).label("since")
HOLDS = along(TOPIC.c.gathering == bindparam("gathering"))
INSIDE = (
    select(HOLDS.c.holder, HOLDS.c.topic)
    .join(TOPIC, TOPIC.c.id == HOLDS.c.topic)
    .where(HOLDS.c.holder != HOLDS.c.topic)
    .order_by(TOPIC.c.number)
)
UP = upwards(select(TOPIC.c.id.label("topic"), NEVER).where(TOPIC.c.id == bindparam("of")))
HOLDER = select(TOPIC.c.id).join(UP, UP.c.topic == TOPIC.c.id).where(TOPIC.c.merged_into.is_(None))


def inside(tx: Transaction, gathering: str) -> Mapping[str, tuple[str, ...]]:
    """What came along with each topic and all it holds, by number; only those that hold any."""

    def read() -> Mapping[str, tuple[str, ...]]:
        held: defaultdict[str, list[str]] = defaultdict(list)
        for row in tx.ask(INSIDE, gathering=gathering):
            held[row.holder].append(row.topic)
        return {holder: tuple(topics) for holder, topics in held.items()}

    return tx.remembered(TOPICS, ("inside", gathering), read)


def holders(tx: Transaction, gathering: str) -> Mapping[str, str]:
    """The topic that hangs for each one that went into another."""
    held = inside(tx, gathering)
    gone = {topic for topics in held.values() for topic in topics}
    return {topic: root for root, topics in held.items() if root not in gone for topic in topics}


def holder_of(tx: Transaction, topic: str) -> str:
    """The topic that hangs for this one: itself, where it went into none."""
    return tx.execute(HOLDER, {"of": topic}).scalar() or topic


@keep.register
def _(fact: TopicMerged, tx: Transaction) -> None:
    _put(tx, fact.topic, fact.into)


@keep.register
def _(fact: MergeUndone, tx: Transaction) -> None:
    _put(tx, fact.topic, None)


def _put(tx: Transaction, topic: str, into: str | None) -> None:
    tx.execute(update(TOPIC).where(TOPIC.c.id == topic).values(merged_into=into))

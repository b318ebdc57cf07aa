"""The mix of a topic: from which sectors those come who marked it, along what it holds (J2)."""

from dataclasses import replace

from openspace.domain.facts.marketplace import VoteCast
from openspace.domain.facts.merging import TopicMerged
from openspace.store.engine import Store
from openspace.store.mix import sectors_of
from tests.cast import CODE, at, ben, chi, kept, proposed, registered, topic

CROWD = [
    replace(ben, id=f"p{number}", sector=sector)
    for number, sector in enumerate(("public", "public", "business", "academia", ""))
]


def marked(*marks: tuple[str, str]) -> list[VoteCast]:
    return [VoteCast(CODE, topic, who, at(9, 40)) for topic, who in marks]


async def test_the_sector_that_most_come_from_is_first_and_none_is_left_out(
    settled: Store,
) -> None:
    await settled.write(kept(*map(registered, CROWD), proposed(topic(2, chi))))
    others = marked(("t2", "p2"), ("t2", "p3"))
    await settled.write(kept(*marked(*(("t1", each.id) for each in CROWD)), *others))
    mix = await settled.read(lambda tx: sectors_of(tx, "t1"))
    assert mix == [("public", 2), ("academia", 1), ("business", 1)]


async def test_j2_who_marked_both_of_two_merged_topics_counts_once(settled: Store) -> None:
    await settled.write(kept(*map(registered, CROWD), proposed(topic(2, chi))))
    both = marked(("t1", "p0"), ("t2", "p0"), ("t2", "p1"), ("t1", "p2"))
    await settled.write(kept(*both, TopicMerged(CODE, "t2", "t1", (), ())))
    mix = await settled.read(lambda tx: sectors_of(tx, "t1"))
    assert mix == [("public", 2), ("business", 1)]

"""Topics and votes; the unique rules that two people at once could break."""

import asyncio
from dataclasses import replace

import pytest

from openspace.domain.facts.agenda import RunAdded
from openspace.domain.facts.marketplace import (
    Link,
    TopicRetitled,
    TopicWithdrawn,
    VoteCast,
    VoteTakenBack,
)
from openspace.domain.marketplace import Topic
from openspace.store import gatherings, marketplace
from openspace.store.engine import Conflict, Store
from openspace.store.keeping import Transaction, keep
from openspace.store.participants import everybody
from tests.cast import CODE, at, ben, chi, credit, gathering, kept, proposed, registered, topic

RICH = replace(
    topic(2, chi),
    title="Čáppa bárut 🌊 – " + "å" * 180,
    description="One\n\ntwo",
    sdgs=(14, 1),
    challenges=("far apart",),
    tags=("midwife", "IT"),
    links=(Link("https://example.org/a?b=c", "Ice"), Link("mailto:ben@example.org")),
)
IMPORTED = replace(topic(7), conveners=(replace(credit(ben), participant=None, name=""),))


async def found(store: Store) -> tuple[Topic, ...]:
    return await store.read(lambda tx: marketplace.topics(tx, CODE))


@pytest.mark.parametrize("new", [RICH, IMPORTED])
async def test_a_topic_comes_back_as_it_was(settled: Store, new: Topic) -> None:
    await settled.write(kept(proposed(new)))
    assert await settled.read(lambda tx: marketplace.topic(tx, CODE, new.id)) == new
    assert await found(settled) == (topic(), new)


async def test_topics_are_in_the_order_of_their_numbers(settled: Store) -> None:
    for number in (5, 3):
        await settled.write(kept(proposed(topic(number))))
    assert [each.number for each in await found(settled)] == [1, 3, 5]
    assert await settled.read(lambda tx: marketplace.next_number(tx, CODE)) == 6


async def test_the_first_number_is_1(store: Store) -> None:
    assert await store.read(lambda tx: marketplace.next_number(tx, CODE)) == 1


async def test_a_topic_belongs_to_its_gathering(settled: Store) -> None:
    await settled.write(lambda tx: gatherings.add(tx, replace(gathering(), code="other")))
    assert await settled.read(lambda tx: marketplace.topic(tx, CODE, "t1")) == topic()
    assert await settled.read(lambda tx: marketplace.topic(tx, "other", "t1")) is None
    assert await settled.read(lambda tx: marketplace.topics(tx, "other")) == ()


async def test_a_number_is_given_once_a_gathering(settled: Store) -> None:
    twin = replace(proposed(topic(1)), topic="t9", breakout="b9")
    with pytest.raises(Conflict):
        await settled.write(kept(twin))
    assert await found(settled) == (topic(),)
    await settled.write(lambda tx: gatherings.add(tx, replace(gathering(), code="other")))
    await settled.write(kept(replace(twin, gathering="other")))


async def test_a_withdrawn_topic_keeps_its_number(settled: Store) -> None:
    await settled.write(kept(TopicWithdrawn(CODE, "t1")))
    assert await found(settled) == (replace(topic(), withdrawn=True),)
    assert await settled.read(lambda tx: marketplace.next_number(tx, CODE)) == 2


async def test_a_topic_is_retitled_and_given_a_language(settled: Store) -> None:
    def changes(tx: Transaction) -> None:
        keep(TopicRetitled(CODE, "t1", "Ny tittel"), tx)
        marketplace.set_language(tx, "t1", "nb")

    await settled.write(changes)
    assert await found(settled) == (replace(topic(), title="Ny tittel", language="nb"),)


async def test_votes_are_counted_by_topic(settled: Store) -> None:
    await settled.write(kept(proposed(RICH)))
    marks = (("ana", "t1"), ("chi", "t1"), ("chi", "t2"))
    await settled.write(kept(*(VoteCast(CODE, marked, by, at(9, 40)) for by, marked in marks)))
    assert await settled.read(lambda tx: marketplace.votes(tx, CODE)) == {
        "t1": frozenset({"ana", "chi"}),
        "t2": frozenset({"chi"}),
    }
    assert await settled.read(lambda tx: marketplace.votes_of(tx, CODE, "chi")) == ("t1", "t2")
    assert await settled.read(lambda tx: marketplace.votes_of(tx, CODE, "ben")) == ()


async def test_interest_is_what_the_votes_add_up_to(settled: Store) -> None:
    await settled.write(kept(proposed(RICH)))
    marks = (("ana", "t1"), ("ben", "t1"), ("chi", "t1"), ("chi", "t2"))
    await settled.write(kept(*(VoteCast(CODE, marked, by, at(9, 40)) for by, marked in marks)))
    people = {each.id: each for each in await settled.read(lambda tx: everybody(tx, CODE))}
    votes = await settled.read(lambda tx: marketplace.votes(tx, CODE))
    assert await settled.read(lambda tx: marketplace.interest(tx, CODE)) == {
        marked: (len(by), len({people[each].sector for each in by} - {""}))
        for marked, by in votes.items()
    }


async def test_some_topics_are_counted_apart_as_they_are_among_all(settled: Store) -> None:
    await settled.write(kept(proposed(RICH), proposed(topic(3)), RunAdded(CODE, "t1", "b1b", 2)))
    marks = (("ana", "t1"), ("ben", "t1"), ("chi", "t1"), ("chi", "t2"))
    await settled.write(kept(*(VoteCast(CODE, marked, by, at(9, 40)) for by, marked in marks)))
    asked = ["t1", "t3", "t9"]
    all_of_them = await settled.read(lambda tx: marketplace.interest(tx, CODE))
    assert await settled.read(lambda tx: marketplace.marks(tx, CODE, asked)) == {
        "t1": all_of_them["t1"],
        "t3": (0, 0),
    }
    assert await settled.read(lambda tx: marketplace.marks_by_run(tx, CODE, asked)) == {
        "b1": 3,
        "b1b": 3,
        "b3": 0,
    }


async def test_what_was_taken_off_the_wall_is_nobodys_mark_to_show(settled: Store) -> None:
    await settled.write(kept(proposed(RICH), proposed(topic(3))))
    await settled.write(kept(VoteCast(CODE, "t1", "chi", at(9, 40)), TopicWithdrawn(CODE, "t1")))
    hanging = await settled.read(lambda tx: marketplace.hanging(tx, CODE))
    assert list(hanging) == ["t2", "t3"]
    assert await settled.read(lambda tx: marketplace.convened_by(tx, CODE, "ben")) == ("t3",)
    assert await settled.read(lambda tx: marketplace.convened_by(tx, CODE, "chi")) == ("t2",)
    assert await settled.read(lambda tx: marketplace.marks(tx, CODE, ["t1"])) == {}
    assert await settled.read(lambda tx: marketplace.marks_by_run(tx, CODE, ["t1"])) == {}


async def test_a_vote_is_taken_back(settled: Store) -> None:
    await settled.write(kept(*(VoteCast(CODE, "t1", by, at(9, 40)) for by in ("ana", "chi"))))
    await settled.write(kept(VoteTakenBack(CODE, "t1", "ana")))
    assert await settled.read(lambda tx: marketplace.votes(tx, CODE)) == {"t1": {"chi"}}
    assert await settled.read(lambda tx: marketplace.has_voted(tx, "t1", "chi"))
    assert not await settled.read(lambda tx: marketplace.has_voted(tx, "t1", "ana"))


async def test_one_person_has_one_vote_a_topic(settled: Store) -> None:
    fact = VoteCast(CODE, "t1", "chi", at(9, 40))
    await settled.write(kept(fact))
    with pytest.raises(Conflict):
        await settled.write(kept(replace(fact, at=at(9, 41))))


async def test_200_votes_at_once_with_10_doubles_are_exactly_190(settled: Store) -> None:
    voters = [f"v{number}" for number in range(190)]
    await settled.write(kept(*(registered(replace(chi, id=voter)) for voter in voters)))
    facts = [VoteCast(CODE, "t1", voter, at(9, 40)) for voter in voters + voters[:10]]
    answers = await asyncio.gather(
        *(settled.write(lambda tx, fact=fact: keep(fact, tx)) for fact in facts),  # type: ignore[misc]
        return_exceptions=True,
    )
    assert [isinstance(answer, Conflict) for answer in answers].count(True) == 10
    votes = await settled.read(lambda tx: marketplace.votes(tx, CODE))
    assert votes == {"t1": frozenset(voters)}


async def test_a_vote_by_nobody_or_for_nothing_is_refused(settled: Store) -> None:
    for fact in (VoteCast(CODE, "t1", "dee", at(9, 40)), VoteCast(CODE, "t9", "chi", at(9, 40))):
        with pytest.raises(Conflict):
            await settled.write(kept(fact))
    assert await settled.read(lambda tx: marketplace.votes(tx, CODE)) == {}

"""The wall's verbs, end to end with the cast."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from openspace.domain.facts.agenda import TopicUnplaced
from openspace.domain.facts.marketplace import (
    TopicProposed,
    TopicRetitled,
    TopicWithdrawn,
    VoteCast,
    VoteTakenBack,
)
from openspace.domain.marketplace import Proposal, Topic
from openspace.domain.refusal import Outcome
from openspace.facilitation import agenda, marketplace
from openspace.facilitation.house import NOT_ALLOWED, House
from openspace.store import gatherings
from openspace.store import marketplace as kept_topics
from tests.cast import ANA, BEN, CHI, CODE, DEE, ROUND_1, at, chi, credit, gathering, kept, topic
from tests.cast import proposed as put_up
from tests.domain.saying import code, facts
from tests.facilitation.conftest import Heard

PROPOSAL = Proposal("Ice on the quay", "In March.", (13,), ("few young",))


async def wall(house: House) -> tuple[Topic, ...]:
    return await house.store.read(lambda tx: kept_topics.topics(tx, CODE))


async def votes(house: House) -> dict[str, frozenset[str]]:
    return dict(await house.store.read(lambda tx: kept_topics.votes(tx, CODE)))


async def test_chi_puts_a_topic_up_and_it_hangs_there(house: House, heard: Heard) -> None:
    (fact,) = facts(await house.perform(marketplace.propose, CHI, PROPOSAL))
    assert isinstance(fact, TopicProposed)
    assert heard.facts == [fact]
    assert await wall(house) == (
        topic(),
        Topic(
            id=fact.topic,
            number=2,
            breakout=fact.breakout,
            title="Ice on the quay",
            conveners=(credit(chi),),
            description="In March.",
            sdgs=(13,),
            challenges=("few young",),
        ),
    )


async def test_50_who_propose_at_once_get_50_numbers(house: House) -> None:
    await asyncio.gather(
        *(house.perform(marketplace.propose, CHI, Proposal(f"Topic {n}")) for n in range(50))
    )
    assert [each.number for each in await wall(house)] == list(range(1, 52))


async def test_a_refused_proposal_hangs_nothing_up(house: House, heard: Heard) -> None:
    blank = await house.perform(marketplace.propose, CHI, replace(PROPOSAL, title=" "))
    assert code(blank) == "title_blank"
    assert (await wall(house), heard.facts) == ((topic(),), [])


async def test_ben_retitles_his_topic_and_chi_does_not(house: House) -> None:
    assert code(await house.perform(marketplace.retitle, CHI, "t1", "Mine")) == "not_yours"
    assert await house.perform(marketplace.retitle, BEN, "t1", "Boats") == (
        TopicRetitled(CODE, "t1", "Boats"),
    )
    assert [each.title for each in await wall(house)] == ["Boats"]


async def test_a_withdrawn_topic_leaves_the_grid_too(house: House, heard: Heard) -> None:
    await house.perform(agenda.place, BEN, "t1", ("r1", "haven"))
    heard.facts.clear()
    assert code(await house.perform(marketplace.withdraw, CHI, "t1")) == "not_yours"
    outcome = facts(await house.perform(marketplace.withdraw, BEN, "t1"))
    assert outcome == (TopicUnplaced(CODE, "t1", "b1", "r1", "haven"), TopicWithdrawn(CODE, "t1"))
    assert heard.facts == list(outcome)
    assert await wall(house) == (replace(topic(), withdrawn=True),)


async def test_a_facilitator_withdraws_any_topic(house: House) -> None:
    withdrawn, _ = facts(await house.perform(marketplace.withdraw, ANA, "t1"))
    assert withdrawn == TopicWithdrawn(CODE, "t1")
    assert await house.perform(marketplace.withdraw, ANA, "t1") == ()


async def test_a_vote_is_cast_once_however_many_tabs(house: House, heard: Heard) -> None:
    outcomes = await asyncio.gather(
        *(house.perform(marketplace.cast_vote, CHI, "t1") for _ in range(40))
    )
    assert sorted(len(facts(each)) for each in outcomes) == [0] * 39 + [1]
    assert await votes(house) == {"t1": {"chi"}}
    assert heard.facts == [VoteCast(CODE, "t1", "chi", at(9, 45))]


async def test_a_vote_is_taken_back(house: House) -> None:
    await house.perform(marketplace.cast_vote, CHI, "t1")
    assert await house.perform(marketplace.take_back_vote, CHI, "t1") == (
        VoteTakenBack(CODE, "t1", "chi"),
    )
    assert await votes(house) == {}


async def test_when_the_marketplace_is_closed_everything_stays(house: House) -> None:
    await house.perform(marketplace.cast_vote, CHI, "t1")
    await house.store.write(lambda tx: gatherings.add(tx, replace(gathering(ROUND_1), code="late")))
    late = replace(CHI, gathering="late")
    await house.store.write(kept(replace(put_up(topic(8)), gathering="late")))
    assert code(await house.perform(marketplace.cast_vote, late, "t8")) == "marketplace_closed"
    assert code(await house.perform(marketplace.propose, late, PROPOSAL)) == "marketplace_closed"
    assert await votes(house) == {"t1": {"chi"}}


async def test_a_topic_of_another_gathering_is_not_here(house: House) -> None:
    await house.store.write(lambda tx: gatherings.add(tx, replace(gathering(), code="other")))
    stranger = replace(ANA, gathering="other")
    for verb in (marketplace.withdraw, marketplace.cast_vote, marketplace.take_back_vote):
        assert code(await house.perform(verb, stranger, "t1")) == "no_such_topic"
    assert code(await house.perform(marketplace.retitle, stranger, "t1", "A")) == "no_such_topic"


Attempt = Callable[[House], Awaitable[Outcome]]
ATTEMPTS: dict[str, Attempt] = {
    "propose": lambda house: house.perform(marketplace.propose, DEE, PROPOSAL),
    "retitle": lambda house: house.perform(marketplace.retitle, DEE, "t1", "Mine"),
    "withdraw": lambda house: house.perform(marketplace.withdraw, DEE, "t1"),
    "vote": lambda house: house.perform(marketplace.cast_vote, DEE, "t1"),
    "take back": lambda house: house.perform(marketplace.take_back_vote, DEE, "t1"),
}


@pytest.mark.parametrize("attempt", ATTEMPTS)
async def test_dee_is_refused(house: House, heard: Heard, attempt: str) -> None:
    assert await ATTEMPTS[attempt](house) == NOT_ALLOWED
    assert (await wall(house), await votes(house), heard.facts) == ((topic(),), {}, [])

"""The wall's verbs, end to end with the cast."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from openspace.domain.facts.agenda import TopicUnplaced
from openspace.domain.facts.marketplace import (
    Link,
    TopicProposed,
    TopicRetitled,
    TopicWithdrawn,
    VoteCast,
    VoteTakenBack,
)
from openspace.domain.marketplace import Topic
from openspace.domain.proposals import Proposal
from openspace.domain.refusal import Outcome
from openspace.facilitation import agenda, marketplace
from openspace.facilitation.house import NOT_ALLOWED, House
from openspace.store import gatherings
from openspace.store import marketplace as kept_topics
from tests.cast import ANA, BEN, CHI, CLOSING, CODE, DEE, at, chi, credit, gathering, kept, topic
from tests.cast import proposed as put_up
from tests.domain.saying import code, facts, said
from tests.facilitation.conftest import Heard

PROPOSAL = Proposal("Ice on the quay", "In March.", (13,), ("few young",))
RICH = replace(PROPOSAL, tags=("midwife",), links=("Ice https://example.org/ice",))


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
            proposed_at=at(9, 45),
        ),
    )


async def test_a_title_that_hangs_already_is_asked_about(house: House, heard: Heard) -> None:
    await house.perform(marketplace.propose, CHI, PROPOSAL)
    heard.facts.clear()
    again = await house.perform(
        marketplace.propose, BEN, replace(PROPOSAL, title="ICE on the quay")
    )
    assert said(again) == "There is a topic with this title already: 2. Put it up anyway?"
    assert heard.facts == []
    await house.perform(marketplace.propose, BEN, replace(PROPOSAL, anyway=True))
    assert [each.number for each in await wall(house)] == [1, 2, 3]


async def test_a_withdrawn_title_is_free_again(house: House) -> None:
    await house.perform(marketplace.withdraw, BEN, "t1")
    assert len(facts(await house.perform(marketplace.propose, CHI, Proposal(topic().title)))) == 1


async def test_50_who_propose_at_once_get_50_numbers(house: House) -> None:
    await asyncio.gather(
        *(house.perform(marketplace.propose, CHI, Proposal(f"Topic {n}")) for n in range(50))
    )
    assert [each.number for each in await wall(house)] == list(range(1, 52))


async def test_a_refused_proposal_hangs_nothing_up(house: House, heard: Heard) -> None:
    blank = await house.perform(marketplace.propose, CHI, replace(PROPOSAL, title=" "))
    assert code(blank) == "title_blank"
    assert (await wall(house), heard.facts) == ((topic(),), [])


async def test_ben_rewords_his_topic_and_chi_does_not(house: House) -> None:
    refused = await house.perform(marketplace.reword, CHI, "t1", PROPOSAL)
    assert code(refused) == "not_yours"
    assert await house.perform(marketplace.reword, BEN, "t1", Proposal("Boats")) == (
        TopicRetitled(CODE, "t1", "Boats"),
    )
    assert [each.title for each in await wall(house)] == ["Boats"]
    await house.perform(marketplace.reword, BEN, "t1", RICH)
    assert await wall(house) == (
        replace(
            topic(),
            title=RICH.title,
            description=RICH.description,
            sdgs=RICH.sdgs,
            challenges=RICH.challenges,
            tags=("midwife",),
            links=(Link("https://example.org/ice", "Ice"),),
        ),
    )


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
    await house.store.write(lambda tx: gatherings.add(tx, replace(gathering(CLOSING), code="late")))
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
    reworded = await house.perform(marketplace.reword, stranger, "t1", PROPOSAL)
    assert code(reworded) == "no_such_topic"


Attempt = Callable[[House], Awaitable[Outcome]]
ATTEMPTS: dict[str, Attempt] = {
    "propose": lambda house: house.perform(marketplace.propose, DEE, PROPOSAL),
    "reword": lambda house: house.perform(marketplace.reword, DEE, "t1", PROPOSAL),
    "withdraw": lambda house: house.perform(marketplace.withdraw, DEE, "t1"),
    "vote": lambda house: house.perform(marketplace.cast_vote, DEE, "t1"),
    "take back": lambda house: house.perform(marketplace.take_back_vote, DEE, "t1"),
}


@pytest.mark.parametrize("attempt", ATTEMPTS)
async def test_dee_is_refused(house: House, heard: Heard, attempt: str) -> None:
    assert await ATTEMPTS[attempt](house) == NOT_ALLOWED
    assert (await wall(house), await votes(house), heard.facts) == ((topic(),), {}, [])

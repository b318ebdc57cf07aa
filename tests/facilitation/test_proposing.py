"""Hundreds who put up at once, some with a place: nothing is lost, nothing doubled."""

import asyncio
from collections import Counter
from dataclasses import replace

from openspace.domain.facts import Fact
from openspace.domain.facts.agenda import PlaceAdded, TopicPlaced
from openspace.domain.facts.marketplace import TopicProposed
from openspace.domain.facts.offers import OfferMade
from openspace.domain.permissions import Caller, Role
from openspace.domain.proposals import Proposal
from openspace.domain.refusal import Refusal
from openspace.facilitation import marketplace
from openspace.facilitation.house import House
from openspace.store import agenda
from openspace.store import marketplace as wall
from tests.cast import CHI, CODE, chi, gathering, kept, registered
from tests.domain.saying import code, facts
from tests.facilitation.conftest import Heard

MANY, PLACES = 400, 20


async def crowded(house: House) -> list[Caller]:
    """As many people as there will be topics, and a grid of 2 rounds by 20 places."""
    people = [f"p{number}" for number in range(MANY)]
    facts: list[Fact] = [registered(replace(chi, id=each)) for each in people]
    facts += [PlaceAdded(CODE, f"l{at}", f"Loft {at}", at) for at in range(2, PLACES)]
    await house.store.write(kept(*facts))
    return [Caller(CODE, each, Role.PARTICIPANT) for each in people]


async def test_400_who_put_up_at_once_get_400_numbers(house: House) -> None:
    people = await crowded(house)
    outcomes = await asyncio.gather(
        *(
            house.perform(marketplace.propose, who, Proposal(f"Topic {number}"))
            for number, who in enumerate(people)
        )
    )
    assert not [each for each in outcomes if isinstance(each, Refusal)]
    topics = await house.store.read(lambda tx: wall.topics(tx, CODE))
    assert [each.number for each in topics] == list(range(1, MANY + 2))
    assert {each.title for each in topics[1:]} == {f"Topic {number}" for number in range(MANY)}


async def test_400_who_want_40_places_with_their_topics(house: House, heard: Heard) -> None:
    """Half of them want round 1, half round 2; who finds it full has put nothing up."""
    people = await crowded(house)
    outcomes = await asyncio.gather(
        *(
            house.perform(marketplace.propose, who, Proposal(f"Topic {at}", slot=f"r{at % 2 + 1}"))
            for at, who in enumerate(people)
        )
    )
    said = Counter(code(each) for each in outcomes)
    assert said == {"": 2 * PLACES, "slot_full": MANY - 2 * PLACES}
    grid = await house.store.read(lambda tx: agenda.agenda(tx, gathering()))
    assert len({each.cell for each in grid.placements}) == 2 * PLACES
    topics = await house.store.read(lambda tx: wall.topics(tx, CODE))
    assert len(topics) == 2 * PLACES + 1
    assert {each.topic for each in grid.placements} == {each.id for each in topics[1:]}
    assert len(heard.facts) == 4 * PLACES


async def test_a_topic_and_its_place_are_told_in_that_order(house: House, heard: Heard) -> None:
    put_up, placed = facts(await house.perform(marketplace.propose, CHI, Proposal("A", slot="r1")))
    assert isinstance(put_up, TopicProposed)
    assert placed == TopicPlaced(CODE, put_up.topic, put_up.breakout, "r1", "haven")
    assert heard.facts == [put_up, placed]


async def test_who_is_named_on_the_sheet_is_asked_and_the_place_is_taken(
    house: House, heard: Heard
) -> None:
    """C6."""
    sheet = Proposal("A", slot="r1", together=("Ana Ås", "Ben Bø, Bøs båter"))
    outcome = facts(await house.perform(marketplace.propose, CHI, sheet))
    assert [type(each) for each in outcome] == [TopicProposed, TopicPlaced, OfferMade, OfferMade]
    asked = [each for each in outcome if isinstance(each, OfferMade)]
    assert [(each.kind, each.made_by, each.made_to) for each in asked] == [
        ("convene", "chi", "ana"),
        ("convene", "chi", "ben"),
    ]
    assert heard.facts == list(outcome)


async def test_a_name_that_is_nobodys_puts_nothing_up(house: House, heard: Heard) -> None:
    """C6."""
    for slot in ("", "r1"):
        sheet = Proposal("A", slot=slot, together=("Dee",))
        assert code(await house.perform(marketplace.propose, CHI, sheet)) == "nobody_called"
    assert heard.facts == []
    assert len(await house.store.read(lambda tx: wall.topics(tx, CODE))) == 1

"""Merging, end to end with the cast."""

from dataclasses import replace

import pytest

from openspace.domain.facts.agenda import TopicsRearranged
from openspace.domain.facts.convening import ConvenerJoined
from openspace.domain.facts.merging import MergeUndone, TopicMerged
from openspace.domain.facts.offers import OfferSettled
from openspace.domain.permissions import Caller, Role
from openspace.facilitation import agenda, conveners, marketplace, merging, offers
from openspace.facilitation.house import House
from openspace.store import gatherings
from tests.cast import ANA, BEN, CHI, CODE, ROUND_1, chi, gathering, kept, proposed, topic
from tests.domain.saying import code, facts
from tests.facilitation.asking import (
    HERE,
    THERE,
    answer,
    grid,
    merged,
    told,
    topics,
    votes,
    waiting,
)


async def test_a_yes_merges_votes_conveners_and_place(two: House) -> None:
    await two.perform(agenda.place, BEN, "t1", HERE)
    for caller, one in ((ANA, "t1"), (CHI, "t1"), (CHI, "t2")):
        await two.perform(marketplace.cast_vote, caller, one)
    await two.perform(offers.offer_merge, BEN, "t1", "t2")
    assert await votes(two) == {"t1": {"ana", "chi"}, "t2": {"chi"}}
    outcome = facts(await answer(two, CHI))
    assert [type(each) for each in outcome[:3]] == [OfferSettled, TopicsRearranged, TopicMerged]
    assert await votes(two) == {"t2": {"ana", "chi"}}
    found = await topics(two)
    assert found["t1"].merged_into == "t2"
    assert found["t2"].came_along == ("t1",)
    assert [each.participant for each in found["t2"].conveners] == ["chi", "ben"]
    assert [(each.breakout, each.cell) for each in (await grid(two)).placements] == [("b2", HERE)]
    assert (await told(two, "ben"), await told(two, "chi")) == (["merged"], [])


async def test_j6_undone_everything_is_as_it_was_but_the_votes_cast_since(two: House) -> None:
    await two.perform(marketplace.cast_vote, ANA, "t1")
    await two.perform(marketplace.cast_vote, CHI, "t2")
    before, marked = await topics(two), await votes(two)
    await merged(two)
    await two.perform(marketplace.cast_vote, BEN, "t1")  # an old page: it counts for the holder
    outcome = facts(await two.perform(merging.undo, BEN, "t1"))
    assert type(outcome[0]) is MergeUndone
    assert await topics(two) == before
    assert await votes(two) == {**marked, "t2": {"chi", "ben"}}
    assert await told(two, "chi") == []
    assert facts(await two.perform(merging.undo, BEN, "t1")) == ()


async def test_j6_who_convenes_neither_does_not_undo_it(two: House) -> None:
    await merged(two)
    elsewhere = replace(CHI, participant="eli")
    assert code(await two.perform(merging.undo, elsewhere, "t1")) == "not_yours_to_part"


@pytest.mark.parametrize("caller", [ANA, CHI])
async def test_j6_a_facilitator_or_who_said_yes_undoes_it(two: House, caller: Caller) -> None:
    await merged(two)
    facts(await two.perform(merging.undo, caller, "t1"))
    assert await told(two, "ben") == ["merge_undone"]


async def test_j5_a_chain_comes_along_and_out_again(two: House) -> None:
    await two.store.write(kept(proposed(topic(3, chi))))
    await merged(two)
    await two.perform(marketplace.cast_vote, ANA, "t1")
    await two.perform(offers.offer_merge, CHI, "t2", "t3")
    found = await topics(two)
    assert found["t3"].came_along == ("t1", "t2")
    assert await votes(two) == {"t3": {"ana"}}
    assert code(await two.perform(offers.offer_merge, CHI, "t3", "t1")) == "topic_merged"
    facts(await two.perform(merging.undo, CHI, "t2"))
    assert (await topics(two))["t2"].came_along == ("t1",)
    assert await votes(two) == {"t2": {"ana"}}


async def test_j7_what_came_along_hangs_again_when_its_holder_goes(two: House) -> None:
    await merged(two)
    await two.perform(marketplace.withdraw, CHI, "t2")
    found = await topics(two)
    assert (found["t1"], found["t2"].withdrawn) == (topic(), True)
    assert await told(two, "ben") == ["merge_undone", "withdrawn"]


async def test_a_topic_that_went_into_another_is_not_there_to_be_changed(two: House) -> None:
    await merged(two)
    assert code(await two.perform(marketplace.withdraw, BEN, "t1")) == "topic_merged"
    assert code(await two.perform(agenda.place, BEN, "t1", HERE)) == "topic_merged"
    assert code(await two.perform(conveners.step_down, BEN, "t1")) == "topic_merged"
    await two.perform(agenda.place_rest, ANA)
    assert [each.topic for each in (await grid(two)).placements] == ["t2"]


async def test_c5_who_takes_a_holder_over_takes_over_what_came_along(two: House) -> None:
    await merged(two)
    await two.perform(offers.ask_person, BEN, "t2", "hand_over", "ana")
    facts(await answer(two, ANA))
    credited = [each.participant for each in (await topics(two))["t2"].conveners]
    assert set(credited) == {"chi", "ana"}
    assert len(credited) == 2
    facts(await two.perform(merging.undo, ANA, "t1"))
    found = await topics(two)
    of = {name: [each.participant for each in found[name].conveners] for name in ("t1", "t2")}
    assert of == {"t1": ["ana"], "t2": ["chi", "ana"]}
    assert [each.name for each in found["t1"].conveners] == ["Ana Ås"]


async def test_c5_who_convenes_already_takes_over_what_came_along(two: House) -> None:
    await merged(two)
    await two.perform(offers.ask_person, BEN, "t2", "hand_over", "ana")
    (offer,) = await waiting(two)
    credit = ("Ana Ås", "Fjellgrend kommune", "public")
    await two.store.write(kept(ConvenerJoined(CODE, "t2", "ana", *credit, ())))
    facts(await two.perform(offers.accept, ANA, offer.id))
    facts(await two.perform(merging.undo, ANA, "t1"))
    assert [each.participant for each in (await topics(two))["t1"].conveners] == ["ana"]


async def test_c5_who_steps_down_from_a_holder_does_so_from_what_came_along(two: House) -> None:
    await merged(two)
    await two.perform(conveners.step_down, BEN, "t2")
    found = await topics(two)
    assert ([e.participant for e in found["t2"].conveners], found["t1"].conveners) == (["chi"], ())


async def test_when_the_marketplace_is_closed_nothing_is_merged(house: House) -> None:
    late = replace(gathering(ROUND_1), code="late")
    await house.store.write(lambda tx: gatherings.add(tx, late))
    for number in (8, 9):
        await house.store.write(kept(replace(proposed(topic(number)), gathering="late")))
    there = Caller("late", "ben", Role.PARTICIPANT)
    assert code(await house.perform(offers.offer_merge, there, "t8", "t9")) == "merging_closed"


async def test_n5_what_was_told_is_put_away_when_it_is_so_no_longer(two: House) -> None:
    await two.perform(agenda.place, ANA, "t1", HERE)
    assert await told(two, "ben") == ["placed"]
    await two.perform(agenda.place, BEN, "t1", THERE)
    assert await told(two, "ben") == []
    await two.perform(agenda.place, ANA, "t2", HERE)
    await merged(two)
    assert (await told(two, "ben"), await told(two, "chi")) == (["merged"], ["placed"])
    await two.perform(merging.undo, BEN, "t1")
    assert await told(two, "ben") == []
    await two.perform(conveners.step_down, CHI, "t2")
    assert await told(two, "chi") == []

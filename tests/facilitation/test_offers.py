"""Asking and answering, end to end with the cast."""

import asyncio
from dataclasses import replace

import pytest

from openspace.domain.facts.agenda import TopicsRearranged
from openspace.domain.facts.convening import ConvenerJoined
from openspace.domain.facts.merging import TopicMerged
from openspace.domain.facts.offers import OfferMade, OfferSettled
from openspace.domain.permissions import Caller
from openspace.facilitation import agenda, conveners, marketplace, merging, offers
from openspace.facilitation.house import NOT_ALLOWED, House
from openspace.store import gatherings
from tests.cast import ANA, BEN, CHI, CODE, DEE, chi, gathering, kept, proposed, topic
from tests.domain.saying import code, facts, said
from tests.facilitation.asking import (
    HERE,
    THERE,
    answer,
    grid,
    told,
    topics,
    waiting,
)


async def test_o2_who_is_not_asked_does_not_answer(two: House) -> None:
    await two.perform(offers.offer_merge, BEN, "t1", "t2")
    for caller in (ANA, BEN):
        assert code(await answer(two, caller)) == "not_asked"
    assert (await topics(two))["t1"].merged_into == ""


async def test_o1_only_a_convener_offers_and_a_facilitator_proposes_to_both(two: House) -> None:
    await two.store.write(kept(proposed(topic(3, chi))))
    assert code(await two.perform(offers.offer_merge, BEN, "t3", "t2")) == "not_yours_to_offer"
    await two.perform(offers.offer_merge, ANA, "t1", "t2")
    assert [each.kind for each in await waiting(two)] == ["proposal"]
    facts(await answer(two, CHI))
    (now,) = await waiting(two)
    assert (now.kind, now.topic, now.other, now.made_by) == ("merge", "t1", "t2", "chi")
    assert code(await answer(two, CHI)) == "not_asked"
    facts(await answer(two, BEN))
    assert (await topics(two))["t1"].merged_into == "t2"


async def test_o4_merges_that_cross_are_one_in_the_first_ones_direction(two: House) -> None:
    first, second = await asyncio.gather(
        two.perform(offers.offer_merge, BEN, "t1", "t2"),
        two.perform(offers.offer_merge, CHI, "t2", "t1"),
    )
    assert [type(each) for each in facts(first)] == [OfferMade]
    assert TopicMerged in [type(each) for each in facts(second)]
    found = await topics(two)
    assert (found["t1"].merged_into, found["t2"].merged_into) == ("t2", "")
    assert await waiting(two) == ()


async def test_o4_the_same_offer_twice_is_one_and_its_mirror_by_the_same_turns_it(
    two: House,
) -> None:
    await two.perform(offers.offer_merge, BEN, "t1", "t2")
    assert facts(await two.perform(offers.offer_merge, BEN, "t1", "t2")) == ()
    await two.perform(offers.offer_merge, BEN, "t2", "t1")
    assert [(each.topic, each.other) for each in await waiting(two)] == [("t2", "t1")]


async def test_o4_of_40_answers_one_counts(two: House) -> None:
    await two.perform(offers.offer_merge, BEN, "t1", "t2")
    (offer,) = await waiting(two)
    verbs = [offers.accept, offers.decline] * 20
    outcomes = await asyncio.gather(*(two.perform(each, CHI, offer.id) for each in verbs))
    assert [code(each) for each in outcomes].count("offer_settled") == 39


async def test_o5_an_offer_is_taken_back_by_who_made_it(two: House) -> None:
    await two.perform(offers.offer_merge, BEN, "t1", "t2")
    (offer,) = await waiting(two)
    assert code(await two.perform(offers.withdraw, CHI, offer.id)) == "not_asked"
    facts(await two.perform(offers.withdraw, BEN, offer.id))
    assert await waiting(two) == ()
    assert code(await two.perform(offers.accept, CHI, offer.id)) == "offer_settled"
    assert (await told(two, "ben"), await told(two, "chi")) == ([], [])


async def test_o7_a_no_is_told_and_changes_nothing(two: House) -> None:
    await two.perform(offers.offer_merge, BEN, "t1", "t2")
    facts(await answer(two, CHI, yes=False))
    assert (await told(two, "ben"), await told(two, "chi")) == (["offer_declined"], [])
    assert (await topics(two))["t1"] == topic()


async def test_o6_an_offer_about_what_hangs_no_more_is_void_and_both_are_told(two: House) -> None:
    await two.store.write(kept(proposed(replace(topic(3), id="t3", breakout="b3"))))
    await two.perform(offers.offer_merge, BEN, "t1", "t2")
    offer = (await waiting(two))[0]
    await two.perform(marketplace.withdraw, ANA, "t2")
    assert await waiting(two) == ()
    assert code(await two.perform(offers.accept, CHI, offer.id)) == "offer_void"
    assert await told(two, "ben") == ["offer_void"]
    assert await told(two, "chi") == ["offer_void", "withdrawn"]
    assert code(await two.perform(offers.offer_merge, BEN, "t1", "t2")) == "topic_gone"


async def test_o6_one_of_two_offers_wins_the_other_is_void(two: House) -> None:
    await two.store.write(kept(proposed(topic(3, chi))))
    await two.perform(offers.offer_merge, BEN, "t1", "t2")
    await two.perform(offers.offer_merge, BEN, "t1", "t3")
    about = {each.other: each.id for each in await waiting(two)}
    facts(await two.perform(offers.accept, CHI, about["t3"]))
    assert code(await two.perform(offers.accept, CHI, about["t2"])) == "offer_void"
    assert (await topics(two))["t1"].merged_into == "t3"


@pytest.mark.parametrize("kind", ["merge", "hand_over"])
async def test_o6_nothing_is_agreed_over_the_head_of_who_took_a_topic_on(
    two: House, kind: str
) -> None:
    await two.perform(conveners.step_down, BEN, "t1")
    if kind == "merge":
        await two.perform(offers.offer_merge, ANA, "t1", "t2")
    else:
        await two.perform(offers.ask_person, ANA, "t1", kind, "ben")
    (offer,) = await waiting(two)
    await two.perform(offers.offer_help, CHI, "t1")
    assert await waiting(two) == ()
    asked = CHI if kind == "merge" else BEN
    assert code(await two.perform(offers.accept, asked, offer.id)) == "offer_void"
    assert await told(two, "ana") == ["offer_void"]
    found = (await topics(two))["t1"]
    assert ([each.participant for each in found.conveners], found.merged_into) == (["chi"], "")


async def test_o6_a_yes_to_who_does_not_speak_for_the_topic_any_more_is_refused(
    two: House,
) -> None:
    await two.perform(conveners.step_down, BEN, "t1")
    await two.perform(offers.offer_merge, ANA, "t1", "t2")
    (offer,) = await waiting(two)
    await two.store.write(kept(ConvenerJoined(CODE, "t1", "ben", "Ben", "", "", ())))
    assert code(await two.perform(offers.accept, CHI, offer.id)) == "offer_void"
    assert (await topics(two))["t1"].merged_into == ""


async def test_o4_a_second_offer_to_help_waits_beside_the_first(two: House) -> None:
    await two.perform(offers.offer_help, CHI, "t1")
    await two.perform(offers.offer_help, ANA, "t1")
    assert {each.made_by for each in await waiting(two)} == {"chi", "ana"}
    for offer in await waiting(two):
        facts(await two.perform(offers.accept, BEN, offer.id))
    credited = {each.participant for each in (await topics(two))["t1"].conveners}
    assert credited == {"ben", "chi", "ana"}


async def test_a_swap_is_asked_for_and_done_at_once(two: House) -> None:
    await two.perform(agenda.place, BEN, "t1", HERE)
    await two.perform(agenda.place, CHI, "t2", THERE)
    pair, seen = ("b1", "b2"), (HERE, THERE)
    assert code(await two.perform(offers.swap, CHI, "t1", pair, seen)) == "not_yours_to_offer"
    await two.perform(offers.swap, BEN, "t1", pair, seen)
    outcome = facts(await answer(two, CHI))
    assert [type(each) for each in outcome[:2]] == [OfferSettled, TopicsRearranged]
    after = await grid(two)
    assert [(each.breakout, each.cell) for each in after.placements] == [
        ("b1", THERE),
        ("b2", HERE),
    ]
    assert await told(two, "ben") == ["swapped"]


async def test_a_swap_one_of_which_moved_meanwhile_is_void(two: House) -> None:
    await two.perform(agenda.place, BEN, "t1", HERE)
    await two.perform(agenda.place, CHI, "t2", THERE)
    await two.perform(offers.swap, BEN, "t1", ("b1", "b2"), (HERE, THERE))
    (offer,) = await waiting(two)
    await two.perform(agenda.place, BEN, "t1", ("r1", "loft"))
    assert said(await two.perform(offers.accept, CHI, offer.id)) == (
        "This no longer holds: something changed meanwhile."
    )
    assert await told(two, "chi") == ["offer_void"]
    stale = await two.perform(offers.swap, BEN, "t1", ("b1", "b2"), (HERE, THERE))
    assert code(stale) == "moved_meanwhile"


async def test_s2_a_facilitator_swaps_any_two_and_both_are_told(two: House) -> None:
    await two.perform(agenda.place, BEN, "t1", HERE)
    await two.perform(agenda.place, CHI, "t2", THERE)
    facts(await two.perform(offers.swap, ANA, "t1", ("b1", "b2"), (HERE, THERE)))
    assert [each.cell for each in (await grid(two)).placements] == [THERE, HERE]
    assert (await told(two, "ben"), await told(two, "chi")) == (["swapped"], ["swapped"])
    assert await waiting(two) == ()


async def test_a_topic_is_handed_over_to_who_says_yes(two: House) -> None:
    assert code(await two.perform(offers.ask_person, BEN, "t1", "hand_over", "chi")) == (
        "nobody_to_ask"
    )
    assert code(await two.perform(offers.ask_person, CHI, "t1", "hand_over", "ana")) == (
        "not_yours_to_offer"
    )
    await two.perform(offers.ask_person, BEN, "t1", "hand_over", "ana")
    assert code(await answer(two, BEN)) == "not_asked"
    facts(await answer(two, ANA))
    assert [each.participant for each in (await topics(two))["t1"].conveners] == ["ana"]
    assert await told(two, "ben") == ["handed_over"]


async def test_two_convene_together_and_one_steps_down(two: House) -> None:
    await two.perform(offers.offer_help, CHI, "t1")
    assert facts(await two.perform(offers.offer_help, BEN, "t1")) == ()
    facts(await answer(two, BEN))
    assert [each.participant for each in (await topics(two))["t1"].conveners] == ["ben", "chi"]
    assert await told(two, "chi") == ["welcomed"]
    await two.perform(conveners.step_down, BEN, "t1")
    assert [each.participant for each in (await topics(two))["t1"].conveners] == ["chi"]
    await two.perform(conveners.step_down, CHI, "t1")
    assert (await topics(two))["t1"].conveners == ()
    facts(await two.perform(offers.offer_help, BEN, "t1"))
    assert [each.participant for each in (await topics(two))["t1"].conveners] == ["ben"]


@pytest.mark.parametrize("caller", [DEE, replace(ANA, gathering="other")])
async def test_nobody_from_elsewhere_offers_or_answers(two: House, caller: Caller) -> None:
    await two.store.write(lambda tx: gatherings.add(tx, replace(gathering(), code="other")))
    await two.perform(offers.offer_merge, BEN, "t1", "t2")
    (offer,) = await waiting(two)
    expected = "no_such_offer" if caller.participant else NOT_ALLOWED.code
    for verb in (offers.accept, offers.decline, offers.withdraw):
        assert code(await two.perform(verb, caller, offer.id)) == expected
    elsewhere = "no_such_topic" if caller.participant else NOT_ALLOWED.code
    assert code(await two.perform(offers.offer_merge, caller, "t1", "t2")) == elsewhere
    assert code(await two.perform(offers.offer_help, caller, "t1")) == elsewhere
    assert code(await two.perform(merging.undo, caller, "t1")) == elsewhere
    assert code(await two.perform(conveners.step_down, caller, "t1")) == elsewhere
    assert len(await waiting(two)) == 1


async def test_o8_nobody_floods_the_wall_with_questions(two: House) -> None:
    many = [proposed(topic(number, chi)) for number in range(3, 23)]
    await two.store.write(kept(*many))
    asked = [code(await two.perform(offers.offer_help, BEN, each.topic)) for each in many]
    assert asked == [""] * 20
    assert code(await two.perform(offers.offer_help, BEN, "t2")) == "too_many_offers"
    assert code(await two.perform(offers.offer_help, ANA, "t2")) == ""

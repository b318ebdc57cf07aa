"""Freezing, pinning and pairing, end to end with the cast."""

from openspace.domain.agenda import Agenda
from openspace.domain.facts.pairs import TopicsPaired
from openspace.domain.pairs import Pair, Wishes
from openspace.domain.proposals import Proposal
from openspace.facilitation import freezing, marketplace, pairs
from openspace.facilitation.agenda import place, place_rest, unplace
from openspace.facilitation.house import NOT_ALLOWED, House
from openspace.facilitation.offers import accept, offer_merge, swap
from openspace.store import agenda, gatherings
from openspace.store import marketplace as wall
from openspace.store import pairs as kept
from openspace.store.keeping import Transaction
from openspace.store.offers import open_offers
from tests.cast import ANA, BEN, CHI, CODE, DEE, at
from tests.domain.saying import code, facts, said
from tests.house import Clock

HAVEN_1, LOFT_2 = ("r1", "haven"), ("r2", "loft")


async def grid(house: House) -> Agenda:
    def work(tx: Transaction) -> Agenda:
        gathering = gatherings.gathering(tx, CODE)
        assert gathering
        return agenda.agenda(tx, gathering)

    return await house.store.read(work)


async def wishes(house: House) -> Wishes:
    return await house.store.read(lambda tx: kept.wishes(tx, CODE))


async def second(house: House) -> str:
    await house.perform(marketplace.propose, CHI, Proposal("Second"))
    return (await house.store.read(lambda tx: wall.topics(tx, CODE)))[1].id


async def test_a_pin_goes_along_with_the_card_and_falls_with_it(house: House) -> None:
    await house.perform(place, BEN, "t1", HAVEN_1)
    await house.perform(freezing.pin, ANA, "b1")
    assert code(await house.perform(place, BEN, "t1", LOFT_2)) == "pinned"
    assert code(await house.perform(place, ANA, "t1", LOFT_2)) == ""
    assert [(e.cell, e.pinned) for e in (await grid(house)).placements] == [(LOFT_2, True)]
    await house.perform(unplace, ANA, "t1")
    await house.perform(place, BEN, "t1", HAVEN_1)
    assert [(e.cell, e.pinned) for e in (await grid(house)).placements] == [(HAVEN_1, False)]


async def test_a_slot_is_frozen_by_hand_and_by_the_clock(house: House, clock: Clock) -> None:
    await house.perform(place, BEN, "t1", HAVEN_1)
    await house.perform(freezing.freeze, ANA, "r1")
    assert [slot.frozen for slot in (await grid(house)).slots] == [True, False]
    assert code(await house.perform(place, BEN, "t1", LOFT_2)) == "slot_frozen"
    await house.perform(freezing.thaw, ANA, "r1")
    assert code(await house.perform(place, BEN, "t1", LOFT_2)) == ""
    await house.perform(place, BEN, "t1", HAVEN_1)
    clock.now = at(10)
    assert code(await house.perform(unplace, BEN, "t1")) == "slot_frozen"
    assert code(await house.perform(unplace, ANA, "t1")) == ""


async def test_what_hangs_stays_when_the_rest_is_placed(house: House) -> None:
    await second(house)
    await house.perform(place, BEN, "t1", HAVEN_1)
    await house.perform(freezing.freeze, ANA, "r1")
    await house.perform(freezing.pin, ANA, "b1")
    await house.perform(place_rest, ANA)
    after = await grid(house)
    assert (len(after.placements), after.of("b1") is not None) == (2, True)
    assert [e.cell for e in after.placements if e.breakout == "b1"] == [HAVEN_1]


async def test_a_pair_keeps_apart_those_who_place_by_hand_and_the_rest(house: House) -> None:
    other = await second(house)
    first, last = sorted(("t1", other))
    told = facts(await house.perform(pairs.pair, ANA, "1", "2. Second", "apart"))
    assert told == (TopicsPaired(CODE, first, last, "apart"),)
    assert (await wishes(house)).pairs == (Pair(first, last, "apart"),)
    await house.perform(place, BEN, "t1", HAVEN_1)
    assert code(await house.perform(place, CHI, other, ("r1", "loft"))) == "kept_apart"
    await house.perform(place_rest, ANA)
    assert {e.slot for e in (await grid(house)).placements} == {"r1", "r2"}
    assert code(await house.perform(place, ANA, other, ("r1", "loft"))) == ""
    await house.perform(marketplace.withdraw, CHI, other)
    assert (await wishes(house)).pairs == ()


async def test_where_ben_cannot_nothing_of_his_is_placed(house: House) -> None:
    await house.perform(pairs.tell_availability, BEN, ("r1", "r7"))
    assert (await wishes(house)).unavailable == {"ben": frozenset({"r1"})}
    await house.perform(place_rest, ANA)
    assert [e.slot for e in (await grid(house)).placements] == ["r2"]
    await house.perform(pairs.tell_availability, BEN, ())
    assert (await wishes(house)).unavailable == {}


async def test_it_is_for_facilitators(house: House) -> None:
    await house.perform(place, BEN, "t1", HAVEN_1)
    for caller in (BEN, CHI, DEE):
        assert await house.perform(freezing.freeze, caller, "r1") == NOT_ALLOWED
        assert await house.perform(freezing.thaw, caller, "r1") == NOT_ALLOWED
        assert await house.perform(freezing.pin, caller, "b1") == NOT_ALLOWED
        assert await house.perform(freezing.unpin, caller, "b1") == NOT_ALLOWED
        assert await house.perform(pairs.pair, caller, "1", "2", "apart") == NOT_ALLOWED
        assert await house.perform(pairs.unpair, caller, "t1", "t2") == NOT_ALLOWED
    assert await house.perform(pairs.tell_availability, DEE, ("r1",)) == NOT_ALLOWED
    after = await grid(house)
    assert ([s.frozen for s in after.slots], after.placements[0].pinned) == ([False, False], False)


async def test_what_is_pinned_or_frozen_is_swapped_by_a_facilitator_alone(house: House) -> None:
    other = await second(house)
    topics = await house.store.read(lambda tx: wall.topics(tx, CODE))
    pair, seen = ("b1", topics[1].breakout), (HAVEN_1, LOFT_2)
    await house.perform(place, BEN, "t1", HAVEN_1)
    await house.perform(place, CHI, other, LOFT_2)
    await house.perform(freezing.pin, ANA, topics[1].breakout)
    assert code(await house.perform(swap, BEN, "t1", pair, seen)) == "pinned"
    await house.perform(freezing.unpin, ANA, topics[1].breakout)
    await house.perform(freezing.freeze, ANA, "r1")
    assert code(await house.perform(swap, BEN, "t1", pair, seen)) == "slot_frozen"
    await house.perform(freezing.thaw, ANA, "r1")
    assert code(await house.perform(swap, BEN, "t1", pair, seen)) == ""
    await house.perform(freezing.freeze, ANA, "r1")
    assert code(await house.perform(swap, ANA, "t1", pair, seen)) == ""


async def test_z2_z3_what_stays_is_not_moved_by_merging_but_by_a_facilitator(house: House) -> None:
    other = await second(house)
    await house.perform(place, BEN, "t1", HAVEN_1)
    await house.perform(freezing.pin, ANA, "b1")
    assert code(await house.perform(offer_merge, BEN, "t1", other)) == "pinned"
    await house.perform(freezing.unpin, ANA, "b1")
    await house.perform(offer_merge, BEN, "t1", other)
    (offer,) = await house.store.read(lambda tx: open_offers(tx, CODE))
    await house.perform(freezing.freeze, ANA, "r1")
    assert code(await house.perform(accept, CHI, offer.id)) == "slot_frozen"
    assert [each.cell for each in (await grid(house)).placements] == [HAVEN_1]
    await house.perform(freezing.thaw, ANA, "r1")
    assert code(await house.perform(accept, CHI, offer.id)) == ""


async def test_s5_a_pair_keeps_apart_those_who_swap(house: House) -> None:
    other = await second(house)
    topics = await house.store.read(lambda tx: wall.topics(tx, CODE))
    pair, seen = ("b1", topics[1].breakout), (HAVEN_1, LOFT_2)
    await house.perform(marketplace.propose, BEN, Proposal("Third"))
    third = (await house.store.read(lambda tx: wall.topics(tx, CODE)))[2].id
    for caller, topic, cell in (
        (BEN, "t1", HAVEN_1),
        (CHI, other, LOFT_2),
        (BEN, third, ("r2", "haven")),
    ):
        assert code(await house.perform(place, caller, topic, cell)) == ""
    await house.perform(pairs.pair, ANA, "1", "3", "apart")
    assert said(await house.perform(swap, BEN, "t1", pair, seen)) == (
        "In the round where 1 would hang hangs 3, “Third”, and the facilitators keep the two apart."
    )
    await house.perform(pairs.unpair, ANA, "t1", third)
    await house.perform(swap, BEN, "t1", pair, seen)
    (offer,) = await house.store.read(lambda tx: open_offers(tx, CODE))
    await house.perform(pairs.pair, ANA, "1", "3", "apart")
    assert code(await house.perform(accept, CHI, offer.id)) == "kept_apart"
    assert code(await house.perform(swap, ANA, "t1", pair, seen)) == ""

"""Hands and notes in a room, end to end with the cast."""

from openspace.domain.facts.rooms import NoteTakerChanged
from openspace.facilitation.agenda import drop_run, hold_again, place
from openspace.facilitation.house import NOT_ALLOWED, House
from openspace.facilitation.proceedings import proceedings
from openspace.facilitation.rooms import (
    give_notes_back,
    lower_hand,
    pass_notes_on,
    raise_hand,
    take_notes,
)
from openspace.facilitation.whereabouts import arrive, enter, leave, vanish
from openspace.store import marketplace, rooms
from tests.cast import ANA, BEN, CHI, CODE, DEE, at
from tests.domain.saying import code
from tests.facilitation.conftest import Heard


async def up(house: House, room: str = "b1") -> list[str]:
    hands = await house.store.read(lambda tx: rooms.hands(tx, CODE, room))
    return [each.participant for each in hands]


async def credited(house: House) -> tuple[str, ...]:
    """Whom the chapter of ben's topic names as having taken notes."""
    pressed = await house.store.read(lambda tx: proceedings(tx, CODE, at(12)))
    return pressed.chapters[0].note_takers


async def both_inside(house: House, room: str = "b1") -> None:
    for caller in (CHI, BEN):
        await house.perform(enter, caller, room)


async def test_rh2_hands_stand_in_the_order_they_were_raised(house: House) -> None:
    await both_inside(house)
    await house.perform(raise_hand, CHI, "b1")
    await house.perform(raise_hand, BEN, "b1")
    await house.perform(raise_hand, CHI, "b1")
    assert sorted(await up(house)) == ["ben", "chi"]
    await house.perform(lower_hand, CHI, "b1")
    assert await up(house) == ["ben"]


async def test_rh3_a_convener_lowers_anothers_and_chi_does_not(house: House) -> None:
    await both_inside(house)
    for caller in (CHI, BEN):
        await house.perform(raise_hand, caller, "b1")
    hands = await house.store.read(lambda tx: rooms.hands(tx, CODE, "b1"))
    ids = {each.participant: each.id for each in hands}
    assert code(await house.perform(lower_hand, CHI, "b1", ids["ben"])) == "not_your_hand"
    await house.perform(lower_hand, BEN, "b1", ids["chi"])
    assert await up(house) == ["ben"]


async def test_rh3_a_facilitator_lowers_hands_from_inside(house: House) -> None:
    await both_inside(house, "plenary")
    await house.perform(raise_hand, CHI, "plenary")
    hand = (await house.store.read(lambda tx: rooms.hands(tx, CODE, "plenary")))[0].id
    assert code(await house.perform(lower_hand, BEN, "plenary", hand)) == "not_your_hand"
    assert code(await house.perform(lower_hand, ANA, "plenary", hand)) == "not_in_the_room"
    await house.perform(enter, ANA, "plenary")
    await house.perform(lower_hand, ANA, "plenary", hand)
    assert await up(house, "plenary") == []


async def test_rh4_leaving_lowers_a_hand_and_so_does_being_out_of_reach(house: House) -> None:
    await both_inside(house)
    for gone in (leave, vanish):
        await house.perform(enter, CHI, "b1")
        await house.perform(arrive, CHI)
        await house.perform(raise_hand, CHI, "b1")
        assert await up(house) == ["chi"]
        await house.perform(gone, CHI)
        assert await up(house) == []


async def test_nt6_the_book_names_who_had_it_last_and_agreed(house: House) -> None:
    await both_inside(house)
    await house.perform(take_notes, BEN, "b1")
    assert await credited(house) == ("Ben Bø",)
    await house.perform(leave, BEN)
    assert await credited(house) == ("Ben Bø",)
    await house.perform(take_notes, CHI, "b1")
    assert await credited(house) == ()


async def test_nt6_who_gave_it_back_is_not_named(house: House) -> None:
    await both_inside(house)
    await house.perform(take_notes, BEN, "b1")
    await house.perform(give_notes_back, BEN, "b1")
    assert await credited(house) == ()


async def test_nt3_it_is_passed_on_inside_the_room(house: House, heard: Heard) -> None:
    await both_inside(house)
    await house.perform(take_notes, BEN, "b1")
    assert code(await house.perform(pass_notes_on, BEN, "b1", "ana")) == "nobody_here"
    await house.perform(pass_notes_on, BEN, "b1", "chi")
    assert heard.facts[-1] == NoteTakerChanged(CODE, "b1", "chi", "ben")


async def test_nt1_a_standing_room_has_no_note_taker(house: House) -> None:
    await both_inside(house, "plenary")
    assert code(await house.perform(take_notes, CHI, "plenary")) == "no_such_room"
    assert code(await house.perform(take_notes, CHI, "b9")) == "no_such_room"


async def test_a_dropped_run_takes_its_note_taker_along(house: House) -> None:
    await house.perform(place, BEN, "t1", ("r1", "haven"))
    await house.perform(hold_again, BEN, "t1")
    run = (await house.store.read(lambda tx: marketplace.topics(tx, CODE)))[0].further[0]
    await both_inside(house, run)
    await house.perform(take_notes, CHI, run)
    assert code(await house.perform(drop_run, BEN, run)) == ""
    assert await house.store.read(lambda tx: rooms.note_takers(tx, CODE)) == {}


async def test_dee_does_nothing_in_a_room(house: House, heard: Heard) -> None:
    for verb in (take_notes, give_notes_back):
        assert await house.perform(verb, DEE, "b1") == NOT_ALLOWED
    assert await house.perform(raise_hand, DEE, "b1") == NOT_ALLOWED
    assert await house.perform(lower_hand, DEE, "b1") == NOT_ALLOWED
    assert heard.facts == []

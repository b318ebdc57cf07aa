"""Moving about, end to end with the cast."""

import asyncio

from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.domain.whereabouts import Whereabouts
from openspace.facilitation.gathering import open_phase
from openspace.facilitation.house import NOT_ALLOWED, House
from openspace.facilitation.whereabouts import arrive, enter, leave, vanish
from openspace.store import whereabouts
from tests.cast import ANA, BEN, CHI, CLOSING, CODE, DEE, MARKET, ana, kept, proposed, topic
from tests.domain.saying import code
from tests.facilitation.conftest import Heard


async def here(house: House) -> dict[str, str | None]:
    present = await house.store.read(lambda tx: whereabouts.present(tx, CODE))
    return {each.participant: each.room for each in present}


async def test_chi_enters_leaves_and_is_where_she_went(house: House, heard: Heard) -> None:
    await house.perform(enter, CHI, "b1")
    assert await here(house) == {"chi": "b1"}
    await house.perform(leave, CHI)
    assert await here(house) == {"chi": None}
    assert heard.facts == [
        ParticipantMoved(CODE, "chi", "b1", None),
        ParticipantMoved(CODE, "chi", None, "b1"),
    ]


async def test_a_second_tab_does_not_double_anybody(house: House, heard: Heard) -> None:
    await asyncio.gather(*(house.perform(enter, CHI, "b1") for _ in range(10)))
    assert await here(house) == {"chi": "b1"}
    assert len(heard.facts) == 1


async def test_a_reload_lands_in_the_same_room(house: House) -> None:
    await house.perform(enter, CHI, "b1")
    await house.perform(vanish, CHI)
    assert await here(house) == {}
    await house.perform(arrive, CHI)
    assert await here(house) == {"chi": "b1"}


async def test_a_room_of_another_gathering_is_not_here(house: House) -> None:
    assert code(await house.perform(enter, CHI, "b9")) == "no_such_room"
    assert await here(house) == {}


async def test_rooms_are_never_locked(house: House) -> None:
    await house.store.write(kept(proposed(topic(2, ana))))
    for caller, room in ((BEN, "b2"), (CHI, "b1"), (BEN, "b1")):
        await house.perform(enter, caller, room)
    assert await here(house) == {"ben": "b1", "chi": "b1"}


async def test_dee_is_nowhere(house: House, heard: Heard) -> None:
    assert await house.perform(enter, DEE, "b1") == NOT_ALLOWED
    assert await house.perform(leave, DEE) == NOT_ALLOWED
    assert await house.perform(arrive, DEE) == NOT_ALLOWED
    assert (await here(house), heard.facts) == ({}, [])
    nobody = await house.store.read(lambda tx: whereabouts.of(tx, "dee"))
    assert nobody == Whereabouts("dee")


async def test_a_standing_room_is_entered_like_any_other(house: House) -> None:
    await house.perform(enter, CHI, "plenary")
    await house.perform(enter, BEN, "help")
    assert await here(house) == {"chi": "plenary", "ben": "help"}
    assert await house.store.read(lambda tx: whereabouts.attended(tx, CODE)) == {}
    assert code(await house.perform(enter, CHI, "test")) == "no_such_room"


async def test_a_phase_that_closes_a_room_sends_those_in_it_to_the_hallway(house: House) -> None:
    """H3."""
    await house.perform(enter, CHI, "plenary")
    await house.perform(enter, BEN, "b1")
    await house.perform(open_phase, ANA, CLOSING + 1, MARKET)
    assert await here(house) == {"chi": None, "ben": "b1"}


async def test_how_often_people_went_is_counted_and_whose_way_it_was_is_not(house: House) -> None:
    for caller in (CHI, BEN):
        await house.perform(enter, caller, "b1")
        await house.perform(vanish, caller)
        await house.perform(arrive, caller)
        await house.perform(enter, caller, "plenary")
    await house.perform(leave, CHI)
    assert await house.store.read(lambda tx: whereabouts.passages(tx, CODE)) == {
        ("", "b1"): 2,
        ("b1", "plenary"): 2,
        ("plenary", ""): 1,
    }

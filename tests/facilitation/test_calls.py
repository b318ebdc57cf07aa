"""Choosing calls, end to end with the cast, and what a call is told of its room."""

from openspace.domain.calls import Means, calls_seen
from openspace.domain.places import Details, place_seen
from openspace.facilitation import calls as verbs
from openspace.facilitation import grid
from openspace.facilitation.agenda import place
from openspace.facilitation.house import NOT_ALLOWED, House
from openspace.facilitation.whereabouts import enter, leave
from openspace.store import gatherings
from tests.cast import ANA, BEN, CHI, CODE, DEE, HAVEN, gathering

LINK = "https://call.example.org/haven"
MEANS = Means()


async def called(house: House, room: str) -> verbs.Called | None:
    return await house.store.read(lambda tx: verbs.called(tx, CHI, room, MEANS))


async def test_what_ana_chooses_is_kept(house: House) -> None:
    seen = calls_seen(gathering())
    await house.perform(verbs.set_calls, ANA, "built-in", {"help": LINK}, MEANS, seen)
    kept = await house.store.read(lambda tx: gatherings.gathering(tx, CODE))
    assert kept
    assert (kept.calls, kept.links) == ("built-in", {"help": LINK})


async def test_calls_are_chosen_at_the_desk_alone(house: House) -> None:
    seen = calls_seen(gathering())
    for caller in (BEN, CHI, DEE):
        outcome = await house.perform(verbs.set_calls, caller, "none", {}, MEANS, seen)
        assert outcome == NOT_ALLOWED


async def test_a_call_is_for_whom_is_in_the_room_now(house: House) -> None:
    assert await called(house, "b1") is None
    await house.perform(enter, CHI, "b1")
    found = await called(house, "b1")
    assert found
    assert (found.kind, found.link) == ("built-in", "")
    assert await called(house, "b2") is None
    await house.perform(leave, CHI)
    assert await called(house, "b1") is None


async def test_the_place_brings_its_link(house: House) -> None:
    await house.perform(place, BEN, "t1", ("r1", "haven"))
    told = Details("Haven", call=LINK)
    await house.perform(grid.change_place, ANA, "haven", told, place_seen(HAVEN))
    await house.perform(enter, CHI, "b1")
    found = await called(house, "b1")
    assert found
    assert (found.kind, found.link) == ("link", LINK)


async def test_a_house_keeps_its_secret_and_another_has_another(house: House) -> None:
    await house.perform(enter, CHI, "help")
    first, again = await called(house, "help"), await called(house, "help")
    assert first
    assert again
    assert first.secret == again.secret
    assert len(first.secret) >= 40

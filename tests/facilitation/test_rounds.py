"""The timetable changed on the day, end to end with the cast."""

import asyncio

from openspace.domain.agenda import Agenda, slots_of
from openspace.domain.clocks import Typed
from openspace.domain.facts.agenda import TopicUnplaced
from openspace.domain.facts.gathering import TimetableChanged
from openspace.domain.gathering import Gathering
from openspace.domain.rounds import round_seen, times_seen
from openspace.facilitation import rounds as verbs
from openspace.facilitation.agenda import place
from openspace.facilitation.gathering import open_phase
from openspace.facilitation.house import NOT_ALLOWED, House
from openspace.store import agenda, gatherings
from openspace.store.notices import notices_for
from tests.cast import (
    ANA,
    BEN,
    CHI,
    CODE,
    DAY,
    DEE,
    MARKET,
    ROUND_1,
    ROUND_2,
    STRETCHES,
    at,
    gathering,
)
from tests.cast import agenda as grid_of
from tests.domain.saying import code, facts

BETWEEN = Typed(DAY.isoformat(), "12:05", "12:15")
LATER = Typed(DAY.isoformat(), "15:00", "15:45")
SEEN = times_seen(STRETCHES[ROUND_1])


async def kept(house: House) -> Gathering:
    found = await house.store.read(lambda tx: gatherings.gathering(tx, CODE))
    assert found
    return found


async def grid(house: House) -> Agenda:
    now = await kept(house)
    return await house.store.read(lambda tx: agenda.agenda(tx, now))


async def test_a_round_comes_between_and_the_later_one_keeps_its_slot_and_its_topics(
    house: House,
) -> None:
    await house.perform(place, BEN, "t1", ("r2", "haven"))
    await house.perform(verbs.add_round, ANA, BETWEEN)
    after = await grid(house)
    assert [(each.number, each.starts) for each in after.slots] == [
        *((1, at(10, 15)), (2, at(11, 5)), (3, at(11, 15))),
    ]
    assert after.slots[2].id == "r2"
    assert [each.cell for each in after.placements] == [("r2", "haven")]
    new = after.slots[1].id
    await house.perform(place, BEN, "t1", (new, "loft"))
    assert (await grid(house)).placements[0].cell == (new, "loft")


async def test_a_changed_timetable_goes_on_by_hand_and_by_the_clock(house: House) -> None:
    await house.perform(verbs.change_round, ANA, "r1", LATER, SEEN)
    assert [each.slot for each in (await kept(house)).timetable.rounds] == ["r2", "r1"]
    await house.perform(open_phase, ANA, MARKET + 2, MARKET)
    now = (await kept(house)).timetable
    assert (now.now.slot, now.now.number) == ("r2", 1)
    assert slots_of(now)[1].id == "r1"


async def test_removing_a_round_returns_its_topics_and_tells_their_hosts(house: House) -> None:
    await house.perform(place, BEN, "t1", ("r1", "haven"))
    seen = round_seen(grid_of(("t1", "r1", "haven")), STRETCHES[ROUND_1])
    told = facts(await house.perform(verbs.remove_round, ANA, "r1", seen))
    assert told[0] == TopicUnplaced(CODE, "t1", "b1", "r1", "haven")
    assert isinstance(told[1], TimetableChanged)
    after = await grid(house)
    assert ([each.id for each in after.slots], after.placements) == (["r2"], ())
    (notice,) = await house.store.read(lambda tx: notices_for(tx, "ben"))
    assert (notice.kind, notice.values["slot"]) == ("slot_removed", 1)


async def test_of_two_who_change_a_round_at_once_one_is_told(house: House) -> None:
    other = Typed(DAY.isoformat(), "16:00", "16:45")
    outcomes = await asyncio.gather(
        *(house.perform(verbs.change_round, ANA, "r1", each, SEEN) for each in (LATER, other))
    )
    assert sorted(map(code, outcomes)) == ["", "changed_meanwhile"]


async def test_a_claim_and_a_removal_at_once_leave_nothing_hanging_nowhere(house: House) -> None:
    seen = round_seen(grid_of(), STRETCHES[ROUND_2])
    placed, removed = await asyncio.gather(
        house.perform(place, BEN, "t1", ("r2", "haven")),
        house.perform(verbs.remove_round, ANA, "r2", seen),
    )
    after = await grid(house)
    assert {each.slot for each in after.placements} <= {each.id for each in after.slots}
    assert {code(placed), code(removed)} in ({"", "changed_meanwhile"}, {"no_such_cell", ""})


async def test_the_timetable_is_changed_from_the_desk_alone(house: House) -> None:
    before = await kept(house)
    gone = round_seen(grid_of(), STRETCHES[ROUND_1])
    for caller in (BEN, CHI, DEE):
        assert await house.perform(verbs.add_round, caller, BETWEEN) == NOT_ALLOWED
        assert await house.perform(verbs.change_round, caller, "r1", LATER, SEEN) == NOT_ALLOWED
        told = await house.perform(verbs.change_phase, caller, ROUND_1, LATER, SEEN)
        assert told == NOT_ALLOWED
        assert await house.perform(verbs.remove_round, caller, "r1", gone) == NOT_ALLOWED
    assert await kept(house) == before == gathering()

"""The hall: V1 to V4, and its drawings."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from openspace.domain.facts.participants import ParticipantRegistered
from openspace.domain.facts.whereabouts import ParticipantMoved
from openspace.domain.gathering import Gathering
from openspace.domain.timetable import Phase, Stretch, Timetable
from openspace.facilitation import agenda, gathering, whereabouts
from openspace.facilitation.house import House
from openspace.pages.contexts.hall import HANDFUL, hall_view, inside_view, wanted_view
from openspace.pages.contexts.snapshot import Snapshot
from openspace.pages.drawing.plan import LOITERERS, floor_plan, loiterers
from openspace.pages.drawing.seated import seated
from openspace.pages.views.hall import HallView, InsideView
from openspace.store.keeping import Transaction, keep
from tests import cast
from tests.cast import (
    ANA,
    BEN,
    CHI,
    CLOSING,
    CODE,
    MARKET,
    PAUSE,
    PAUSE_2,
    ROUND_1,
    ROUND_2,
    ben,
    registered,
)
from tests.house import visited


def come(count: int, *, named: bool) -> Callable[[Transaction], None]:
    """So many more people, all of them in ben's room."""

    def work(tx: Transaction) -> None:
        for number in range(count):
            one = replace(ben, id=f"n{number}", name=f"N{number}", named_in_reports=named)
            fact = registered(one)
            assert isinstance(fact, ParticipantRegistered)
            keep(fact, tx)
            keep(ParticipantMoved(CODE, one.id, "b1", None), tx)

    return work


async def hall(house: House) -> HallView:
    return await house.store.read(lambda tx: hall_view(Snapshot(tx, CODE)))


async def inside(house: House, room: str = "b1") -> InsideView:
    return await house.store.read(lambda tx: inside_view(Snapshot(tx, CODE), room))


async def test_v1_names_are_of_those_who_agreed_and_the_others_are_counted(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, _):
        for caller in (BEN, CHI):
            await house.perform(whereabouts.enter, caller, "b1")
        seen = await inside(house)
        assert (seen.names, seen.others, seen.waiting) == (("Ben Bø",), 1, "Ben Bø")
        await house.store.write(come(7, named=True))
        seen = await inside(house)
        assert (len(seen.names), seen.count, seen.others) == (HANDFUL, 9, 4)


async def test_v2_sectors_are_told_of_three_and_more(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, _):
        for caller in (BEN, CHI):
            await house.perform(whereabouts.enter, caller, "b1")
        assert (await inside(house)).mix == ()
        await house.store.write(come(2, named=False))
        mix = (await inside(house)).mix
        assert [(each.sector, each.count) for each in mix] == [("private", 3), ("civil", 1)]


async def test_v3_a_room_of_another_round_is_shown_while_somebody_is_in_it(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, _):
        await house.perform(agenda.place, BEN, "t1", ("r1", "haven"))
        await house.perform(gathering.open_phase, ANA, ROUND_1, MARKET)
        await house.perform(whereabouts.enter, CHI, "b1")
        assert ids(await hall(house)) == (["b1"], [], [])
        await house.perform(gathering.open_phase, ANA, ROUND_2, ROUND_1)
        shown = await hall(house)
        assert ids(shown) == ([], ["b1"], [])
        assert shown.elsewhere[0].slot is not None
        await house.perform(whereabouts.leave, CHI)
        assert ids(await hall(house)) == ([], [], [])


async def test_v3_a_room_of_a_coming_round_is_no_talk_that_goes_on(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, _):
        await house.perform(agenda.place, BEN, "t1", ("r2", "haven"))
        await house.perform(gathering.open_phase, ANA, ROUND_1, MARKET)
        assert ids(await hall(house)) == ([], [], [])
        await house.perform(whereabouts.enter, CHI, "b1")
        assert ids(await hall(house)) == ([], [], ["b1"])
        await house.perform(agenda.unplace, BEN, "t1")
        assert ids(await hall(house)) == ([], ["b1"], [])


async def test_v4_doors_are_of_the_round_that_is_on_or_comes_and_of_none_that_is_over(
    tmp_path: Path,
) -> None:
    async with visited(tmp_path, resting_before_the_closing()) as (house, _):
        await house.perform(agenda.place, BEN, "t1", ("r2", "haven"))
        shown = [await wanted(house)]
        for opened in (PAUSE, ROUND_1, PAUSE_2, ROUND_2, CLOSING, CLOSING + 1):
            await house.perform(gathering.open_phase, ANA, opened, opened - 1)
            shown.append(await wanted(house))
        assert shown == [("", 0), ("r1", 0), ("r1", 0), ("r2", 1), ("r2", 1), ("", 0), ("", 0)]


def resting_before_the_closing() -> Gathering:
    """The circle with a break after its last round."""
    pause = Stretch(Phase.BREAK, cast.at(12), cast.at(12, 15))
    closing = replace(cast.STRETCHES[CLOSING], starts=cast.at(12, 15))
    stretches = (*cast.STRETCHES[:CLOSING], pause, closing, *cast.STRETCHES[CLOSING + 1 :])
    return replace(cast.gathering(), timetable=Timetable(stretches, MARKET))


async def wanted(house: House) -> tuple[str, int]:
    """The slot whose doors are told, and how many those are."""
    view = await house.store.read(lambda tx: wanted_view(Snapshot(tx, CODE)))
    return view.slot.id if view.slot else "", len(view.doors)


async def test_the_hall_says_whether_rooms_are_ahead_running_or_over(tmp_path: Path) -> None:
    async with visited(tmp_path) as (house, _):
        states = [(await hall(house)).state]
        await house.perform(agenda.place, BEN, "t1", ("r1", "haven"))
        states.append((await hall(house)).state)
        await house.perform(agenda.place, BEN, "t1", ("r2", "haven"))
        for before, opened in ((MARKET, ROUND_2), (ROUND_2, CLOSING)):
            await house.perform(gathering.open_phase, ANA, opened, before)
            states.append((await hall(house)).state)
        assert states == ["empty", "ahead", "running", "over"]


@pytest.mark.parametrize("name", ["lying", "upright"])
@pytest.mark.parametrize("count", [0, 1, 2, 8, 12, 13, 40, 56])
def test_every_room_lies_inside_the_building_and_over_no_other(name: str, count: int) -> None:
    building = floor_plan(name, count)
    rooms = building.rooms
    assert len(rooms) == count
    for room in rooms:
        assert 0 <= room.x < room.x + room.width <= building.width
        assert 0 <= room.y < room.y + room.height <= building.height
    for at, one in enumerate(rooms):
        for two in rooms[:at]:
            beside = one.x + one.width <= two.x + 0.1 or two.x + two.width <= one.x + 0.1
            below = one.y + one.height <= two.y + 0.1 or two.y + two.height <= one.y + 0.1
            assert beside or below


@pytest.mark.parametrize("count", [2, 3, 7, 8, 13, 25, 40, 49, 56])
def test_the_rooms_of_a_row_share_it_and_leave_no_gap(count: int) -> None:
    lying, upright = (floor_plan(name, count).rooms for name in ("lying", "upright"))
    rows = [[one for one in lying if one.y == y] for y in {each.y for each in lying}]
    assert len({(row[0].x, round(row[-1].x + row[-1].width)) for row in rows}) == 1
    columns = [[one for one in upright if one.x == x] for x in {each.x for each in upright}]
    assert len({(some[0].y, round(some[-1].y + some[-1].height)) for some in columns}) == 1


@pytest.mark.parametrize("count", [0, 1, 2, 8, 22, 23, 60, 200])
def test_a_ring_draws_a_place_for_everyone_and_hollow_chairs_for_a_few(count: int) -> None:
    drawn = seated(count, 8)
    lines = [float(each) for each in re.findall(r'pathLength="([\d.]+)"', drawn)]
    assert sum(int(each) + 1 for each in lines) == min(count, 90)
    assert drawn.count("seat-free") == max(8 - count, 0)
    assert drawn.count("seat-mine") == 1
    assert len(drawn) < 800


def test_as_many_stand_about_as_there_is_room_for() -> None:
    counts = [loiterers("lying", 8, people).count("<circle") for people in (0, 1, 7, 400)]
    assert counts[:3] == [0, 1, 7]
    assert 7 < counts[3] <= LOITERERS


def ids(shown: HallView) -> tuple[list[str], ...]:
    """The rooms of the round, those still talking, those that come."""
    parts = (shown.rooms, shown.elsewhere, shown.coming)
    return tuple([each.breakout for each in part] for part in parts)

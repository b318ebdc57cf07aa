"""Phases, by hand and by the clock."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from openspace.domain.facts.gathering import PhaseOpened
from openspace.domain.permissions import Caller, Role
from openspace.domain.timetable import Timetable
from openspace.facilitation.facilitators import appoint
from openspace.facilitation.gathering import advance, open_phase, resume
from openspace.facilitation.house import NOT_ALLOWED, House
from openspace.store import gatherings
from tests.cast import (
    ANA,
    BEN,
    CHI,
    CODE,
    DEE,
    FOYER,
    MARKET,
    PAUSE,
    ROUND_1,
    WORKBOOK,
    at,
    timetable,
)
from tests.domain.saying import code, facts
from tests.facilitation.conftest import Heard
from tests.house import Clock


async def day(house: House) -> Timetable:
    found = await house.store.read(lambda tx: gatherings.gathering(tx, CODE))
    assert found is not None
    return found.timetable


async def test_ana_opens_a_phase_forward_and_back(house: House, heard: Heard) -> None:
    await house.perform(open_phase, ANA, ROUND_1, MARKET)
    assert (await day(house)).now.starts == at(9, 45)
    await house.perform(open_phase, ANA, MARKET, ROUND_1)
    assert (await day(house)).position == MARKET
    assert [type(fact) for fact in heard.facts] == [PhaseOpened, PhaseOpened]
    assert heard.count("shell") == 2


async def test_two_facilitators_at_once_open_one_phase(house: House) -> None:
    outcomes = await asyncio.gather(
        house.perform(open_phase, ANA, PAUSE, MARKET),
        house.perform(open_phase, ANA, ROUND_1, MARKET),
    )
    assert [code(each) for each in outcomes] == ["", "phase_changed"]
    assert (await day(house)).position == PAUSE


async def test_a_press_that_was_meant_for_the_button_of_before_moves_nothing(
    house: House, clock: Clock
) -> None:
    await house.perform(appoint, ANA, "chi")
    other = replace(CHI, role=Role.FACILITATOR)
    await house.perform(open_phase, ANA, PAUSE, MARKET)
    clock.now += timedelta(seconds=1)
    assert code(await house.perform(open_phase, other, ROUND_1, PAUSE)) == "phase_changed"
    assert code(await house.perform(open_phase, ANA, ROUND_1, PAUSE)) == ""
    clock.now += timedelta(seconds=2)
    assert code(await house.perform(open_phase, other, PAUSE, ROUND_1)) == ""


async def test_a_phase_that_is_not_there_is_refused(house: House) -> None:
    assert code(await house.perform(open_phase, ANA, 99, MARKET)) == "no_such_phase"


@pytest.mark.parametrize("caller", [BEN, CHI, DEE])
async def test_phases_are_opened_from_the_desk_alone(
    house: House, heard: Heard, caller: Caller
) -> None:
    assert await house.perform(open_phase, caller, PAUSE, MARKET) == NOT_ALLOWED
    assert (await day(house), heard.facts) == (timetable(), [])


async def test_the_clock_opens_what_is_due_and_only_then(
    house: House, clock: Clock, heard: Heard
) -> None:
    assert await house.perform(advance, DEE) == ()
    clock.now = at(10)
    await house.perform(advance, DEE)
    await house.perform(advance, DEE)
    assert (await day(house)).position == PAUSE
    assert len(heard.facts) == 1


async def test_a_clock_that_slept_opens_what_is_due_now(house: House, clock: Clock) -> None:
    clock.now = at(10, 20)
    await house.perform(advance, DEE)
    assert (await day(house)).position == ROUND_1


async def test_when_all_is_over_the_workbook_stays_open(house: House, clock: Clock) -> None:
    clock.now = at(12) + timedelta(days=30)
    await house.perform(advance, DEE)
    assert (await day(house)).position == WORKBOOK
    assert facts(await house.perform(advance, DEE)) == ()


async def test_a_hand_is_not_undone_by_the_clock(house: House, clock: Clock) -> None:
    await house.perform(open_phase, ANA, FOYER, MARKET)
    assert await house.perform(advance, DEE) == ()
    assert (await day(house)).position == FOYER
    clock.now = (await day(house)).now.ends
    await house.perform(advance, DEE)
    assert (await day(house)).position == FOYER + 1


async def test_a_gathering_that_slept_goes_on_where_it_was_left(house: House, clock: Clock) -> None:
    clock.now = at(20)
    await house.perform(resume, DEE)
    after = await day(house)
    assert (after.position, after.now.starts, after.now.ends) == (MARKET, at(20), at(20, 30))
    assert await house.perform(advance, DEE) == ()

"""Gatherings and their timetables, kept and read back."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from functools import partial

import pytest
from sqlalchemy.exc import StatementError

from openspace.domain.facts.gathering import PhaseOpened
from openspace.domain.gathering import Gathering
from openspace.domain.timetable import Phase, Stretch, Timetable, open_phase, with_times
from openspace.store import gatherings
from openspace.store.engine import Conflict, Store
from tests.cast import CODE, MARKET, PAUSE, ROUND_1, STRETCHES, WORKBOOK, at, gathering, kept

INVITED = replace(
    gathering(),
    code="other",
    visibility="invited",
    placing_rule="unconference",
    highlighted_sdg=None,
    films=(),
)


async def found(store: Store, code: str = CODE) -> Gathering | None:
    return await store.read(lambda tx: gatherings.gathering(tx, code))


@pytest.mark.parametrize("new", [gathering(), gathering(ROUND_1), INVITED])
async def test_a_gathering_comes_back_as_it_was(store: Store, new: Gathering) -> None:
    await store.write(lambda tx: gatherings.add(tx, new))
    assert await found(store, new.code) == new


async def test_one_that_is_not_there_is_none(settled: Store) -> None:
    assert await found(settled) == gathering()
    assert await found(settled, "elsewhere") is None


async def test_a_code_is_given_once(settled: Store) -> None:
    with pytest.raises(Conflict):
        await settled.write(lambda tx: gatherings.add(tx, replace(gathering(), title="Mine")))
    assert await found(settled) == gathering()


async def test_codes_are_in_order(settled: Store) -> None:
    await settled.write(lambda tx: gatherings.add(tx, replace(gathering(), code="arena")))
    await settled.write(lambda tx: gatherings.add(tx, INVITED))
    assert await settled.read(gatherings.codes) == ("arena", CODE, "other")


async def test_a_gathering_is_due_when_its_open_phase_is_over(settled: Store) -> None:
    await settled.write(lambda tx: gatherings.add(tx, replace(gathering(WORKBOOK), code="over")))
    for minute, due in ((59, ()), (60, (CODE,)), (60 * 24 * 30, (CODE,))):
        now = at(9) + timedelta(minutes=minute)
        assert await settled.read(partial(gatherings.due, at=now)) == due


async def test_a_workbook_gives_way_to_what_is_planned_after_it(settled: Store) -> None:
    book = STRETCHES[WORKBOOK]
    later = Stretch(Phase.FOLLOW_UP, book.ends, book.ends + timedelta(days=90))
    followed = replace(
        gathering(), code="followed", timetable=Timetable((*STRETCHES, later), WORKBOOK)
    )
    await settled.write(lambda tx: gatherings.add(tx, followed))
    due = await settled.read(partial(gatherings.due, at=book.ends))
    assert due == (CODE, "followed")


async def test_an_opened_phase_moves_the_position_and_the_times(settled: Store) -> None:
    before = gathering().timetable
    outcome = open_phase(CODE, before, ROUND_1, MARKET, at(11, 5))
    assert isinstance(outcome, tuple)
    (fact,) = outcome
    assert isinstance(fact, PhaseOpened)
    await settled.write(kept(fact))
    after = await found(settled)
    assert after == replace(gathering(), timetable=with_times(before, ROUND_1, fact.times))
    assert after != gathering()


async def test_a_phase_of_one_gathering_leaves_the_others(settled: Store) -> None:
    await settled.write(lambda tx: gatherings.add(tx, INVITED))
    times = tuple((one.starts, one.ends) for one in STRETCHES)
    fact = PhaseOpened(CODE, PAUSE, at(10), times)
    await settled.write(kept(fact))
    assert await found(settled, "other") == INVITED


async def test_times_come_back_aware_whatever_their_zone(store: Store) -> None:
    tromso = timezone(timedelta(hours=1))
    stretches = tuple(
        replace(one, starts=one.starts.astimezone(tromso), ends=one.ends.astimezone(tromso))
        for one in STRETCHES
    )
    told = replace(gathering(), timetable=Timetable(stretches, MARKET))
    await store.write(lambda tx: gatherings.add(tx, told))
    back = await found(store)
    assert back == gathering()
    assert {one.starts.utcoffset() for one in back.timetable.stretches} == {timedelta()}


async def test_a_time_without_a_zone_is_not_kept(settled: Store) -> None:
    naive = datetime(2026, 11, 26, 10)  # noqa: DTZ001
    times = tuple((naive, naive) for _ in STRETCHES)
    with pytest.raises(StatementError, match="without a zone"):
        await settled.write(kept(PhaseOpened(CODE, PAUSE, at(10), times)))
    assert await found(settled) == gathering()

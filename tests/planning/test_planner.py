"""The planner's process: it answers, is stopped, and comes back."""

import asyncio
from dataclasses import replace

import pytest

from openspace.planning.plan import suggest
from openspace.planning.planner import Planner, PlannerFailed
from openspace.planning.problem import Problem, Room, Run
from tests.bench.gatherings import realistic

RUNS = tuple(Run(f"run-{name}", name) for name in "abcd")
SLOTS = ("r1", "r2")
PROBLEM = Problem(SLOTS, frozenset(SLOTS), (Room("x"), Room("y")), RUNS, {"ana": frozenset("ab")})


async def test_it_answers_as_if_it_were_here() -> None:
    planner, hall = Planner(), realistic(36, 150, 6, 6)
    plans = await asyncio.gather(*(planner.suggest(each) for each in (PROBLEM, hall, PROBLEM)))
    assert plans == [suggest(PROBLEM), suggest(hall), suggest(PROBLEM)]
    await planner.close()


async def test_what_takes_too_long_is_stopped_and_the_next_is_planned() -> None:
    planner = Planner()
    await planner.suggest(PROBLEM)
    planner._seconds = 0.01
    with pytest.raises(PlannerFailed, match=r"not done after 0\.01 seconds"):
        await planner.suggest(realistic(36, 150, 6, 6))
    planner._seconds = 20
    other = replace(PROBLEM, runs=RUNS[:3])
    assert await planner.suggest(other) == suggest(other)
    await planner.close()


async def test_after_a_crash_the_next_is_planned() -> None:
    planner = Planner()
    await planner.suggest(PROBLEM)
    assert planner._process is not None
    planner._process.kill()
    with pytest.raises(PlannerFailed):
        await planner.suggest(PROBLEM)
    assert await planner.suggest(PROBLEM) == suggest(PROBLEM)
    await planner.close()


async def test_what_cannot_be_planned_fails_in_words_and_leaves_the_process() -> None:
    planner = Planner()
    broken = replace(PROBLEM, runs=(Run("run-a", "a", now=("r1",)),))  # type: ignore[arg-type]
    with pytest.raises(PlannerFailed, match="IndexError"):
        await planner.suggest(broken)
    process = planner._process
    assert await planner.suggest(PROBLEM) == suggest(PROBLEM)
    assert planner._process is process
    await planner.close()


async def test_who_stops_waiting_stops_the_process() -> None:
    planner = Planner()
    asking = asyncio.create_task(planner.suggest(PROBLEM))
    while planner._process is None:
        await asyncio.sleep(0)
    process = planner._process
    asking.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asking
    assert process.returncode is not None
    assert await planner.suggest(PROBLEM) == suggest(PROBLEM)
    await planner.close()


async def test_closing_fails_who_waits() -> None:
    planner = Planner()
    asking = asyncio.create_task(planner.suggest(PROBLEM))
    while planner._process is None:
        await asyncio.sleep(0)
    await planner.close()
    with pytest.raises(PlannerFailed):
        await asking

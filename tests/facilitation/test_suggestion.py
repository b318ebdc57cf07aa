"""Suggested agendas through the house: what is asked of the planner, applied, taken back, drawn."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from openspace.domain.facts.agenda import Move
from openspace.domain.facts.suggestion import ArrangementMade
from openspace.facilitation import drafts as drawing
from openspace.facilitation.agenda import hold_again, place
from openspace.facilitation.drafts import Drafts
from openspace.facilitation.freezing import pin
from openspace.facilitation.gathering import open_phase
from openspace.facilitation.house import House
from openspace.facilitation.marketplace import cast_vote, withdraw
from openspace.facilitation.pairs import pair, tell_availability
from openspace.facilitation.suggestion import arrange, problem_of, undo
from openspace.planning.planner import Planner
from openspace.planning.problem import Room, Run
from openspace.store import agenda, suggestion
from tests.cast import ANA, BEN, CHI, CODE, MARKET, ROUND_1, at, gathering, kept, proposed, topic
from tests.cast import chi as chi_cao
from tests.domain.saying import code, facts

HAVEN_1, LOFT_2 = ("r1", "haven"), ("r2", "loft")


@pytest.fixture
async def drafts(house: House, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Drafts]:
    monkeypatch.setattr(drawing, "PAUSE", 0.01)
    drawn = Drafts(house, Planner())
    yield drawn
    await drawn.close()


async def cells(house: House) -> dict[str, tuple[str, str]]:
    grid = await house.store.read(lambda tx: agenda.agenda(tx, gathering()))
    return {each.breakout: each.cell for each in grid.placements}


async def test_the_planner_is_asked_about_what_is_true(house: House) -> None:
    second = proposed(topic(2, chi_cao))
    await house.store.write(kept(second))
    await house.perform(place, BEN, "t1", HAVEN_1)
    await house.perform(cast_vote, CHI, "t1")
    await house.perform(cast_vote, ANA, "t1")
    problem = await house.store.read(lambda tx: problem_of(tx, CODE, at(9, 45)))
    assert (problem.slots, problem.open) == (("r1", "r2"), frozenset({"r1", "r2"}))
    assert problem.rooms == (Room("haven"), Room("loft"))
    assert problem.runs == (
        Run("b1", "t1", frozenset({"ben"}), 2, HAVEN_1),
        Run("b2", "t2", frozenset({"chi"}), 0),
    )
    assert problem.wishes == {"ana": {"t1"}, "ben": {"t1"}, "chi": {"t1", "t2"}}
    assert problem.grows


async def test_a_slot_that_runs_is_shut_and_what_is_in_it_stays(house: House) -> None:
    await house.perform(place, BEN, "t1", HAVEN_1)
    await house.perform(open_phase, ANA, ROUND_1, MARKET)
    problem = await house.store.read(lambda tx: problem_of(tx, CODE, at(9, 45)))
    assert problem.open == frozenset({"r2"})
    assert [run.fixed for run in problem.runs] == [True]


async def test_what_is_fixed_pinned_paired_or_cannot_is_told_to_the_planner(house: House) -> None:
    await house.store.write(kept(proposed(topic(2, chi_cao))))
    await house.perform(place, BEN, "t1", LOFT_2)
    await house.perform(pin, ANA, "b1")
    await house.perform(pair, ANA, "1", "2", "apart")
    await house.perform(tell_availability, CHI, ("r2",))
    before = await house.store.read(lambda tx: problem_of(tx, CODE, at(9, 59)))
    after = await house.store.read(lambda tx: problem_of(tx, CODE, at(10)))
    assert (before.open, after.open) == (frozenset({"r1", "r2"}), frozenset({"r2"}))
    assert [run.fixed for run in before.runs] == [True, False]
    assert before.unavailable == {"chi": frozenset({"r2"})}
    assert before.apart == frozenset({frozenset({"t1", "t2"})})
    assert before.together == frozenset()


async def test_every_run_of_a_topic_is_planned(house: House) -> None:
    await house.perform(place, BEN, "t1", HAVEN_1)
    await house.perform(hold_again, BEN, "t1")
    problem = await house.store.read(lambda tx: problem_of(tx, CODE, at(9, 45)))
    assert [(run.topic, run.now) for run in problem.runs] == [("t1", HAVEN_1), ("t1", None)]


async def test_steps_are_applied_and_taken_back(house: House) -> None:
    await house.perform(place, BEN, "t1", HAVEN_1)
    step = (Move("", "b1", HAVEN_1, LOFT_2),)
    outcome = await house.perform(arrange, ANA, [step])
    made = next(each for each in facts(outcome) if isinstance(each, ArrangementMade))
    assert await cells(house) == {"b1": LOFT_2}
    last = await house.store.read(lambda tx: suggestion.last_arrangement(tx, CODE))
    assert last is not None
    assert (last.participant, last.moves) == ("ana", (Move("t1", "b1", HAVEN_1, LOFT_2),))
    assert code(await house.perform(undo, BEN, made.arrangement)) == "not_allowed"
    assert facts(await house.perform(undo, ANA, made.arrangement))
    assert await cells(house) == {"b1": HAVEN_1}
    assert code(await house.perform(undo, ANA, made.arrangement)) == "nothing_to_undo"
    assert await house.store.read(lambda tx: suggestion.last_arrangement(tx, CODE)) is None


async def test_what_was_withdrawn_since_is_not_hung_up_again(house: House) -> None:
    await house.perform(place, BEN, "t1", HAVEN_1)
    outcome = await house.perform(arrange, ANA, [(Move("", "b1", HAVEN_1, None),)])
    made = next(each for each in facts(outcome) if isinstance(each, ArrangementMade))
    assert facts(await house.perform(withdraw, BEN, "t1"))
    assert code(await house.perform(undo, ANA, made.arrangement)) == "nothing_to_undo"
    assert await cells(house) == {}


async def test_a_place_that_was_added_goes_with_what_it_was_for(house: House) -> None:
    outcome = await house.perform(arrange, ANA, [(Move("", "b1", None, ("r1", "new-1")),)])
    made = next(each for each in facts(outcome) if isinstance(each, ArrangementMade))
    grid = await house.store.read(lambda tx: agenda.agenda(tx, gathering()))
    assert [each.name for each in grid.places] == ["Haven", "Loft 2", "Loft 3"]
    await house.perform(undo, ANA, made.arrangement)
    grid = await house.store.read(lambda tx: agenda.agenda(tx, gathering()))
    assert [each.name for each in grid.places] == ["Haven", "Loft 2"]


async def test_a_card_that_is_not_of_this_gathering_is_no_step(house: House) -> None:
    step = (Move("", "nobodys", None, HAVEN_1),)
    assert code(await house.perform(arrange, ANA, [step])) == "steps_gone"
    assert code(await house.perform(arrange, BEN, [step])) == "not_allowed"


async def test_two_facilitators_apply_the_same_step_once(house: House) -> None:
    step = (Move("", "b1", None, HAVEN_1),)
    outcomes = await asyncio.gather(*(house.perform(arrange, ANA, [step]) for _ in range(20)))
    assert sorted(code(each) for each in outcomes) == [""] + ["steps_gone"] * 19


async def test_r1_the_same_problem_is_not_drawn_twice(house: House, drafts: Drafts) -> None:
    first = await drafts.latest(CODE)
    assert [change.run for change in first.steps[0].changes] == ["b1"]
    assert await drafts.latest(CODE) is first
    await house.perform(cast_vote, CHI, "t1")
    assert await drafts.latest(CODE) is not first


async def test_r2_a_draft_follows_the_votes_by_itself(house: House, drafts: Drafts) -> None:
    first = await drafts.latest(CODE)
    await house.perform(cast_vote, CHI, "t1")
    async with asyncio.timeout(20):
        while drafts.known(CODE) is first:
            await asyncio.sleep(0.01)
    drawn = drafts.known(CODE)
    assert drawn is not None
    assert drawn.plan.wished == first.plan.wished + 1


async def test_r3_nobody_looks_so_nobody_draws(
    house: House, drafts: Drafts, monkeypatch: pytest.MonkeyPatch
) -> None:
    await drafts.latest(CODE)
    monkeypatch.setattr(drawing, "PATIENCE", 0.0)
    await house.perform(cast_vote, CHI, "t1")
    async with asyncio.timeout(20):
        while drafts.known(CODE):
            await asyncio.sleep(0.01)

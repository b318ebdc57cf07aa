"""A suggested agenda: V1 to V6."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from openspace.domain.agenda import Agenda, Place
from openspace.domain.facts.agenda import Move, PlaceAdded, TopicsRearranged
from openspace.domain.facts.grid import PlaceRemoved
from openspace.domain.facts.suggestion import ArrangementMade, ArrangementUndone
from openspace.domain.refusal import Outcome
from openspace.domain.suggestion import Arrangement, Made, Step, arrange, moved, undo
from tests.cast import CODE, MARKET, ROUND_1, ROUND_2, agenda, at, timetable
from tests.domain.saying import code, facts

MADE = Made("a1", "ana", at(9, 50))
R1H, R1L, R2H, R2L = ("r1", "haven"), ("r1", "loft"), ("r2", "haven"), ("r2", "loft")
CELLS = (R1H, R1L, R2H, R2L)


def move(number: int, before: tuple[str, str] | None, after: tuple[str, str] | None) -> Move:
    return Move(f"t{number}", f"b{number}", before, after)


def ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"p{next(numbers)}"


def arranged(grid: Agenda, *steps: Step, position: int = MARKET) -> Outcome:
    return arrange(CODE, timetable(position), grid, steps, MADE, ids())


def moves(outcome: Outcome) -> tuple[Move, ...]:
    return next(each.moves for each in facts(outcome) if isinstance(each, TopicsRearranged))


def test_v2_two_cards_change_cells_at_once() -> None:
    grid = agenda(("t1", *R1H), ("t2", *R2L))
    step = (move(1, R1H, R2L), move(2, R2L, R1H))
    assert arranged(grid, step) == (
        TopicsRearranged(CODE, step),
        ArrangementMade(CODE, "a1", "ana", MADE.at, step),
    )


def test_v3_a_step_whose_card_has_gone_elsewhere_is_left_and_the_others_are_made() -> None:
    grid = agenda(("t1", *R1H), ("t2", *R1L))
    good, stale = (move(2, R1L, R2L),), (move(1, R2H, R2L), move(3, None, R1L))
    assert moves(arranged(grid, stale, good)) == good
    assert code(arranged(grid, stale)) == "steps_gone"


@pytest.mark.parametrize(
    "step",
    [
        (move(1, R1H, R1L),),
        (move(1, R1H, R2H), move(3, None, R2H)),
        (move(1, R1H, ("r1", "cellar")),),
        (move(1, R1H, ("r9", "loft")),),
        (),
    ],
    ids=["taken", "the same cell twice", "no such place", "no such slot", "nothing"],
)
def test_v3_what_cannot_stand_is_not_made(step: Step) -> None:
    grid = agenda(("t1", *R1H), ("t2", *R1L))
    assert code(arranged(grid, step)) == "steps_gone"


def test_v3_a_later_step_sees_what_an_earlier_one_did() -> None:
    grid = agenda(("t1", *R1H))
    first, second = (move(1, R1H, R2H),), (move(2, None, R1H),)
    assert moves(arranged(grid, first, second)) == (*first, *second)
    assert moves(arranged(grid, second, first)) == first


@pytest.mark.parametrize("position", [ROUND_1, ROUND_2])
def test_v4_nothing_enters_or_leaves_a_slot_that_has_begun(position: int) -> None:
    grid = agenda(("t1", *R1H))
    assert code(arranged(grid, (move(1, R1H, R2H),), position=position)) == "steps_gone"
    assert code(arranged(grid, (move(2, None, R1L),), position=position)) == "steps_gone"


def test_v4_a_frozen_slot_stays_as_it_is() -> None:
    grid = agenda(("t1", *R1H))
    frozen = replace(grid, slots=(replace(grid.slots[0], frozen=True), grid.slots[1]))
    assert code(arranged(frozen, (move(1, R1H, R2H),))) == "steps_gone"


def test_v4_a_pinned_card_stays() -> None:
    grid = agenda(("t1", *R1H))
    pinned = replace(grid, placements=(replace(grid.placements[0], pinned=True),))
    assert code(arranged(pinned, (move(1, R1H, R2H),))) == "steps_gone"


def test_v5_a_place_that_is_needed_is_added_once_under_its_own_id() -> None:
    steps = ((move(1, None, ("r1", "new-1")),), (move(2, None, ("r2", "new-1")),))
    added, rearranged, made = facts(arranged(agenda(), *steps))
    assert isinstance(made, ArrangementMade)
    assert made.places == ("p1",)
    assert added == PlaceAdded(CODE, "p1", "Loft 3", 2)
    assert rearranged == TopicsRearranged(
        CODE, (move(1, None, ("r1", "p1")), move(2, None, ("r2", "p1")))
    )


def test_v5_a_place_that_only_a_refused_step_needs_is_not_added() -> None:
    steps = ((move(1, R2H, ("r1", "new-1")),), (move(2, None, R1H),))
    assert [type(each) for each in facts(arranged(agenda(), *steps))] == [
        TopicsRearranged,
        ArrangementMade,
    ]


def undone(grid: Agenda, last: Arrangement | None, asked: str, position: int = MARKET) -> Outcome:
    return undo(CODE, timetable(position), grid, last, asked, MADE.at)


def test_v5_a_place_has_the_name_that_the_preview_gave_it() -> None:
    added = facts(arranged(agenda(), (move(1, None, ("r1", "new-2")),)))[0]
    assert added == PlaceAdded(CODE, "p2", "Loft 4", 3)
    odd = (move(1, None, ("r1", "new-")), move(2, None, ("r1", "new-x")))
    assert code(arranged(agenda(), odd)) == "steps_gone"


def applied(*made: Move) -> Arrangement:
    return Arrangement("a1", "ana", MADE.at, made)


def test_v6_what_was_applied_goes_back() -> None:
    step = (move(1, R1H, R2L), move(2, R2L, R1H), move(3, None, R1L))
    grid = moved(agenda(("t1", *R1H), ("t2", *R2L)), step)
    back = (move(1, R2L, R1H), move(2, R1H, R2L), move(3, R1L, None))
    assert undone(grid, applied(*step), "a1") == (
        TopicsRearranged(CODE, back),
        ArrangementUndone(CODE, "a1"),
    )


def test_v6_a_card_that_was_moved_since_stays_and_so_does_who_would_need_its_cell() -> None:
    step = (move(1, R1H, R2L), move(2, R2L, R1H), move(3, None, R1L))
    since = moved(agenda(("t1", *R1H), ("t2", *R2L)), step)
    since = moved(since, [move(1, R2L, R2H), move(4, None, R2L)])
    assert moves(undone(since, applied(*step), "a1")) == (move(3, R1L, None),)


def test_v6_a_place_that_was_added_goes_again_unless_something_hangs_there() -> None:
    step = (move(1, None, ("r1", "p1")), move(2, None, ("r2", "p2")))
    places = (Place("p1", "Loft 3", 2), Place("p2", "Loft 4", 3))
    grown = replace(agenda(), places=(*agenda().places, *places))
    grid = moved(grown, (*step, move(3, None, ("r1", "p2"))))
    last = replace(applied(*step), places=("p1", "p2", "gone"))
    assert facts(undone(grid, last, "a1"))[1:-1] == (PlaceRemoved(CODE, "p1"),)


def test_v6_what_has_begun_meanwhile_is_not_taken_back() -> None:
    step = (move(1, R1H, R2L), move(2, None, R2H))
    grid = moved(agenda(("t1", *R1H)), step)
    assert moves(undone(grid, applied(*step), "a1", ROUND_1)) == (move(2, R2H, None),)
    pins = tuple(replace(each, pinned=True) for each in grid.placements)
    pinned = undone(replace(grid, placements=pins), applied(*step), "a1")
    assert code(pinned) == "nothing_to_undo"


def test_v6_only_the_last_one_is_taken_back_and_only_once() -> None:
    step = (move(1, None, R1H),)
    grid = moved(agenda(), step)
    assert code(undone(grid, applied(*step), "a0")) == "nothing_to_undo"
    assert code(undone(grid, None, "a1")) == "nothing_to_undo"
    assert code(undone(agenda(), applied(*step), "a1")) == "nothing_to_undo"


@st.composite
def scattered(draw: st.DrawFn) -> tuple[Agenda, list[Step]]:
    """A grid and steps at random, some of which can be made."""
    numbers = draw(st.permutations(range(1, 7)))
    placed = draw(st.integers(0, 4))
    grid = agenda(*((f"t{n}", *cell) for n, cell in zip(numbers[:placed], CELLS, strict=False)))
    cell = st.sampled_from((None, *CELLS, ("r1", "new-1")))
    step = st.lists(st.builds(move, st.integers(1, 6), cell, cell), max_size=3)
    return grid, [tuple(each) for each in draw(st.lists(step, max_size=4))]


@given(scattered())
def test_v3_and_v6_no_cell_ever_holds_two(given: tuple[Agenda, list[Step]]) -> None:
    grid, steps = given
    outcome = arranged(grid, *steps)
    if code(outcome):
        return
    added = (each for each in facts(outcome) if isinstance(each, PlaceAdded))
    places = (Place(each.place, each.name, each.position) for each in added)
    after = moved(replace(grid, places=(*grid.places, *places)), moves(outcome))
    cells = [each.cell for each in after.placements]
    runs = [each.breakout for each in after.placements]
    assert len(cells) == len(set(cells))
    assert len(runs) == len(set(runs))
    back = moves(undone(after, applied(*moves(outcome)), "a1"))
    assert set(moved(after, back).placements) == set(grid.placements)

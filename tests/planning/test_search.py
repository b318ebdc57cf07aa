"""The sums of the search, held against the same counted one by one."""

from dataclasses import replace
from itertools import combinations
from random import Random

import numpy as np
import pytest

from openspace.planning.board import Board, Indices, weights
from openspace.planning.crowding import Crowding
from openspace.planning.greedy import filled
from openspace.planning.search import Search

SLOTS, ROOMS, PEOPLE = 3, 4, 30


def board(seed: int, seats: float = np.inf) -> tuple[Board, Indices]:
    """Anything, and where its columns are; one column stays where it is."""
    dice = np.random.default_rng(seed)
    columns = SLOTS * ROOMS
    audience = (dice.random((PEOPLE, columns)) < 0.25).astype(np.float32)
    audience[:, -1] = 0
    meeting = np.triu(dice.integers(-1, 2, (columns, columns)) * 64, 1).astype(np.float32)
    being = (16 * dice.integers(0, 2, (columns, SLOTS))).astype(np.float32)
    moves = np.arange(columns) != 3
    slot = dice.permutation(np.arange(columns) % SLOTS)
    held = [int((moves & (slot == each)).sum()) for each in range(SLOTS)]
    rooms = tuple(np.full(each, seats, np.float32) for each in held)
    wishes = weights(audience.sum(1).astype(np.intp))
    return Board(audience, wishes, meeting + meeting.T, being, moves, rooms), slot


def worth(planned: Board, slot: Indices) -> float:
    """A grid's value, person by person, pair by pair and room by room."""
    columns = range(len(slot))
    value = 0.0
    for person, weight in enumerate(planned.weights):
        value += weight * len({int(slot[at]) for at in columns if planned.audience[person, at]})
    for each, seats in enumerate(planned.seats):
        alone = planned.audience[:, slot == each].sum(1) == 1
        crowds = (planned.weights * alone) @ planned.audience
        crowds = np.sort(crowds[(slot == each) & planned.moves])[::-1]
        value -= np.maximum(crowds - seats, 0).sum()
    value -= sum(planned.being[at, slot[at]] for at in columns)
    pairs = combinations(columns, 2)
    return float(value - sum(planned.meeting[a, b] for a, b in pairs if slot[a] == slot[b]))


class Watched(Search):
    """A search that remembers what every grid was worth."""

    def __init__(self, board: Board, slot: Indices) -> None:
        super().__init__(board, slot)
        self.seen = [self.value]

    def _exchange(self, one: int, other: int) -> None:
        super()._exchange(one, other)
        self.seen.append(self.value)


@pytest.mark.parametrize("seed", range(5))
def test_every_exchange_brings_what_was_foreseen(seed: int) -> None:
    planned, slot = board(seed)
    search = Search(planned, slot)
    for _ in range(3):
        gains, now = search._gains(), search.slot.copy()
        assert search.value == pytest.approx(worth(planned, now))
        for one, other in combinations(range(len(now)), 2):
            if now[one] != now[other] and planned.moves[[one, other]].all():
                changed = now.copy()
                changed[[one, other]] = now[[other, one]]
                gained = worth(planned, changed) - worth(planned, now)
                assert gains[one, other] == pytest.approx(gained)
        search.improve(1, Random(seed))


@pytest.mark.parametrize("seats", [np.inf, 60.0])
@pytest.mark.parametrize("seed", range(3))
def test_it_keeps_the_best_grid_and_what_stays(seed: int, seats: float) -> None:
    planned, slot = board(seed, seats)
    search = Watched(planned, slot)
    before = search.value
    search.improve(60, Random(seed))
    assert before < search.value <= planned.ceiling
    assert search.value == max(search.seen)
    assert Search(planned, search.slot).value == search.value
    assert search.slot[3] == slot[3]
    assert (np.bincount(search.slot) == np.bincount(slot)).all()


@pytest.mark.parametrize("seats", [np.inf, 60.0])
def test_settled_means_that_no_exchange_is_better(seats: float) -> None:
    planned, slot = board(1, seats)
    search = Search(planned, slot)
    search.settle()
    settled = search.slot.copy()
    for one, other in combinations(np.flatnonzero(planned.moves), 2):
        changed = settled.copy()
        changed[[one, other]] = settled[[other, one]]
        if seats == np.inf:
            assert Search(planned, changed).value <= search.value


def test_the_rest_is_put_where_it_brings_most() -> None:
    planned, slot = board(2)
    positions = np.where(planned.moves, -1, slot)
    full = filled(planned, positions)
    assert (np.bincount(full) == np.bincount(slot)).all()
    assert full[3] == slot[3]
    assert Search(planned, full).value > Search(planned, slot).value


def test_the_rest_keeps_apart_what_is_not_to_meet() -> None:
    planned, _ = board(3)
    apart = np.zeros_like(planned.meeting)
    apart[0, 1] = apart[1, 0] = 64
    free = replace(planned, audience=planned.audience * 0, being=planned.being * 0, meeting=apart)
    full = filled(free, np.full(len(apart), -1))
    assert full[0] != full[1]


@pytest.mark.parametrize("seats", [np.inf, 60.0, 20.0])
def test_a_grid_is_worth_what_is_counted_one_by_one(seats: float) -> None:
    planned, slot = board(4, seats)
    assert Search(planned, slot).value == pytest.approx(worth(planned, slot))


def test_b1_the_few_marks_of_one_weigh_more_than_the_many_of_another() -> None:
    one, four, twelve = weights(np.array([1, 4, 12]))
    assert one > four > twelve > one / 2


def test_b2_the_largest_crowd_has_the_largest_room() -> None:
    crowds, seats = np.array([10, 50, 30], np.float32), np.array([40, 30, 20], np.float32)
    crowding = Crowding(crowds, seats)
    assert crowding.unseated == 10
    coming = np.arange(0, 60, 5, dtype=np.float32) * np.ones((3, 1), np.float32)
    for at in range(3):
        for to, crowd in enumerate(coming[at]):
            others = np.append(np.delete(crowds, at), crowd)
            unseated = np.maximum(np.sort(others)[::-1] - seats, 0).sum()
            assert crowding.instead(coming)[at, to] == unseated

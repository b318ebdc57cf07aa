"""When people come, go and are off the line (CD1 to CD4), and where the day is."""

import random
from collections import Counter

import pytest

from openspace.domain.timetable import Phase
from openspace.rehearsal.attendance import When, attendance, proposers
from openspace.rehearsal.hours import Hours

MANY = [attendance(random.Random(number)) for number in range(2000)]


def test_they_come_as_people_do() -> None:
    """CD1."""
    came = Counter(each.comes.phase for each in MANY)
    assert 600 < came[Phase.FOYER] < 720
    assert 820 < came[Phase.OPENING] < 980
    assert 200 < came[Phase.MARKETPLACE] < 360
    assert 100 < came[Phase.BREAK] < 220
    herd = [each.comes.part for each in MANY if each.comes.phase is Phase.OPENING]
    assert sum(part > 0.8 for part in herd) > 0.6 * len(herd)


def test_some_leave_and_some_are_off_the_line() -> None:
    """CD2 and CD3."""
    left = Counter(each.leaves.phase for each in MANY if each.leaves)
    assert 190 < left[Phase.BREAK] < 310
    assert 90 < left[Phase.CLOSING] < 220
    dropped = [each for each in MANY if each.drops]
    assert 220 < len(dropped) < 350
    assert all(3 <= each.off_for <= 20 for each in dropped)


@pytest.mark.parametrize(
    ("people", "many"),
    [(1, 1), (50, 25), (100, 30), (200, 50), (400, 80), (500, 100), (2000, 300)],
)
def test_so_many_propose(people: int, many: int) -> None:
    """CD4."""
    assert proposers(people) == many


def test_a_moment_is_reached_when_so_much_of_its_phase_is_gone() -> None:
    hours = Hours()
    half = When(Phase.OPENING, 0.5)
    assert not hours.reached(half, 0)
    hours.look(Phase.OPENING, 120, 100, anew=True)
    assert [hours.reached(half, at) for at in (109, 110)] == [False, True]
    hours.look(Phase.MARKETPLACE, 300, 120, anew=True)
    assert hours.reached(half, 120)


def test_the_second_break_is_not_the_first_and_a_day_without_it_goes_on() -> None:
    hours, second = Hours(), When(Phase.BREAK, 0.5, 1)
    for at, phase in enumerate((Phase.BREAK, Phase.ROUND)):
        hours.look(phase, at + 1, at, anew=True)
        assert not hours.reached(second, at + 1)
    hours.look(Phase.CLOSING, 9, 3, anew=True)
    assert hours.reached(second, 3)
    hours.look(Phase.BREAK, 14, 4, anew=True)
    assert [hours.reached(second, at) for at in (8, 9)] == [False, True]

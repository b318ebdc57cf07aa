"""How the house is, in words: HL1 to HL5."""

from dataclasses import replace

import pytest

from openspace.domain.health import Lines, Vitals, complaints, rounded, tail

WELL = Vitals(saving=100, lag=0, memory=400, all_memory=4000, free=20_000, hours=3)
QUIET = Lines(people=40, dropped=0, poor=0)


def test_nothing_is_said_when_all_is_well() -> None:
    assert complaints(WELL, QUIET) == ()
    assert complaints(replace(WELL, saving=450, lag=250, free=1000, memory=3400), QUIET) == ()


@pytest.mark.parametrize(
    ("vitals", "said"),
    [
        (replace(WELL, saving=500), "saving"),
        (replace(WELL, lag=300), "busy"),
        (replace(WELL, free=999), "disk"),
        (replace(WELL, memory=3401), "memory"),
    ],
)
def test_hl1_to_hl3_each_has_its_word(vitals: Vitals, said: str) -> None:
    assert complaints(vitals, QUIET) == (said,)


@pytest.mark.parametrize(
    ("people", "lost", "told"), [(3, 2, False), (3, 3, True), (400, 19, False), (400, 20, True)]
)
def test_hl4_people_drop_out_when_many_do(people: int, lost: int, told: bool) -> None:
    assert complaints(WELL, Lines(people, lost, 0)) == (("dropped",) if told else ())
    assert complaints(WELL, Lines(people, 0, lost)) == (("poor",) if told else ())


def test_hl5_figures_are_rounded() -> None:
    assert [rounded(each, 50) for each in (0, 24, 26, 99, 512.4)] == [0, 0, 50, 100, 500]


def test_hl1_the_tail_is_what_95_of_100_take_at_most() -> None:
    assert tail([]) == 0
    assert tail([0.3]) == 0.3
    assert tail([float(each) for each in range(1, 101)]) == 95

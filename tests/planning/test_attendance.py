"""What people can attend, case by case (T1 to T4)."""

from openspace.planning.attendance import Attendance
from openspace.planning.problem import Problem
from tests.planning.problems import problem, runs, wishes


def attended(planned: Problem, **cells: str) -> int:
    """``A="1x"`` is run A in slot r1 and room x."""
    placements = {run: (f"r{at[0]}", at[1]) for run, at in cells.items()}
    return Attendance(planned).attended(placements)


def test_t1_one_run_a_slot() -> None:
    planned = problem(runs("ab"), wishes(ana="ab"))
    assert attended(planned, A="1x", B="1y") == 1
    assert attended(planned, A="1x", B="2x") == 2


def test_t1_a_topic_once_however_often_it_runs() -> None:
    planned = problem(runs("aab"), wishes(ana="a", ben="ab"))
    assert attended(planned, A="1x", **{"A'": "2x"}) == 2
    assert Attendance(planned).wished == 3


def test_t2_people_choose_the_run_that_fits() -> None:
    planned = problem(runs("aab"), wishes(ana="ab", ben="ab"))
    assert attended(planned, A="1x", B="1y") == 2
    assert attended(planned, A="1x", B="1y", **{"A'": "2x"}) == 4


def test_t2_they_share_themselves_out_where_both_fit() -> None:
    planned = problem(runs("aa"), wishes(ana="a", ben="a", chi="a"), seats=(2, 1))
    assert attended(planned, A="1x", **{"A'": "2y"}) == 3


def test_t2_who_finds_it_full_tries_the_other() -> None:
    planned = problem(runs("aab"), wishes(ana="ab", ben="ab"), seats=(1, 1, None))
    assert attended(planned, A="2x", B="1y") == 2
    assert attended(planned, A="2x", B="1y", **{"A'": "1z"}) == 3


def test_t3_no_more_than_there_are_seats() -> None:
    planned = problem(runs("ab"), wishes(ana="a", ben="a", chi="ab"), seats=(2, 1))
    assert attended(planned, A="1x") == 2
    assert attended(planned, A="1x", B="1y") == 3


def test_t4_marks_for_what_has_no_run_count_nothing() -> None:
    planned = problem(runs("ab"), wishes(ana="az", ben="b"))
    assert (attended(planned, A="1x"), Attendance(planned).wished) == (1, 2)

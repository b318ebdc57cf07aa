"""How long a keystroke waits for others (W1 to W3), by the rules' own numbers."""

import pytest

from openspace.live.note_window import LONGEST, PROMISE, SHORTEST, Window


def test_w2_a_quick_disk_has_the_longest_window() -> None:
    window = Window()
    window.took(0.001)
    assert window.seconds == LONGEST


def test_w1_what_a_commit_takes_is_taken_off_at_once() -> None:
    window = Window()
    window.took(0.004)
    assert window.seconds == pytest.approx(PROMISE - 0.004)


def test_w2_a_slow_disk_is_not_asked_more_often_for_it() -> None:
    window = Window()
    window.took(0.5)
    assert window.seconds == SHORTEST


def test_w1_a_slow_commit_is_forgotten_little_by_little() -> None:
    window, lengths = Window(), []
    for seconds in (0.006, *[0.001] * 40):
        window.took(seconds)
        lengths.append(window.seconds)
    assert lengths == sorted(lengths)
    assert lengths[1] < lengths[-1] == LONGEST


def test_no_window_is_none() -> None:
    assert Window(0).seconds == 0


def test_w3_what_came_while_all_were_told_has_waited_since_that_began() -> None:
    window = Window()
    window.opens(10.0)
    window.opened_by(9.998)
    assert window.left(10.0) == pytest.approx(LONGEST - 0.002)


def test_w3_what_came_before_all_were_told_waits_no_longer_for_it() -> None:
    window = Window()
    window.opens(9.99)
    window.opens(10.0)
    window.opened_by(9.998)
    assert window.left(10.0) == pytest.approx(LONGEST - 0.01)


def test_w3_what_comes_later_has_a_window_of_its_own() -> None:
    window = Window()
    window.opens(9.99)
    window.closes()
    window.opened_by(9.998)
    assert window.left(10.0) == 0
    window.opens(10.0)
    assert window.left(10.0) == pytest.approx(LONGEST)

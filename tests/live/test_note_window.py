"""How long a keystroke waits for others (W1, W2), by the rules' own numbers."""

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

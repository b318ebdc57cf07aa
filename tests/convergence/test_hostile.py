"""Whatever somebody sends: that line closes with a reason, and the others do not notice.

Some thousands in the suite; OPENSPACE_FRAMES names another number, as 1000000 for a long run.
"""

import os

import pytest

from openspace.notes import settling
from openspace.notes.halves import Halves
from tests.convergence.hostile import Storm

FRAMES = int(os.environ.get("OPENSPACE_FRAMES", "4096"))
KEPT: dict[str, int] = {
    "half an emoji, its other half elsewhere": 32,
    "half an emoji taken away": 30,
    "half an emoji beside a mark": 42,
    "half an emoji in a run of flags": 55,
    "a right neighbour to the left of the left one": 102,
    "a mark between reversed neighbours": 114,
    "half known text beside itself": 146,
}
"""Seeds that ever failed, by name."""
SEEDS = [*KEPT.values(), 1]


@pytest.mark.parametrize("seed", SEEDS)
def test_made_up_frames_end_the_line_they_came_on_and_no_other(seed: int) -> None:
    """How long a canary waits is told here in processor time: what frames cost, not a line's wait.

    That is measured by the clock, over sockets, in ``tests/live/test_note_route.py``, which the
    same setting makes longer.
    """
    storm = Storm(seed)
    storm.blow(FRAMES)
    print(storm)  # noqa: T201
    assert storm.closed > FRAMES // 4
    assert storm.kept > FRAMES // 100
    assert len(storm.reasons) > 20
    assert storm.slowest < 0.25


def test_without_the_fence_they_are_noticed() -> None:
    with pytest.raises(BaseException):  # noqa: B017  a panic is not an Exception
        Storm(1, fenced=False).blow(FRAMES)


@pytest.mark.parametrize("guard", [Halves, settling])
def test_a_parted_character_or_reversed_neighbours_are_noticed(
    guard: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, blind, seed = {
        Halves: ("parted", lambda *_: [], KEPT["half an emoji, its other half elsewhere"]),
        settling: ("_is_reversed", lambda *_: False, KEPT["a mark between reversed neighbours"]),
    }[guard]
    monkeypatch.setattr(guard, name, blind)
    with pytest.raises(AssertionError):
        Storm(seed).blow(4096)

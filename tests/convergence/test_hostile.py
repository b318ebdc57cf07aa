"""Whatever somebody sends: that line closes with a reason, and the others do not notice.

Some thousands in the suite; OPENSPACE_FRAMES names another number, as 1000000 for a long run.
"""

import os

import pytest

from tests.convergence.hostile import Storm

FRAMES = int(os.environ.get("OPENSPACE_FRAMES", "4096"))
KEPT: dict[str, int] = {}
"""Seeds that ever failed, by name."""
SEEDS = [*KEPT.values(), 1]


@pytest.mark.parametrize("seed", SEEDS)
def test_made_up_frames_end_the_line_they_came_on_and_no_other(seed: int) -> None:
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

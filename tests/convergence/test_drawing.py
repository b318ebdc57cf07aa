"""What somebody else writes is drawn as if the whole note were, and the rest of it stays.

The binding is the page's own, mended as the page's is. A few lives in the suite; OPENSPACE_DRAWINGS
names another number, as 100.
"""

import os

import pytest

from tests.convergence.lives import lives

LIVES = int(os.environ.get("OPENSPACE_DRAWINGS", "8"))
PEOPLE = 3
SHORTER = 102
"""A seed in which a caret's text goes and the note becomes shorter than its old place is far."""
FORGOTTEN = 332
"""A seed in which what came back by undoing is gone again, and forgotten, by the next undo."""
SEEDS = (SHORTER, FORGOTTEN, *range(1, LIVES + 1))


@pytest.mark.parametrize("seed", SEEDS)
def test_only_what_others_write_is_drawn_anew_and_nothing_is_missed(seed: int) -> None:
    """Words, marks, kinds of blocks, and where every place is told and found."""
    life = lives("drawing", "adjacent, staying", PEOPLE, SEEDS)[seed]
    assert (life["faults"], life["screens"]) == ([], 1)
    assert life["same"] > life["anew"] > 0


def test_as_the_binding_draws_by_itself_nothing_stays() -> None:
    assert lives("drawing", "adjacent", PEOPLE, (2,))[2]["same"] == 0

"""Writers who type, drop, come back and outlive crashes all end with one text: the log's.

Each seed is a whole life of a note. A seed that ever failed stands in ``KEPT`` by name.
"""

import pytest

from openspace.domain.notes import Block
from openspace.notes import engine
from tests.convergence.writers import Gathering

KEPT: dict[str, tuple[int, int]] = {}
LIVES = [*KEPT.values(), *((seed, 2 + seed % 5) for seed in range(24)), (1000, 12), (1001, 30)]


def texts(gathering: Gathering) -> list[tuple[Block, ...]]:
    return [writer.editor.blocks for writer in gathering.writers]


@pytest.mark.parametrize(("seed", "writers"), LIVES)
def test_all_end_with_the_text_of_the_log(seed: int, writers: int) -> None:
    gathering = Gathering(seed, writers)
    gathering.live(100 * writers + 500)
    gathering.come_together()
    assert texts(gathering) == [engine.blocks(gathering.disk)] * writers
    assert texts(gathering)[0] != ()


@pytest.mark.parametrize(("seed", "writers"), LIVES[:12])
def test_a_crash_at_the_end_takes_no_acknowledged_word(seed: int, writers: int) -> None:
    gathering = Gathering(seed, writers)
    gathering.live(800)
    gathering.crash()
    assert gathering.lost() == 0
    assert [writer for writer in gathering.writers if writer.acknowledged] != []


def test_a_disk_that_forgets_is_noticed() -> None:
    lost = 0
    for seed in range(8):
        gathering = Gathering(seed, 4, forgets=True)
        gathering.live(800)
        gathering.crash()
        lost += gathering.lost()
    assert lost > 0


@pytest.mark.parametrize("seed", range(6))
def test_the_text_stands_once_after_evictions_and_restarts(seed: int) -> None:
    gathering = Gathering(seed, 3)
    for _ in range(6):
        gathering.live(60)
        gathering.crash()
        gathering.come_together()
        assert texts(gathering) == [engine.blocks(gathering.disk)] * 3

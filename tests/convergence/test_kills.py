"""A server that is killed under load loses no word that it acknowledged.

A few times in the suite; OPENSPACE_KILLS names how often, as 200 for a long run.
"""

import os
import random
from pathlib import Path

from tests.convergence.killed import Killed, lost

KILLS = int(os.environ.get("OPENSPACE_KILLS", "3"))


async def test_no_acknowledged_word_is_lost_however_often_it_is_killed(tmp_path: Path) -> None:
    killed = Killed(tmp_path, random.Random(1))
    await killed.set_up()
    acknowledged: list[bytes] = []
    for turn in range(KILLS):
        acknowledged += await killed.once(turn)
        log = await killed.log()
        assert lost(log, acknowledged) == 0
    assert len(acknowledged) > KILLS
    forgetful = [row for row in log if row[1] != acknowledged[-1]]
    assert lost(forgetful, acknowledged) > 0

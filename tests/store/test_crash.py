"""An acknowledgement means that it is kept: killed at any moment, nothing acknowledged is gone."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from openspace.store import marketplace
from openspace.store.engine import Store
from tests.cast import CODE

ROOT = Path(__file__).parents[2]


def acknowledged_until_killed(folder: Path, most: int, *how: str) -> set[str]:
    """Start a voter, kill it after so many acknowledgements, and answer all it had given."""
    words = [sys.executable, "-m", "tests.store.voter", str(folder), *how]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, cwd=ROOT) as voter:
        assert voter.stdout is not None
        given = {f"v{next(voter.stdout).strip()}" for _ in range(most)}
        voter.send_signal(signal.SIGKILL)
        given |= {f"v{line.strip()}" for line in voter.stdout if line.endswith("\n")}
    assert voter.returncode == -signal.SIGKILL
    return given


async def lost(folder: Path, acknowledged: set[str]) -> set[str]:
    """What was acknowledged and is not there."""
    store = Store(folder)
    votes = await store.read(lambda tx: marketplace.votes(tx, CODE))
    store.close()
    return acknowledged - votes.get("t1", frozenset())


@pytest.mark.parametrize("most", [1, 200])
async def test_after_a_kill_every_acknowledged_vote_is_there(tmp_path: Path, most: int) -> None:
    acknowledged = acknowledged_until_killed(tmp_path, most)
    assert len(acknowledged) >= most
    assert await lost(tmp_path, acknowledged) == set()


async def test_the_control_that_acknowledges_early_loses_votes(tmp_path: Path) -> None:
    acknowledged = acknowledged_until_killed(tmp_path, 1, "early")
    assert await lost(tmp_path, acknowledged) == acknowledged

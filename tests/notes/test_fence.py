"""What stands before the engine: made up updates pass the fence only where the engine takes them.

Ten thousand in the suite; OPENSPACE_MUTATIONS names another number.
"""

import os
import random
from collections.abc import Iterator

import pytest

from openspace.notes import engine
from openspace.notes.ledger import Admission, Ledger
from openspace.notes.reader import read_update
from openspace.notes.tape import UnreadableUpdate
from openspace.notes.workshop import EngineFailed, Workshop
from tests.notes.test_reader import grown, mutated

MUTATIONS = int(os.environ.get("OPENSPACE_MUTATIONS", "10000"))
SEEDS = 4


@pytest.fixture
def made() -> Iterator[Workshop]:
    shop = Workshop(seconds=2)
    yield shop
    shop.close()


def passes(update: bytes) -> bool:
    """Whether a note that is empty would take it."""
    try:
        return Ledger().admit(read_update(update), "chi") is Admission.NEW
    except UnreadableUpdate:
        return False


def is_taken(made: Workshop, update: bytes) -> bool:
    """Whether the engine reads it, and has then come as far as the log says."""
    try:
        whole, _ = made.read([update])
    except EngineFailed:
        return False
    ledger = Ledger()
    try:
        ledger.recall(read_update(update), "")
    except UnreadableUpdate:
        return True
    return engine.ends(whole) == ledger.ends()


@pytest.mark.parametrize("seed", range(SEEDS))
def test_what_passes_the_fence_the_engine_takes(made: Workshop, seed: int) -> None:
    update, dice = grown(seed), random.Random(seed)
    hostile = (mutated(update, dice) for _ in range(MUTATIONS // SEEDS))
    passed = [each for each in hostile if passes(each)]
    assert passed != []
    assert [each for each in passed if not is_taken(made, each)] == []


def test_without_the_fence_the_engine_fails(made: Workshop) -> None:
    update, dice = grown(0), random.Random(0)
    failed = 0
    for _ in range(MUTATIONS):
        failed += not is_taken(made, mutated(update, dice))
        if failed:
            break
    assert failed > 0

"""The contract suite's stores: every backend there is, each on a real server or file."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from openspace.store.engine import Store
from tests.beginnings import empty
from tests.cast import gathering, settle


@pytest.fixture(params=["sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    opened = {"sqlite": Store}[request.param](empty(tmp_path))
    yield opened
    opened.close()


@pytest.fixture
async def settled(store: Store) -> Store:
    """A store with the circle in it."""
    await store.write(lambda tx: settle(tx, gathering()))
    return store

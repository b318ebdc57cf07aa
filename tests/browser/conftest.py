"""One stage for all tests of the shell's script, cleared before each."""

from collections.abc import AsyncIterator

import pytest

from tests.browser.stage import Stage, playing


@pytest.fixture(scope="session")
async def theatre() -> AsyncIterator[Stage]:
    async with playing() as stage:
        yield stage


@pytest.fixture
def stage(theatre: Stage) -> Stage:
    theatre.clear()
    return theatre

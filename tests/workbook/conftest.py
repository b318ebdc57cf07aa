"""A pressroom that is left with nothing about."""

from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from openspace.workbook import pressroom as module
from openspace.workbook.pressroom import Pressroom, Program
from tests.workbook.processes import lying


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Pressroom]:
    made = Pressroom(stays=True, desks=tmp_path)
    yield made
    await made.close()
    assert lying(tmp_path) == []


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> list[Process]:
    """Every process that is begun."""
    begin, found = module._begun, []

    async def told(asked: Program, desks: Path | None, seconds: float) -> module._Worker:
        worker = await begin(asked, desks, seconds)
        found.append(worker.process)
        return worker

    monkeypatch.setattr(module, "_begun", told)
    return found

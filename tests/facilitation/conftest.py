"""A house with the circle in it, on a clock that stands still until a test moves it."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from openspace.bus.channels import Channel
from openspace.bus.stream import Bus
from openspace.domain.facts import Fact
from openspace.facilitation.house import House
from openspace.store.engine import Store
from tests.beginnings import settled
from tests.cast import CODE, at, chi, kept, proposed, topic
from tests.house import Clock


class Heard(Bus):
    """A bus that remembers everything published, in order."""

    def __init__(self) -> None:
        super().__init__()
        self.facts: list[Fact] = []

    def publish(self, fact: Fact) -> None:
        self.facts.append(fact)
        super().publish(fact)

    def count(self, kind: str) -> int:
        """How many facts a channel of the circle has had."""
        return self.sequence(Channel(CODE, kind))


@pytest.fixture
def clock() -> Clock:
    return Clock(at(9, 45))


@pytest.fixture
def heard() -> Heard:
    return Heard()


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    opened = Store(await settled(tmp_path))
    yield opened
    opened.close()


@pytest.fixture
def house(store: Store, heard: Heard, clock: Clock) -> House:
    return House(store, heard, clock=clock)


@pytest.fixture
async def two(house: House) -> House:
    """Ben's topic 1 and chi's topic 2."""
    await house.store.write(kept(proposed(topic(2, chi))))
    return house

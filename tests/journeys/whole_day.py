"""A house served on a clock that a test moves, with a real mail server beside it.

The rule: it is the product as an operator starts it, but for the time, which jumps from what
happens on one day to what happens on the next; what falls due once a minute is looked at sooner.
"""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from openspace import app
from openspace.bus.stream import Bus
from openspace.config import Settings
from openspace.facilitation.gathering_file import Imported, import_gathering
from openspace.facilitation.house import House
from openspace.serving import listening, server
from openspace.store import gatherings
from openspace.store.engine import Store
from openspace.store.retention import Erasure, records, retention
from tests.beginnings import empty
from tests.house import Clock
from tests.mailboxes import Mailbox, mailbox

PATIENCE = 20.0
CODE = "demo"
LINK = re.compile(r"http://127\.0\.0\.1:\d+/\S+")


@dataclass
class Day:
    """The house, its clock and its mail; ``address`` is the gathering's."""

    house: House
    clock: Clock
    box: Mailbox
    address: str
    facilitators: str

    @property
    def folder(self) -> Path:
        """Where everything lies."""
        return self.house.store.folder

    async def told_of_the_end(self, days: int) -> None:
        """The desk has been told that everybody is erased so many days from now."""
        async with asyncio.timeout(PATIENCE):
            while True:
                kept = await self.house.store.read(lambda tx: retention(tx, CODE))
                if (told := kept.told_of("everything")) and told.days == days:
                    return
                await asyncio.sleep(0.1)

    async def records(self) -> tuple[Erasure, ...]:
        """What was written down about erasing, once it has been done."""
        async with asyncio.timeout(PATIENCE):
            while not (done := await self.house.store.read(lambda tx: records(tx, CODE))):
                await asyncio.sleep(0.1)
        return tuple(done)

    async def letter(self, to: str, says: str) -> str:
        """The text of the last letter to somebody that has these words, once it has come."""
        patience = asyncio.get_running_loop().time() + PATIENCE
        while not (found := self._found(to, says)):
            assert asyncio.get_running_loop().time() < patience, self.box.taken
            await asyncio.sleep(0.05)
        return found

    def _found(self, to: str, says: str) -> str:
        for recipient, letter in reversed(self.box.taken):
            body = letter.get_body(("plain",))
            text = str(body.get_content()) if body else ""
            if recipient == to and says in f"{letter['subject']}\n{text}":
                return text
        return ""

    async def link(self, to: str, says: str) -> str:
        """The address in such a letter."""
        found = LINK.search(await self.letter(to, says))
        assert found
        return found[0]


@asynccontextmanager
async def day(
    folder: Path, document: dict[str, Any], now: datetime, patch: pytest.MonkeyPatch
) -> AsyncIterator[Day]:
    """A gathering from a file, before anybody has been invited."""
    patch.setattr(app, "MINUTE", 0.3)
    clock = Clock(now)
    store = Store(empty(folder))
    house = House(store, Bus(), clock=clock)
    imported = await import_gathering(house, document, None, now)
    assert isinstance(imported, Imported)
    listener = listening("127.0.0.1", 0)
    origin = f"http://127.0.0.1:{listener.getsockname()[1]}"
    async with mailbox() as box:
        settings = Settings(
            data=str(folder),
            address=origin,
            smtp=f"smtp://127.0.0.1:{box.port}",
            mail_from="openspace@example.org",
        )
        ours = server(house, settings)
        serving = asyncio.create_task(ours.serve(sockets=[listener]))
        async with asyncio.timeout(PATIENCE):
            while not ours.started:
                await asyncio.sleep(0.01)
        address = f"{origin}/g/{imported.code}"
        try:
            yield Day(house, clock, box, address, f"{address}/invitation/{imported.facilitator}")
        finally:
            ours.should_exit = True
            await serving
            store.close()


async def starts(house: House) -> dict[str, datetime]:
    """When each phase is planned to begin, by its kind, the first of each."""
    gathering = await house.store.read(lambda tx: gatherings.gathering(tx, CODE))
    assert gathering
    found: dict[str, datetime] = {}
    for each in gathering.timetable.stretches:
        found.setdefault(str(each.phase), each.starts + timedelta(seconds=1))
    return found

"""Simulated people beside a server: a process of their own, gone when it is gone.

The child reads its standard input, which nobody writes to: it ends when the parent lets go of
the other end, and so also when the parent is killed.
"""

import asyncio
import random
import ssl
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import httpx2

from openspace.rehearsal.keys import Keys
from openspace.rehearsal.life import Company, Life
from openspace.rehearsal.lookout import Lookout
from openspace.rehearsal.person import character
from openspace.rehearsal.script import introduction
from openspace.rehearsal.tally import Tally
from openspace.rehearsal.visitor import Outside, Visitor

GOODBYE = 3.0
DEMO = "demo"
ARRIVING = (0.1, 0.25)
"""Seconds between one who comes in and the next, about."""


@contextmanager
def accompany(address: str, people: int, folder: Path) -> Iterator[None]:
    """Let so many simulated people come by this address while the context lasts."""
    if people < 1:
        yield
        return
    words = [sys.executable, "-m", "openspace.rehearsal", address, str(people), str(folder)]
    with subprocess.Popen(words, stdin=subprocess.PIPE) as child:
        try:
            yield
        finally:
            if child.stdin:
                child.stdin.close()
            try:
                child.wait(GOODBYE)
            except subprocess.TimeoutExpired:
                child.kill()


async def rehearse(address: str, people: int, folder: Path) -> None:
    """Be these people, until cancelled."""
    party = Party(address, Keys(folder), ssl.create_default_context())
    first = await party.inside(0)
    eye = party.somebody()
    await eye.come_back(first.key)
    lookout = Lookout(eye)
    among = Company(lookout, party.tally)
    await lookout.look()

    async def lives(number: int) -> None:
        await asyncio.sleep(number * random.uniform(*ARRIVING))  # noqa: S311
        visitor = first if number == 0 else await party.inside(number)
        await Life(character(number), visitor, among).live()

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(lookout.watch())
        for number in range(people):
            tasks.create_task(lives(number))


@dataclass(frozen=True, slots=True)
class Party:
    """Those who come by one address, with their keys."""

    address: str
    keys: Keys
    tls: ssl.SSLContext
    tally: Tally = field(default_factory=Tally)

    @property
    def at_the_demo(self) -> bool:
        """Whether it is the demo's gathering, or a copy of it."""
        return urlsplit(self.address).path.split("/")[2] == DEMO

    def somebody(self) -> Visitor:
        """Somebody who stands before the door."""
        return Visitor(self.address, self.tls, self.tally)

    async def inside(self, number: int) -> Visitor:
        """This person, come back or come in; where the server is not there yet, they wait."""
        visitor = self.somebody()
        while True:
            try:
                await self._come(number, visitor)
                await visitor.open("marketplace")
            except httpx2.HTTPError as away:
                self.tally.failed(away)
                await asyncio.sleep(1)
            else:
                return visitor

    async def _come(self, number: int, visitor: Visitor) -> None:
        key = self.keys.of(number)
        if key:
            with suppress(Outside):
                await visitor.come_back(key)
                return
        who = introduction(number)
        await visitor.come_in(who)
        self.keys.keep(number, who.name, visitor.key)

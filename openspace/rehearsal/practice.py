"""``python -m openspace.rehearsal.practice ADDRESS PEOPLE SECONDS``: they live a day.

Rules:
    CP1 They come and go as ``attendance`` has it, until standard input ends; then they stop, and
        the sampled pages are compared with fresh ones. What differs each time one looks is wrong:
        what has just changed is on its way.
    CP2 Every line on standard output is what came of it so far, as JSON; the last one is all.
"""

import asyncio
import json
import random
import signal
import ssl
import sys
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Final

import uvloop

from openspace.config import many_files
from openspace.domain.timetable import Phase
from openspace.rehearsal.attendance import Attendance, When, attendance, proposers
from openspace.rehearsal.crossings import percentile
from openspace.rehearsal.crowd import Party
from openspace.rehearsal.ear import Ear
from openspace.rehearsal.hours import Hours
from openspace.rehearsal.keys import Keys
from openspace.rehearsal.life import AWAY, TO_EVERYONE, Company, Life
from openspace.rehearsal.lookout import SLOWEST, Lookout
from openspace.rehearsal.person import Character, character
from openspace.rehearsal.script import proposal
from openspace.rehearsal.visitor import Outside, Visitor
from openspace.rehearsal.watch import SAMPLED, Watch, Windows

LOOKING = 0.25
TELLING = 10.0
MOST_TOLD = 8
A_DAY: Final = 300
"""Seconds of a day in which people take their time; in a shorter one they are quicker."""
ASKS: Final = 0.004
AT_ONCE: Final = 30
"""How many may be on their way through the door; the others wait their turn, as at any door."""
SETTLED: Final = 8.0
"""Seconds within which every page is as a fresh one when nothing happens any more."""


class Crowd:
    """So many people at one address."""

    def __init__(self, party: Party, people: int, seconds: float) -> None:
        self._slow = min(SLOWEST, seconds / A_DAY * SLOWEST)
        self._party = party
        self._people = people
        self._hours = Hours()
        self._windows = Windows()
        self._inside: dict[int, tuple[Visitor, Life]] = {}
        self._door = asyncio.Semaphore(AT_ONCE)
        self._came = 0
        self._differ: set[tuple[str, str]] = set()

    async def go_on(self) -> None:
        """Live through the day, until cancelled."""
        first = await self._party.inside(0)
        eye = self._party.somebody()
        await eye.come_back(first.key)
        await first.close()
        lookout = Lookout(eye, self._slow)
        await lookout.look()
        among = Company(lookout, self._party.tally)
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(lookout.watch())
            tasks.create_task(self._hear(eye, lookout))
            tasks.create_task(self._keep_time(lookout))
            for number in range(self._people):
                tasks.create_task(self._attend(number, among))

    async def stop(self) -> None:
        """Have everybody look on only, and compare what their pages show (CP1)."""
        for _, life in self._inside.values():
            life.rest()
        settled = time.monotonic() + SETTLED
        differ = await self._compared()
        while differ and time.monotonic() < settled:
            await asyncio.sleep(1)
            differ &= await self._compared()
        self._differ = {(page, name) for _, page, name in differ}
        self._party.tally.ended = True

    def told(self) -> str:
        """What came of it so far, as JSON on a line (CP2)."""
        kinds, tally = self._windows.crossings.times, self._party.tally
        times = self._windows.crossings.at_once
        wrong = tally.errors + Counter(
            f"not as a fresh page: {page} ({name})" for page, name in self._differ
        )
        for kind, often in self._windows.crossings.lost.items():
            wrong[f"a {kind} never came to a page"] = often
        return json.dumps(
            {
                "people": self._came,
                "inside": len(self._inside),
                **_figures(times),
                "kinds": {kind: _figures(of_kind) for kind, of_kind in kinds.items()},
                "answers": tally.answers,
                "refused": tally.refused,
                "errors": sum(wrong.values()),
                "wrong": dict(wrong.most_common(MOST_TOLD)),
            }
        )

    async def _compared(self) -> set[tuple[int, str, str]]:
        """Whose page, which one, and the id under which it is not as a fresh one."""
        found = set[tuple[int, str, str]]()
        for number, window in list(self._windows.open.items()):
            if window.page and number in self._inside:
                fresh = await self._inside[number][0].glance(window.page)
                found |= {(number, window.page, name) for name in window.differs(fresh)}
        return found

    async def _hear(self, eye: Visitor, lookout: Lookout) -> None:
        """Have the lookout called when something happens to everyone, though nobody is there."""
        ear = Ear(eye, lambda frame: lookout.call() if TO_EVERYONE in frame else None)
        while True:
            with suppress(*AWAY):
                await ear.listen()
            await asyncio.sleep(LOOKING)

    async def _attend(self, number: int, among: Company) -> None:
        day = attendance(random.Random(f"attendance {number}"))  # noqa: S311
        await self._until(day.comes)
        async with self._door:
            try:
                visitor = await self._party.inside(number)
            except Outside as refused:
                self._party.tally.failed(refused)
                return
        self._came += 1
        watch = Watch(number, self._windows, sampled=number % max(1, self._people // SAMPLED) == 0)
        life = Life(self._who(number), visitor, among, watch)
        self._inside[number] = visitor, life
        living = asyncio.create_task(life.live())
        try:
            await self._through(day, life)
        finally:
            living.cancel()
            with suppress(asyncio.CancelledError):
                await living
            watch.left()
            del self._inside[number]

    async def _through(self, day: Attendance, life: Life) -> None:
        if day.drops:
            await self._until(day.drops)
            await life.drop(day.off_for)
        await self._until(day.leaves or When(Phase.ERASED))

    async def _until(self, when: When) -> None:
        while not self._hours.reached(when, time.time()):  # noqa: ASYNC110
            await asyncio.sleep(LOOKING)

    async def _keep_time(self, lookout: Lookout) -> None:
        before = None
        while True:
            seen, now = lookout.seen, time.time()
            anew = (seen.phase, seen.slot) != before
            before = (seen.phase, seen.slot)
            self._hours.look(seen.phase, lookout.ends, now, anew=anew)
            self._windows.crossings.look(time.perf_counter())
            await asyncio.sleep(LOOKING)

    def _who(self, number: int) -> Character:
        many = proposers(self._people)
        every = max(1, self._people // many)
        proposes = number % every == 0 and number // every < many
        topic = proposal(number // every, framed=self._party.at_the_demo) if proposes else None
        return replace(character(number), proposal=topic, asks=ASKS)


async def main(address: str, people: int, seconds: float) -> None:
    """Let them come, and tell what came of it, until nobody holds the other end any more."""
    party = Party(address, Keys(), ssl.create_default_context())
    crowd, over = Crowd(party, people, seconds), asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_reader(sys.stdin, _ends, loop, over)
    living = asyncio.create_task(crowd.go_on())
    telling = asyncio.create_task(_tell(crowd))
    ended = asyncio.create_task(over.wait())
    await asyncio.wait({living, telling, ended}, return_when=asyncio.FIRST_COMPLETED)
    if living.done():
        await living
    await crowd.stop()
    telling.cancel()
    sys.stdout.write(f"{crowd.told()}\n")
    sys.stdout.flush()
    living.cancel()
    with suppress(asyncio.CancelledError):
        await living


def _figures(times: Sequence[float]) -> dict[str, int]:
    """How many there are, and milliseconds."""
    return {
        "followed": len(times),
        "p50": round(1000 * percentile(times, 0.5)),
        "p99": round(1000 * percentile(times, 0.99)),
    }


def _ends(loop: asyncio.AbstractEventLoop, over: asyncio.Event) -> None:
    loop.remove_reader(sys.stdin)
    over.set()


async def _tell(crowd: Crowd) -> None:
    while True:
        await asyncio.sleep(TELLING)
        sys.stdout.write(f"{crowd.told()}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    many_files()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        runner.run(main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3])))

"""Four hundred connected people are cut off within one second, and come back.

    uv run python -m tests.bench.storm [--quick] [--json FILE] [--people N]

Ours is a real `openspace serve` in a round with forty rooms, everybody in one of them. All lines
but those of a few are cut without a word, at moments drawn beforehand. Each page comes back as a
browser's does, after a wait of up to half a second (`static/src/socket.ts`), and follows from what
it shows. Those few go from room to room meanwhile, so that there is something to miss; what the
storm costs them is how long they are answered, beside the calm before it. ``right`` is how long
after it was cut a page was on a line again and had all rooms as the store has them, ``lost`` is
whom the store calls away once nobody is waited for any more.
"""

import argparse
import asyncio
import random
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import uvloop

from openspace.bus.presence import GRACE
from tests.bench.gathered import Gathered, gathered
from tests.bench.moves import ARRIVING, SETTLED, opened
from tests.bench.room_pages import Page, kept
from tests.bench.rows import Row, keep, percentile, table
from tests.bench.spent import memory, spent

ROOMS, FEW, STORMS = 40, 40, 3
CALM, CUTTING, FIRST_WAIT = 4.0, 1.0, 0.5
"""Seconds before it, seconds in which all are cut, and the longest first wait of a browser."""
PACE = 0.1
"""Seconds between two moves of those who stay: each has a credit for it."""


async def storms(there: Gathered, times: int) -> list[Row]:
    """The calm and the storm, so many times."""
    rooms = [each[0] for each in there.rows("SELECT breakout FROM placement")]
    dice, calm, stormy, rights = random.Random(1), list[float](), list[float](), list[float]()
    async with _in_rooms(there, rooms, dice) as pages:
        few, many = pages[:FEW], pages[FEW:]
        cpu, before = 0.0, spent(there.pid)
        for _ in range(times):
            calm += await _going(few, rooms, dice, CALM)
            before = spent(there.pid)
            took, cuts = await asyncio.gather(
                _going(few, rooms, dice, CUTTING + FIRST_WAIT), _cut(many, dice)
            )
            stormy += took
            rights += await _right(there, many, cuts)
            cpu += spent(there.pid) - before
        await asyncio.sleep(GRACE + 1)
        row = partial(Row, "storm", "openspace")
        return [
            row("right_p50", percentile(rights, 0.5), "s"),
            row("right_p100", max(rights), "s"),
            row("others' answer p50, calm", 1000 * percentile(calm, 0.5), "ms"),
            row("others' answer p50", 1000 * percentile(stormy, 0.5), "ms"),
            row("others' answer p100, calm", 1000 * max(calm), "ms"),
            row("others' answer p100", 1000 * max(stormy), "ms"),
            row("cpu_s a storm", cpu / times, "s"),
            row("rss_mib", memory(there.pid) / 1024, "MiB"),
            row("loaded anew", sum(each.renewals for each in pages), "pages"),
            row("lost", int(there.rows("SELECT count(*) FROM whereabouts WHERE away")[0][0]), ""),
            row("pages that differ", sum(each.rooms != kept(there) for each in pages), ""),
        ]


@asynccontextmanager
async def _in_rooms(
    there: Gathered, rooms: Sequence[str], dice: random.Random
) -> AsyncIterator[list[Page]]:
    """Everyone in a room, with its page open and followed."""
    async with opened(there, rooms[0]) as (pages, _):
        at_once = asyncio.Semaphore(8)

        async def enter(page: Page, room: str) -> None:
            async with at_once:
                await page.move(room)

        await asyncio.gather(*(enter(each, dice.choice(rooms)) for each in pages))
        await asyncio.sleep(ARRIVING)
        yield pages


async def _going(
    few: Sequence[Page], rooms: Sequence[str], dice: random.Random, seconds: float
) -> list[float]:
    """One of them after the other goes somewhere else; how long each was answered, in seconds."""
    ends, moves = time.perf_counter() + seconds, list[asyncio.Task[None]]()
    walkers: list[Page] = []
    while time.perf_counter() < ends:
        page = few[len(walkers) % len(few)]
        here = page.address.rpartition("/")[2]
        to = dice.choice([each for each in rooms if each != here])
        moves.append(asyncio.create_task(page.move(to)))
        walkers.append(page)
        await asyncio.sleep(PACE)
    await asyncio.gather(*moves)
    return [each.took for each in walkers]


async def _cut(many: Sequence[Page], dice: random.Random) -> list[float]:
    """All of them are cut and come back; when each was cut."""

    async def cut(page: Page, moment: float, wait: float) -> float:
        await asyncio.sleep(moment)
        at = time.perf_counter()
        page.cut()
        await asyncio.sleep(wait)
        await page.come_back()
        return at

    moments = ((each, dice.uniform(0, CUTTING), dice.uniform(0, FIRST_WAIT)) for each in many)
    return await asyncio.gather(*(cut(*each) for each in moments))


async def _right(there: Gathered, many: Sequence[Page], cuts: Sequence[float]) -> list[float]:
    """How long after its cut each was back and had the rooms as the store has them."""
    ends, now = time.perf_counter() + SETTLED, kept(there)
    while time.perf_counter() < ends and any(each.rooms != now for each in many):
        await asyncio.sleep(0.02)
    return [
        max(each.changed, each.back) - cut if each.rooms == now else SETTLED
        for each, cut in zip(many, cuts, strict=True)
    ]


def main() -> None:
    """Run it, print the table, keep the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one storm; done within 50 seconds")
    parser.add_argument("--json", type=Path, help="a file for the rows")
    parser.add_argument("--people", type=int, default=400, help="how many are cut")
    asked = parser.parse_args()
    people = asked.people + FEW
    with (
        TemporaryDirectory() as folder,
        gathered(Path(folder), people, ROOMS, rounds=1, places=ROOMS, running=True) as there,
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        rows = runner.run(storms(there, 1 if asked.quick else STORMS))
    print(table(rows))  # noqa: T201
    if asked.json:
        keep(rows, asked.json)


if __name__ == "__main__":
    main()

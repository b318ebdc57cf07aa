"""One client sends moves as fast as answers come, on eight lines: what the others notice of it.

    uv run python -m tests.bench.flood [--quick] [--json FILE] [--people N]

Everyone else goes into a room once, at moments drawn beforehand, first in calm and then in the
flood; measured is how long their answers take. The calm beside it is the same server, in the same
run, and the ratio is what the flood costs another person.
"""

import argparse
import asyncio
import random
import time
from collections import Counter
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import uvloop

from tests.bench.gathered import Gathered, Someone, gathered
from tests.bench.rows import Row, keep, percentile, table
from tests.bench.spent import Share
from tests.bench.wire import Line

ROOMS, LINES = 10, 8
SPAN = 10.0
"""Seconds in which everyone else moves once."""


async def flood(there: Gathered) -> list[Row]:
    """The calm, then the flood."""
    rooms = [each[0] for each in there.rows("SELECT breakout FROM placement")]
    one, *others = there.people
    await _moved(others, rooms, 3)
    share = Share(there.pid)
    rows = _rows("calm", await _moved(others, rooms, 1), share, Counter())
    statuses: Counter[int] = Counter()
    pouring = [asyncio.create_task(_pour(one, rooms, statuses)) for _ in range(LINES)]
    share = Share(there.pid)
    took = await _moved(others, rooms, 2)
    rows = _rows("flooded", took, share, statuses) + rows
    for each in pouring:
        each.cancel()
    await asyncio.gather(*pouring, return_exceptions=True)
    return rows


async def _moved(people: list[Someone], rooms: list[str], seed: int) -> list[float]:
    """Everyone moves once; how long their answers took, in milliseconds."""
    dice = random.Random(seed)

    async def move(someone: Someone, moment: float, room: str) -> float:
        line = Line(someone.door)
        await asyncio.sleep(moment)
        await line.ready()
        began = time.perf_counter()
        answer = await line.ask(someone.door.post(f"rooms/{room}/entrance", b"", "hall"))
        took = 1000 * (time.perf_counter() - began)
        assert answer.status == 303, answer.head
        line.close()
        return took

    drawn = ((each, dice.uniform(0, SPAN), dice.choice(rooms)) for each in people)
    return list(await asyncio.gather(*(move(*each) for each in drawn)))


async def _pour(someone: Someone, rooms: list[str], statuses: Counter[int]) -> None:
    """One line of the flood, until it is stopped."""
    line, requests = Line(someone.door), 0
    await line.ready()
    while True:
        room, requests = rooms[requests % len(rooms)], requests + 1
        answer = await line.ask(someone.door.post(f"rooms/{room}/entrance", b"", "hall"))
        statuses[answer.status] += 1


def _rows(who: str, took: list[float], share: Share, statuses: Counter[int]) -> list[Row]:
    row = partial(Row, "another's move", who)
    return [
        row("answer p50", percentile(took, 0.5), "ms"),
        row("answer p95", percentile(took, 0.95), "ms"),
        row("answer p100", max(took), "ms"),
        row("server", share.percent(), "% of a core"),
        row("flood done", statuses[303], "moves"),
        row("flood slowed", statuses[429], "moves"),
    ]


def main() -> None:
    """Run it, print the table, keep the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a hundred people")
    parser.add_argument("--json", type=Path, help="a file for the rows")
    parser.add_argument("--people", type=int, default=300)
    asked = parser.parse_args()
    people = min(asked.people, 100) if asked.quick else asked.people
    with (
        TemporaryDirectory() as folder,
        gathered(Path(folder), people, ROOMS, rounds=1, places=ROOMS, running=True) as there,
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        rows = runner.run(flood(there))
    print(table(rows))  # noqa: T201
    if asked.json:
        keep(rows, asked.json)


if __name__ == "__main__":
    main()

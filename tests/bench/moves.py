"""Five hundred people change rooms within ten seconds, three times, each with an open page.

    uv run python -m tests.bench.moves [--quick] [--json FILE] [--people N]

Ours is a real `openspace serve` in a round with forty rooms. Everyone goes in by the form's own
request, loads the room's page as htmx does and follows it on their live socket. A page is what it
was loaded with and the pushes that came since: how many are in each room. ``agree`` is how long
after the last move was answered a page had all rooms as the store has them; ``p100`` is the last
of all pages in all rounds. The floor beside it, `tests.bench.floor`, hands as many bytes a move
to as many sockets at once.
"""

import argparse
import asyncio
import random
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import uvloop
from websockets.asyncio.client import ClientConnection, connect

from tests.bench.gathered import Gathered, following, gathered
from tests.bench.room_pages import Frames, Page, kept
from tests.bench.rows import Row, keep, percentile, table
from tests.bench.spent import Share, memory, spent
from tests.bench.wire import sight_of

ROOMS, ROUNDS = 40, 3
WITHIN = 10.0
"""Seconds in which everyone moves once."""
ARRIVING = 3.0
SETTLED = 20.0
"""Seconds after which a page that still differs counts as this late."""


async def ours(there: Gathered, rounds: int) -> tuple[list[Row], int]:
    """The product; answers also how many bytes a move brought to each socket."""
    rooms = [each[0] for each in there.rows("SELECT breakout FROM placement")]
    dice = random.Random(1)
    agrees, answers, spans = list[float](), list[float](), list[float]()
    async with opened(there, rooms[0]) as (pages, frames):
        cpu, share, own = spent(there.pid), Share(there.pid), time.process_time()
        began, frames.size, frames.many = time.perf_counter(), 0, 0
        for _ in range(rounds):
            frames.read.clear()
            spans.append(await _burst(pages, rooms, dice))
            agrees += await _agreed(there, pages)
            answers += [each.took for each in pages]
        took = time.perf_counter() - began
        row = partial(Row, "moves", "openspace")
        rows = [
            row("agree_p50", percentile(agrees, 0.5), "s"),
            row("agree_p100", max(agrees), "s"),
            row("all had moved", max(spans), "s"),
            row("answer p50", 1000 * percentile(answers, 0.5), "ms"),
            row("answer p99", 1000 * percentile(answers, 0.99), "ms"),
            row("cpu_s", spent(there.pid) - cpu, "s"),
            row("rss_mib", memory(there.pid) / 1024, "MiB"),
            row("server", share.percent(), "% of a core"),
            row("load", 100 * (time.process_time() - own) / took, "% of a core"),
            row("heard by each", frames.size / len(pages) / 1024, "KiB"),
            row("frames", frames.many / len(pages), "a socket"),
            row("loaded anew", sum(each.renewals for each in pages), "pages"),
            row("pages that differ", sum(each.rooms != kept(there) for each in pages), ""),
        ]
        return rows, frames.size // (rounds * len(pages) ** 2)


@asynccontextmanager
async def opened(there: Gathered, first: str) -> AsyncIterator[tuple[list[Page], Frames]]:
    """Everyone looks into the same room, and follows it."""
    frames, address = Frames(), f"breakouts/{first}"
    channels = await there.channels(address)
    async with AsyncExitStack() as lines:
        pages = [Page(each, frames, address) for each in there.people]
        for each in pages:
            each.sight = await sight_of(
                each.someone.door, following(each.someone, channels), each.heard
            )
            lines.callback(each.close)
        await asyncio.sleep(ARRIVING)
        yield pages, frames


async def _burst(pages: list[Page], rooms: list[str], dice: random.Random) -> float:
    """Everyone moves once, at moments drawn beforehand; answers how long it took them all."""
    began = time.perf_counter()

    async def move(page: Page, moment: float, draw: float) -> None:
        await asyncio.sleep(moment)
        others = [each for each in rooms if each != page.address.rpartition("/")[2]]
        await page.move(others[int(draw * len(others))])

    async with asyncio.TaskGroup() as moves:
        for each in pages:
            moves.create_task(move(each, dice.uniform(0, WITHIN), dice.random()))
    return max(each.answered for each in pages) - began


async def _agreed(there: Gathered, pages: list[Page]) -> list[float]:
    """How long after the last answer each page had the rooms as the store has them."""
    last, now = max(each.answered for each in pages), kept(there)
    while time.perf_counter() < last + SETTLED and any(each.rooms != now for each in pages):
        await asyncio.sleep(0.02)
    return [max(0.0, each.changed - last) if each.rooms == now else SETTLED for each in pages]


async def floor(people: int, size: int) -> list[Row]:
    """The least that could be done: as many bytes a move, handed to everyone at once."""
    words = [sys.executable, "-m", "tests.bench.floor"]
    pipe = subprocess.PIPE
    last: list[float] = [0.0] * people
    with subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True) as server:  # noqa: ASYNC220
        assert server.stdin is not None
        assert server.stdout is not None
        address = f"ws://127.0.0.1:{server.stdout.readline().strip()}"
        async with AsyncExitStack() as opened:
            sockets = [
                await opened.enter_async_context(connect(address, compression=None, proxy=None))
                for _ in range(people)
            ]
            hearing = [asyncio.create_task(_hear(each, people)) for each in sockets]
            dice, cpu = random.Random(1), spent(server.pid)

            async def move(socket: ClientConnection, moment: float) -> float:
                await asyncio.sleep(moment)
                await socket.send("." * size)
                return time.perf_counter()

            moves = (move(each, dice.uniform(0, WITHIN)) for each in sockets)
            sent = max(await asyncio.gather(*moves))
            last = [each - sent for each in await asyncio.gather(*hearing)]
            row = partial(Row, "moves", "websockets")
            rows = [
                row("agree_p50", percentile(last, 0.5), "s"),
                row("agree_p100", max(last), "s"),
                row("cpu_s", spent(server.pid) - cpu, "s"),
                row("rss_mib", memory(server.pid) / 1024, "MiB"),
            ]
        server.stdin.close()
    return rows


async def _hear(socket: ClientConnection, many: int) -> float:
    """When the last of so many frames came."""
    for _ in range(many):
        await socket.recv()
    return time.perf_counter()


def main() -> None:
    """Run it, print the table, keep the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="one round; done within 50 seconds")
    parser.add_argument("--json", type=Path, help="a file for the rows")
    parser.add_argument("--people", type=int, default=500)
    asked = parser.parse_args()
    with (
        TemporaryDirectory() as folder,
        gathered(Path(folder), asked.people, ROOMS, rounds=1, places=ROOMS, running=True) as there,
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        rows, size = runner.run(ours(there, 1 if asked.quick else ROUNDS))
    rows += asyncio.run(floor(asked.people, size))
    print(table(rows))  # noqa: T201
    if asked.json:
        keep(rows, asked.json)


if __name__ == "__main__":
    main()

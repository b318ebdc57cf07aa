"""From a vote's request to its push in the others' sockets, with a hundred people on one server.

    uv run python -m tests.bench.fanout [--quick] [--json FILE] [--people N]

Ours is a real `openspace demo`: a hundred come through the door, look at the wall and follow it
on their live sockets, and vote with the form's own request. Measured are the request's answer
(after the commit), the push's arrival in a second person's socket and in the last one's, and the
server's share of one processor. The floor beside it is `tests.bench.floor`. Peers that do more
than the floor can be added here as further servers.
"""

import argparse
import asyncio
import random
import ssl
import subprocess
import sys
import tempfile
from collections.abc import Awaitable, Callable, Iterable, Sequence
from contextlib import AsyncExitStack
from functools import partial
from pathlib import Path

from websockets.asyncio.client import ClientConnection, connect

from openspace.rehearsal.ear import Ear
from openspace.rehearsal.script import introduction
from openspace.rehearsal.visitor import Visitor
from tests.bench.crossing import Crossings
from tests.bench.rows import Row, keep, percentile, table
from tests.bench.spent import Share
from tests.browser.demo import Demo

PACES = {"a vote each 8 s": 8.0, "a vote each 2 s": 2.0}
Send = Callable[[str], Awaitable[object]]
Sizes = dict[str, int]
"""How large a frame was, in characters, by case."""


async def ours(people: int, seconds: float, cases: Sequence[str]) -> tuple[list[Row], Sizes]:
    """The product; answers also how large a push was."""
    with tempfile.TemporaryDirectory() as folder:
        demo = Demo(Path(folder) / "demo", cold=True)
        demo.start()
        try:
            assert demo.process is not None
            return await _voting(demo, demo.process.pid, people, seconds, cases)
        finally:
            demo.stop()


async def _voting(
    demo: Demo, pid: int, people: int, seconds: float, cases: Sequence[str]
) -> tuple[list[Row], Sizes]:
    tls = ssl.create_default_context()
    visitors = [Visitor(demo.participant, tls) for _ in range(people)]
    await _all(partial(_come_in, number, each) for number, each in enumerate(visitors))
    topics = [each["id"] for each in (await visitors[0].twin("topics.json"))["topics"]]
    rows: list[Row] = []
    sizes: Sizes = {}
    for case in cases:
        crossings = Crossings(topics, people, random.Random(1))
        await _all(partial(each.open, "marketplace") for each in visitors)
        async with AsyncExitStack() as open_sockets:
            for number, each in enumerate(visitors):
                ear = asyncio.create_task(Ear(each, partial(crossings.came, number)).listen())
                open_sockets.callback(ear.cancel)
            await asyncio.sleep(1)
            sends = [partial(_press, each) for each in visitors]
            rows += await _measured(case, "openspace", pid, crossings, sends, seconds)
        sizes[case] = crossings.bytes // max(1, crossings.frames)
    for each in visitors:
        await each.close()
    return rows, sizes


async def _come_in(number: int, visitor: Visitor) -> None:
    await visitor.come_in(introduction(number))


async def _press(visitor: Visitor, topic: str) -> None:
    withdrawal = "/withdrawal" if topic in visitor.mine.votes else ""
    assert await visitor.press(f"topics/{topic}/vote{withdrawal}") == 200


async def _all(works: Iterable[Callable[[], Awaitable[object]]]) -> None:
    """Do all of them, a few at a time."""
    turns = asyncio.Semaphore(8)

    async def in_turn(work: Callable[[], Awaitable[object]]) -> None:
        async with turns:
            await work()

    await asyncio.gather(*map(in_turn, works))


async def floor(people: int, seconds: float, sizes: Sizes) -> list[Row]:
    """The least that could be done, with frames of the same size."""
    words = [sys.executable, "-m", "tests.bench.floor"]
    rows: list[Row] = []
    pipe = subprocess.PIPE
    with subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True) as server:  # noqa: ASYNC220
        assert server.stdin is not None
        assert server.stdout is not None
        address = f"ws://127.0.0.1:{server.stdout.readline().strip()}"
        for case, size in sizes.items():
            crossings = Crossings([f"topic-{n:04}" for n in range(28)], people, random.Random(1))
            async with AsyncExitStack() as open_sockets:
                sends: list[Send] = []
                for number in range(people):
                    opening = connect(address, compression=None, proxy=None)
                    socket = await open_sockets.enter_async_context(opening)
                    hearing = asyncio.create_task(_hear(socket, partial(crossings.came, number)))
                    open_sockets.callback(hearing.cancel)
                    sends.append(partial(_say, socket, size))
                rows += await _measured(case, "websockets", server.pid, crossings, sends, seconds)
        server.stdin.close()
    return rows


async def _say(socket: ClientConnection, size: int, topic: str) -> None:
    await socket.send(topic.ljust(size, "."))


async def _hear(socket: ClientConnection, came: Callable[[str], None]) -> None:
    async for frame in socket:
        came(str(frame))


async def _measured(
    case: str, who: str, pid: int, crossings: Crossings, sends: Sequence[Send], seconds: float
) -> list[Row]:
    share = Share(pid)
    crossings.frames = crossings.bytes = 0
    votes = [
        asyncio.create_task(_votes(number, send, PACES[case], crossings))
        for number, send in enumerate(sends)
    ]
    await asyncio.sleep(seconds)
    used = share.percent()
    for each in votes:
        each.cancel()
    outcomes = await asyncio.gather(*votes, return_exceptions=True)
    failed = [each for each in outcomes if isinstance(each, Exception)]
    if failed:
        raise ExceptionGroup("some could not vote", failed)
    row = partial(Row, case, who)
    times = {"second": crossings.to_second, "last": crossings.to_last}
    if who == "openspace":
        times |= {"answer": crossings.acknowledged}
    return [
        row("votes", len(crossings.to_last) / seconds, "1/s"),
        row("lost", crossings.lost, "votes"),
        row("server", used, "% of a core"),
        row("frames", crossings.frames / seconds, "1/s"),
        row("frame", crossings.bytes / max(1, crossings.frames), "characters"),
        *(
            row(f"{name} p{share:.0%}".replace("%", ""), 1000 * percentile(found, share), "ms")
            for name, found in times.items()
            for share in (0.5, 0.99)
        ),
    ]


async def _votes(number: int, send: Send, pace: float, crossings: Crossings) -> None:
    while True:
        await asyncio.sleep(crossings.dice.expovariate(1 / pace))
        await crossings.vote(number, send)


def main() -> None:
    """Run it, print the table, keep the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="done within 50 seconds")
    parser.add_argument("--json", type=Path, help="a file for the rows")
    parser.add_argument("--people", type=int, default=100)
    asked = parser.parse_args()
    cases = list(PACES)[:1] if asked.quick else list(PACES)
    seconds = 10.0 if asked.quick else 30.0
    rows, sizes = asyncio.run(ours(asked.people, seconds, cases))
    rows += asyncio.run(floor(asked.people, 5.0 if asked.quick else 15.0, sizes))
    print(table(rows))  # noqa: T201
    if asked.json:
        keep(rows, asked.json)


if __name__ == "__main__":
    main()

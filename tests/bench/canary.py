"""Made up frames over many sockets, and how long somebody waits meanwhile until a word is saved.

    uv run python -m tests.bench.canary [--quick] [--json FILE] [--frames N]

A stranger says on eight lines what the convergence suite makes up, and comes back when a line is
closed; beside them a canary strikes keys in the same note, and hears by the clock when each is on
the disk. Every few thousand frames both go on in another note. The calm before is the same, with
no stranger.
"""

import argparse
import asyncio
import random
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import uvloop

from openspace.notes.frames import saved, told
from tests.bench.gathered import gathered
from tests.bench.note_servers import NoteServer, product
from tests.bench.rows import Row, keep, percentile, table
from tests.bench.typed import entered
from tests.bench.typists import Typist
from tests.bench.wire import BINARY, CLOSE, Socket
from tests.convergence.hostile import A_NOTE, CANARY, Stranger

LINES = 8
PACE = 0.05
CALM = 4.0
WHO_IS_HERE = b"\3"


@dataclass
class Figures:
    """What came of it: frames said, lines closed, and seconds until each word was saved."""

    frames: int = 0
    closed: int = 0
    waited: list[float] = field(default_factory=list)

    def rows(self, case: str) -> list[Row]:
        """They as rows."""
        said = {"frames": self.frames, "lines closed": self.closed, "words": len(self.waited)}
        times = {"p50": 0.5, "p99": 0.99, "slowest": 1.0}
        return [
            *(Row(case, "openspace", name, float(each), "") for name, each in said.items()),
            *(
                Row(case, "openspace", f"saved {name}", 1000 * percentile(self.waited, at), "ms")
                for name, at in times.items()
            ),
        ]


@asynccontextmanager
async def writing(server: NoteServer, note: str, figures: Figures) -> AsyncIterator[None]:
    """A canary that strikes keys all the while."""
    typist, struck = Typist(CANARY), dict[bytes, float]()
    socket = await entered(server, note, 0)

    def heard(kind: int, frame: bytes, at: float) -> None:
        assert kind != CLOSE, frame
        if frame in struck:
            figures.waited.append(at - struck.pop(frame))

    socket._heard = heard

    async def strike() -> None:
        for number in count(1):
            struck[saved(number)] = perf_counter()
            socket.say(BINARY, told(typist.strikes()[0] if number > 1 else typist.begins()))
            while struck:
                await asyncio.sleep(PACE)

    striking = asyncio.create_task(strike())
    try:
        yield
    finally:
        striking.cancel()
        await asyncio.gather(striking, return_exceptions=True)
        socket.close()


async def storm(server: NoteServer, note: str, frames: Iterator[bytes], figures: Figures) -> None:
    """One line of the stranger, again and again, until there are no more frames."""
    socket: Socket | None = None
    for frame in frames:
        if socket is None:
            socket = await entered(server, note, 1)
        figures.frames += 1
        if not await _answered(socket, frame):
            figures.closed += 1
            socket.close()
            socket = None
    if socket:
        socket.close()


async def _answered(socket: Socket, frame: bytes) -> bool:
    """Whether the line is open after this was said."""
    answer = asyncio.get_running_loop().create_future()

    def heard(kind: int, said: bytes, _: float) -> None:
        if not answer.done() and (kind == CLOSE or said[:1] == b"\1"):
            answer.set_result(kind != CLOSE)

    socket._heard = heard
    socket.say(BINARY, frame)
    socket.say(BINARY, WHO_IS_HERE)
    await asyncio.wait([answer, socket.ended], return_when=asyncio.FIRST_COMPLETED)
    return answer.done() and answer.result()


async def measured(server: NoteServer, notes: Sequence[str], frames: int) -> list[Row]:
    """The calm, then the storm."""
    calm, stormy = Figures(), Figures()
    async with writing(server, notes[0], calm):
        await asyncio.sleep(CALM)
    for number, note in enumerate(notes[1:]):
        stranger = Stranger(random.Random(number))
        left = min(A_NOTE, frames - stormy.frames)
        made_up = iter([stranger.frame() for _ in range(left)])
        async with writing(server, note, stormy):
            await asyncio.gather(*(storm(server, note, made_up, stormy) for _ in range(LINES)))
    return [*calm.rows("calm"), *stormy.rows("made up frames")]


def main() -> None:
    """Run it, print the table, keep the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="done within 50 seconds")
    parser.add_argument("--json", type=Path, help="a file for the rows")
    parser.add_argument("--frames", type=int, default=1_000_000)
    asked = parser.parse_args()
    frames = 8_192 if asked.quick else asked.frames
    names = [f"note {number}" for number in range(2 + frames // A_NOTE)]
    with TemporaryDirectory() as folder, gathered(Path(folder), len(names), len(names)) as there:
        runs = {row[0]: row[1] for row in there.rows("SELECT topic, id FROM breakout")}
        notes = {name: runs[topic] for name, topic in zip(names, there.topics, strict=True)}
        rows = uvloop.run(measured(product(there, notes), names, frames))
    print(table(rows))  # noqa: T201
    if asked.json:
        keep(rows, asked.json)


if __name__ == "__main__":
    main()

"""Dots: hundreds lay theirs at once while all of them read the numbers.

    uv run python -m tests.bench.dots [--json FILE] [--people N] [--topics N] [--covered]

Everyone looks at the way on, one of forty at the big screen, and lays all of their five dots by
the form's own request, so many a second whatever the answers do; a dot's time counts from when it
was due. The numbers are shown unless they are ``--covered``, so every dot is about everybody's
order of topics. Afterwards the database is asked for every dot.
"""

import argparse
import asyncio
import random
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import uvloop

from openspace.domain.permissions import Caller, Role
from openspace.domain.timetable import Phase
from openspace.facilitation import convergence
from openspace.facilitation.gathering import open_phase
from openspace.facilitation.house import House
from openspace.store import gatherings
from tests.bench.gathered import CODE, Gathered, Someone, following, gathered
from tests.bench.rows import Row, keep, percentile, table
from tests.bench.spent import Share
from tests.bench.wire import Line, sight_of

PACE, DOTS, SCREENS, SETTLED = 100.0, 5, 40, 3.0


@dataclass
class Heard:
    """Frames that came to everybody, about dots, and how large they were."""

    frames: int = 0
    size: int = 0
    about: dict[bytes, int] = field(default_factory=dict)

    def came(self, frame: bytes, _: float) -> None:
        """One more; ``about`` counts them by channel."""
        assert not frame.startswith(b'{"say":"reload"'), frame
        if frame.startswith(b'{"say":"push"'):
            channel = frame.split(b'"', 8)[7].partition(b":")[0]
            self.frames += 1
            self.size += len(frame)
            self.about[channel] = self.about.get(channel, 0) + 1


async def _opened(house: House, people: Sequence[Someone], *, shown: bool) -> None:
    ana = Caller(CODE, people[0].id, Role.FACILITATOR)
    found = await house.store.read(lambda tx: gatherings.gathering(tx, CODE))
    assert found is not None
    phases = [each.phase for each in found.timetable.stretches]
    opened = (phases.index(Phase.CONVERGENCE), found.timetable.position)
    assert isinstance(await house.perform(open_phase, ana, *opened), tuple)
    if shown:
        assert isinstance(await house.perform(convergence.reveal, ana), tuple)


@dataclass
class Crowd:
    """Everybody with a line, and what became of their dots."""

    there: Gathered
    people: list[tuple[Someone, Line]]
    dice: random.Random
    times: list[float] = field(default_factory=list)
    refused: int = 0

    async def lay(self) -> None:
        """Everybody lays all of theirs, in a mixed order."""
        turns = [pair for pair in self.people for _ in range(DOTS)]
        self.dice.shuffle(turns)
        began = time.perf_counter()
        async with asyncio.TaskGroup() as dots:
            for number, (someone, line) in enumerate(turns):
                due = began + number / PACE
                await asyncio.sleep(max(0.0, due - time.perf_counter()))
                dots.create_task(self._lay(someone, line, due))

    async def _lay(self, someone: Someone, line: Line, due: float) -> None:
        topics = self.there.topics
        topic = topics[int(self.dice.betavariate(1, 3) * len(topics))]
        await line.ready()
        answer = await line.ask(someone.door.post(f"topics/{topic}/dots", page="convergence"))
        self.times.append(time.perf_counter() - due)
        self.refused += answer.status != 200


async def measured(there: Gathered, case: str) -> list[Row]:
    """The rows of one crowd."""
    pages = [await there.channels("convergence"), await there.channels("projector")]
    heard = Heard()
    async with AsyncExitStack() as lines:
        crowd = Crowd(there, [(each, Line(each.door)) for each in there.people], random.Random(1))
        for number, (each, line) in enumerate(crowd.people):
            lines.callback(line.close)
            page = pages[number % SCREENS == 0]
            lines.callback((await sight_of(each.door, following(each, page), heard.came)).close)
        await asyncio.sleep(SETTLED)
        heard.frames = heard.size = 0
        heard.about.clear()
        share, began = Share(there.pid), time.perf_counter()
        await crowd.lay()
        took, used = time.perf_counter() - began, share.percent()
        await asyncio.sleep(SETTLED)
    kept = sum(int(many) for (many,) in there.rows("SELECT dots FROM dot"))
    row = partial(Row, case, "openspace")
    return [
        row("dots", len(crowd.times) / took, "1/s"),
        row("answer p50", 1000 * percentile(crowd.times, 0.5), "ms"),
        row("answer p99", 1000 * percentile(crowd.times, 0.99), "ms"),
        row("server", used, "% of a core"),
        row("frames", heard.frames / took, "1/s"),
        row("sent", heard.size / took / 1000, "kB/s"),
        *(row(f"frames, {name.decode()}", many, "") for name, many in heard.about.items()),
        row("refused", crowd.refused, "dots"),
        row("lost", len(crowd.times) - crowd.refused - kept, "dots"),
    ]


def main() -> None:
    """Run it, print the table, keep the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", type=Path, help="a file for the rows")
    parser.add_argument("--people", type=int, default=400)
    parser.add_argument("--topics", type=int, default=100)
    parser.add_argument("--covered", action="store_true", help="nobody reads the numbers")
    asked = parser.parse_args()
    prepare = partial(_opened, shown=not asked.covered)
    with (
        TemporaryDirectory() as folder,
        gathered(
            *(Path(folder), asked.people, asked.topics, 1),
            then=("convergence", "closing"),
            prepare=prepare,
        ) as there,
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        rows = runner.run(measured(there, "covered" if asked.covered else "shown"))
    print(table(rows))  # noqa: T201
    if asked.json:
        keep(rows, asked.json)


if __name__ == "__main__":
    main()

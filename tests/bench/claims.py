"""A claim race: four hundred people put their topics into eighty free places at once.

    uv run python -m tests.bench.claims [--quick] [--json FILE] [--people N]

Ours is a real `openspace serve`; everyone has a topic, an agenda before them and a live socket,
sends the form's own request in the same moment, five to a place, and goes where the answer
sends them. Measured are the answers, what the refused are told, how long it takes until the last
of the sockets shows the grid that the database holds, and what the database holds.
"""

import argparse
import asyncio
import gzip
import re
import time
from collections import Counter
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import partial
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory

import uvloop

from tests.bench.gathered import Gathered, Someone, following, gathered
from tests.bench.rows import Row, keep, percentile, table
from tests.bench.spent import Share
from tests.bench.wire import Answer, Line, sight_of

ROUNDS, PLACES = 4, 20
PLACEMENTS = "SELECT slot, place, topic FROM placement"
ARRIVING = 3.0
"""Seconds within which everyone who has just come is told where they are."""
SETTLED = 20.0
TAKEN = re.compile(rb'data-cell=\\"([\w:-]+)\\">(?:\\n| )*<article[^>]* data-topic=\\"(\w+)\\"')
SAID = re.compile(r'(?:role="alert"|class="toast refused")[^>]*>(.*?)</(?:p|div)>', re.DOTALL)
SENT_ON = re.compile(rb"\r\nlocation: (\S+)", re.IGNORECASE)

Grid = dict[str, str]
"""Topics by cell, as `slot:place`."""


@dataclass(slots=True)
class Claimant:
    """Somebody with a topic, the cell they want, and the grid as their page shows it."""

    someone: Someone
    cell: str
    line: Line
    grid: Grid = field(default_factory=dict)
    changed: float = 0.0
    answer: Answer | None = None
    took: float = 0.0

    @property
    def refused(self) -> bool:
        """Whether somebody else was first."""
        return self.answer is not None and self.answer.status == 409

    def told(self) -> str:
        """The sentence they were refused with."""
        assert self.answer is not None
        packed = b"content-encoding: gzip" in self.answer.head.lower()
        html = gzip.decompress(self.answer.body) if packed else self.answer.body
        found = SAID.search(html.decode())
        return unescape(found[1]) if found else ""

    async def claim(self) -> None:
        """Ask for the cell, and go where the answer sends one."""
        door, began = self.someone.door, time.perf_counter()
        form = f"cell={self.cell.replace(':', '%3A')}".encode()
        address = f"topics/{self.someone.topic}/placement"
        self.answer = await self.line.ask(door.post(address, form, "agenda"))
        if on := SENT_ON.search(self.answer.head):
            await self.line.ask(door.get_again(on[1].decode()))
        self.took = time.perf_counter() - began


@dataclass(slots=True)
class Frames:
    """What frames say of the grid; everyone gets the same ones, so each is read once."""

    read: dict[bytes, Grid] = field(default_factory=dict)
    size: int = 0

    def heard(self, by: Claimant, frame: bytes, at: float) -> None:
        """A frame came to somebody."""
        self.size += len(frame)
        assert not frame.startswith(b'{"say":"reload"'), frame
        if frame not in self.read:
            self.read[frame] = {cell.decode(): on.decode() for cell, on in TAKEN.findall(frame)}
        if self.read[frame].items() - by.grid.items():
            by.grid |= self.read[frame]
            by.changed = at


async def race(there: Gathered) -> list[Row]:
    """Everyone at once."""
    channels = await there.channels("agenda")
    cells = re.findall(r'data-cell="([^"]+)"', await there.page("agenda"))
    assert len(cells) == ROUNDS * PLACES
    frames = Frames()
    async with AsyncExitStack() as lines:
        claimants = [
            Claimant(each, cells[number % len(cells)], Line(each.door))
            for number, each in enumerate(there.people)
        ]
        for each in claimants:
            heard = partial(frames.heard, each)
            someone = each.someone
            sight = await sight_of(someone.door, following(someone, channels), heard)
            lines.callback(sight.close)
        for each in claimants:
            await each.line.ready()
            lines.callback(each.line.close)
        await asyncio.sleep(ARRIVING)
        share, own, began = Share(there.pid), time.process_time(), time.perf_counter()
        await asyncio.gather(*(each.claim() for each in claimants))
        took, used = time.perf_counter() - began, share.percent()
        load = 100 * (time.process_time() - own) / took
        await _settled(there, claimants)
    row = partial(Row, "race", "openspace")
    return [
        row("last socket has the grid", max(each.changed for each in claimants) - began, "s"),
        row("answer p50", percentile([each.took for each in claimants], 0.5), "s"),
        row("answer, the last", max(each.took for each in claimants), "s"),
        row("server", used, "% of a core"),
        row("server, in all", used * took / 100, "s"),
        row("load", load, "% of a core"),
        row("heard by each", frames.size / len(claimants) / 1024, "KiB"),
        *(row(name, value, "") for name, value in _audited(there, claimants).items()),
    ]


async def _settled(there: Gathered, claimants: list[Claimant]) -> None:
    """Wait until every page shows what the database holds."""
    ends = time.perf_counter() + SETTLED
    while time.perf_counter() < ends and any(each.grid != _kept(there) for each in claimants):
        await asyncio.sleep(0.1)


def _kept(there: Gathered) -> Grid:
    return {f"{slot}:{place}": topic for slot, place, topic in there.rows(PLACEMENTS)}


def _audited(there: Gathered, claimants: list[Claimant]) -> dict[str, float]:
    rows, grid = there.rows(PLACEMENTS), _kept(there)
    titles = {each[0]: each[1] for each in there.rows("SELECT id, title FROM topic")}
    topics = Counter(topic for _, _, topic in rows)
    refused = [each for each in claimants if each.refused]
    won = {each.someone.topic for each in claimants if each.answer and not each.refused}
    return {
        "places taken": len(grid),
        "double claims": len(rows) - len(grid) + len(rows) - len(topics),
        "told they won, and did not": len(won - set(topics)),
        "refused": len(refused),
        "refused, told who has it": sum(titles[grid[each.cell]] in each.told() for each in refused),
        "pages with another grid": sum(each.grid != grid for each in claimants),
    }


def main() -> None:
    """Run it, print the table, keep the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="the same; it is quick anyway")
    parser.add_argument("--json", type=Path, help="a file for the rows")
    parser.add_argument("--people", type=int, default=400)
    asked = parser.parse_args()
    many = asked.people
    with (
        TemporaryDirectory() as folder,
        gathered(Path(folder), many, many, ROUNDS, PLACES) as there,
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        rows = runner.run(race(there))
    print(table(rows))  # noqa: T201
    if asked.json:
        keep(rows, asked.json)


if __name__ == "__main__":
    main()

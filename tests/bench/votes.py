"""A vote storm: four hundred people at one server, every one with an open page.

    uv run python -m tests.bench.votes [--quick] [--json FILE] [--people N]

Ours is a real `openspace serve` with 400 people and 120 topics. Everyone holds a line and a live
socket, three quarters on the wall, a quarter on the agenda, and votes with the form's own
request: a mark for a topic, taken back when it falls on the same one again; one of twenty taps
twice. In ``storm`` 300 a second are sent whatever the answers do, and a vote's time counts from
when it was due; in ``flood`` everyone votes again as soon as they are answered. Afterwards the
database is asked whether every acknowledged vote is there, once, and the last frames whether
they showed its counts.
Beside it in the same run: SQLite alone, and an ordinary way to use it (`tests.bench.stored`).
"""

import argparse
import asyncio
import random
import re
import time
from collections import Counter
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import uvloop

from tests.bench.crossing import Crossings
from tests.bench.gathered import Gathered, Someone, following, gathered
from tests.bench.rows import Row, keep, percentile, table
from tests.bench.spent import Share
from tests.bench.stored import peers
from tests.bench.wire import Line, sight_of

PACES = {"storm": 300.0, "flood": 0.0}
TOPICS = 120
WATCHED = 20
"""Topics that carry one vote at a time, which is followed to the last socket."""
TWICE = 0.05
ARRIVING = 3.0
"""Seconds within which everyone who has just come is told where they are."""
SETTLED = 3.0
"""Seconds within which the last frames come."""
ABOUT_ALL = (b'{"say":"push","channel":"wall"', b'{"say":"push","channel":"agenda"')
COUNT = re.compile(rb'id=\\"topic_(?:votes|interest)_(\w+)\\">(\d+)')


@dataclass(slots=True)
class Voter:
    """Somebody with a line, and what they marked as far as it was acknowledged."""

    number: int
    someone: Someone
    line: Line
    marked: set[str] = field(default_factory=set)


@dataclass
class Storm:
    """Votes under way, and what became of them."""

    voters: list[Voter]
    topics: list[str]
    runs: dict[str, str]
    crossings: Crossings
    dice: random.Random
    free: asyncio.Queue[Voter] = field(default_factory=asyncio.Queue)
    times: list[float] = field(default_factory=list)
    refused: int = 0
    shown: dict[str, int] = field(default_factory=dict)
    read: dict[bytes, str] = field(default_factory=dict)

    def heard(self, person: int, frame: bytes) -> None:
        """A frame came to somebody; their own marks are not about the vote that is followed."""
        assert not frame.startswith(b'{"say":"reload"'), frame
        if not frame.startswith(ABOUT_ALL):
            return
        self.crossings.came(person, self._topics_in(frame))

    def _topics_in(self, frame: bytes) -> str:
        """The topics that a frame counts, with a card each on the agenda; everyone gets the same
        frames, so each is read once."""
        if frame not in self.read:
            counted = [(name.decode(), int(many)) for name, many in COUNT.findall(frame)]
            topics = {self.runs.get(name, name): many for name, many in counted}
            self.shown |= topics
            self.read[frame] = " ".join(topics)
        return self.read[frame]

    async def blow(self, pace: float, seconds: float) -> None:
        """Send so many a second, or as fast as they are answered (0), until the time is over."""
        due = time.perf_counter()
        ends = due + seconds
        async with asyncio.TaskGroup() as votes:
            while max(due, time.perf_counter()) < ends:
                voter = await self.free.get()
                due = due if pace else time.perf_counter()
                votes.create_task(self._vote(voter, due))
                due += 1 / pace if pace else 0
                await asyncio.sleep(max(0.0, due - time.perf_counter()))

    async def _vote(self, voter: Voter, due: float) -> None:
        if self.dice.random() < 0.1 and len(self.crossings.under_way) < WATCHED:
            await self.crossings.vote(voter.number, partial(self._press, voter, due))
        else:
            await self._press(voter, due, self.dice.choice(self.topics))

    async def _press(self, voter: Voter, due: float, topic: str) -> None:
        back = "/withdrawal" if topic in voter.marked else ""
        request = voter.someone.door.post(f"topics/{topic}/vote{back}")
        taps = 2 if self.dice.random() < TWICE else 1
        await voter.line.ready()
        answers = await asyncio.gather(*(voter.line.ask(request) for _ in range(taps)))
        self.times.append(time.perf_counter() - due)
        self.refused += sum(each.status != 200 for each in answers)
        if any(each.status == 200 for each in answers):
            voter.marked ^= {topic}
        self.free.put_nowait(voter)


async def ours(there: Gathered, seconds: dict[str, float]) -> list[Row]:
    """The product, in every case."""
    pages = [await there.channels("marketplace"), await there.channels("agenda")]
    rows: list[Row] = []
    async with AsyncExitStack() as lines:
        voters = [Voter(number, each, Line(each.door)) for number, each in enumerate(there.people)]
        for each in voters:
            lines.callback(each.line.close)
        storm = _storm(voters, there)
        for each in voters:
            page = pages[each.number % 4 == 0]
            heard = partial(_heard, storm, each.number)
            sight = await sight_of(each.someone.door, following(each.someone, page), heard)
            lines.callback(sight.close)
        await asyncio.sleep(ARRIVING)
        for case, long in seconds.items():
            rows += await _measured(case, there, storm, long)
    return rows


def _storm(voters: list[Voter], there: Gathered) -> Storm:
    dice, topics = random.Random(1), list(there.topics)
    crossings = Crossings(topics[:WATCHED], len(voters), dice)
    runs = {each[0]: each[1] for each in there.rows("SELECT id, topic FROM breakout")}
    storm = Storm(voters, topics[WATCHED:], runs, crossings, dice)
    for each in voters:
        storm.free.put_nowait(each)
    return storm


def _heard(storm: Storm, person: int, frame: bytes, _: float) -> None:
    storm.heard(person, frame)


async def _measured(case: str, there: Gathered, storm: Storm, seconds: float) -> list[Row]:
    crossings = storm.crossings
    storm.read.clear()
    for each in (storm.times, crossings.to_last, crossings.to_second):
        each.clear()
    crossings.frames = crossings.bytes = crossings.lost = storm.refused = 0
    share, began = Share(there.pid), time.perf_counter()
    own = time.process_time()
    await storm.blow(PACES[case], seconds)
    took = time.perf_counter() - began
    row = partial(Row, case, "openspace")
    used = share.percent()
    rows = [
        row("votes", len(storm.times) / took, "1/s"),
        row("answer p50", 1000 * percentile(storm.times, 0.5), "ms"),
        row("answer p99", 1000 * percentile(storm.times, 0.99), "ms"),
        row("last socket p50", 1000 * percentile(crossings.to_last, 0.5), "ms"),
        row("last socket p99", 1000 * percentile(crossings.to_last, 0.99), "ms"),
        row("server", used, "% of a core"),
        row("server, a vote", 10 * used * took / len(storm.times), "ms"),
        row("load", 100 * (time.process_time() - own) / took, "% of a core"),
        row("frames", crossings.frames / took, "1/s"),
        row("not acknowledged", storm.refused, "votes"),
        row("never seen by all", crossings.lost, "votes"),
    ]
    return rows + [row(*each, "votes") for each in (await _audited(there, storm)).items()]


async def _audited(there: Gathered, storm: Storm) -> dict[str, float]:
    """What the database and the sockets know of every vote that was acknowledged."""
    kept = there.rows("SELECT topic, participant FROM vote")
    wanted = {(topic, each.someone.id) for each in storm.voters for topic in each.marked}
    counts = Counter(topic for topic, _ in kept)
    wrong = {topic for topic, many in storm.shown.items() if counts[topic] != many}
    settled = time.perf_counter() + SETTLED
    while wrong and time.perf_counter() < settled:
        await asyncio.sleep(0.1)
        wrong = {topic for topic, many in storm.shown.items() if counts[topic] != many}
    return {
        "lost": len(wanted - set(kept)),
        "doubled": len(kept) - len(set(kept)) + len(set(kept) - wanted),
        "shown wrong": len(wrong),
    }


def main() -> None:
    """Run it, print the table, keep the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="done within 50 seconds")
    parser.add_argument("--json", type=Path, help="a file for the rows")
    parser.add_argument("--people", type=int, default=400)
    asked = parser.parse_args()
    seconds = {"storm": 8.0, "flood": 5.0} if asked.quick else {"storm": 30.0, "flood": 15.0}
    with (
        TemporaryDirectory() as folder,
        gathered(Path(folder), asked.people, TOPICS) as there,
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        rows = runner.run(ours(there, seconds))
    rows += peers("flood", 1.5 if asked.quick else 5.0)
    print(table(rows))  # noqa: T201
    if asked.json:
        keep(rows, asked.json)


if __name__ == "__main__":
    main()

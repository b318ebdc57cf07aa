"""Shared notes: people who type in one note at a time, and a long note that is opened.

    uv run python -m tests.bench.notes [--quick] [--json FILE] [--only SERVER]

8, 30 and 100 people strike five keys a second each, for some seconds, in one note of a server in
a process of its own: ours, which keeps every keystroke before it is told, and in the same run
@y/websocket-server and @hocuspocus/server from npm and pycrdt-websocket from PyPI, each with its
own way of keeping. Measured are the time from a keystroke to its arrival at others, the
processor time of the server and all that it started, what a note of a thousand keystrokes takes in
memory while one is in it, and how long a note of 50,000 edits takes to open once it was closed,
beside a note that holds next to nothing: the rest is connecting. Nothing is measured before the
server has come to rest; what it does when all have left is counted by itself.
"""

import argparse
import asyncio
import gc
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import uvloop
from sqlmodel import select

from openspace.facilitation.house import House
from openspace.notes.engine import merge
from openspace.notes.frames import told
from openspace.store import notes
from openspace.store.keeping import Transaction
from openspace.store.tables import BreakoutRow
from tests.bench.gathered import CODE, Someone, again, gathered
from tests.bench.note_servers import NoteServer, peer, product
from tests.bench.rows import Row, keep, percentile, table
from tests.bench.spent import memory, spent_by_all
from tests.bench.typed import PATIENCE, Crowd, answered, entered
from tests.bench.typists import Typist, long_note
from tests.bench.wire import Socket

PEERS = ("@y/websocket-server", "@hocuspocus/server", "pycrdt-websocket")
CROWDS = (8, 30, 100)
PACE = 0.2
WARMING = 0.4
EDITS = 50_000
PACKET = 100
"""Keystrokes that a peer is told in one go when its long note is filled."""
PAUSE = 0.2
"""Seconds after which a note that nobody is in has been let go."""
TELLING = 2.0
"""Seconds within which our pages are told that somebody wrote, for which the note is read."""
KEYSTROKES = 1_000
LONG, SHORT = "long", "short"
REST, AT_REST = 0.15, 0.03
"""Seconds for which a server is looked at, and the share of a processor that is none."""


@dataclass(frozen=True, slots=True)
class Effort:
    """For how long each crowd types, how many notes are weighed, and how often one is opened."""

    seconds: tuple[float, ...] = (10.0,) * len(CROWDS)
    documents: int = 6
    openings: int = 5


QUICK = Effort((1.0, 0.6, 0.6), documents=2, openings=2)


async def measured(server: NoteServer, effort: Effort) -> list[Row]:
    """Everything about one server, one thing after the other."""
    rows = [await _memory(server, effort.documents)]
    first = await _filled(server) if server.who != "openspace" else await _opened(server, 1)
    await rested(server)
    for people, each in zip(CROWDS, effort.seconds, strict=True):
        rows += await _typing(server, people, each)
    return rows + await _opening(server, first, effort.openings)


async def _typing(server: NoteServer, people: int, seconds: float) -> list[Row]:
    typists = [Typist(10_000 + number) for number in range(people)]
    crowd = Crowd(server, f"typing-{people}", typists)
    await crowd.come()
    await crowd.type(PACE, WARMING)
    await crowd.all_seen()
    crowd.forget()
    gc.collect()
    used, begun = spent_by_all(server.pid), perf_counter()
    struck = await crowd.type(PACE, seconds)
    await crowd.all_seen()
    used, took = spent_by_all(server.pid) - used, perf_counter() - begun
    crowd.leave()
    after = await rested(server)
    row = partial(Row, f"{people} typists", server.who)
    return [
        row("seen by others p50", 1000 * percentile(crowd.times, 0.5), "ms"),
        row("seen by others p99", 1000 * percentile(crowd.times, 0.99), "ms"),
        row("cpu_s_per_1000_keystrokes", 1000 * used / struck, "s"),
        row("server", 100 * used / took, "% of a core"),
        row("put away when all had left", 1000 * after, "ms of the server"),
        row("never seen", crowd.expected - len(crowd.times), "keystrokes"),
    ]


async def _memory(server: NoteServer, documents: int) -> Row:
    """What one more note takes, with somebody in it."""
    before, sockets = 0.0, list[Socket]()
    for number in range(documents + 1):
        typist = Typist(20_000 + number)
        updates = [typist.begins(), *(typist.strikes()[0] for _ in range(KEYSTROKES))]
        note = f"document-{number}"
        sockets.append(await entered(server, note, number))
        await _told(server, note, sockets[-1], updates)
        before = before or memory(server.pid)
    taken = (memory(server.pid) - before) / documents
    for each in sockets:
        each.close()
    await rested(server)
    return Row(f"a note of {KEYSTROKES:,} keystrokes", server.who, "memory", taken, "KiB")


async def _filled(server: NoteServer) -> list[float]:
    """Fill a peer's long note."""
    socket = await entered(server, LONG, 0)
    await answered(server, LONG, socket, [server.said(LONG, told(each)) for each in _long()])
    socket.close()
    return []


@cache
def _written() -> Sequence[tuple[int, bytes]]:
    """The long note's updates, with who wrote each: made once for all servers."""
    return [*long_note(EDITS)]


@cache
def _long() -> Sequence[bytes]:
    """The long note in packets."""
    return _packets([update for _, update in _written()])


def _packets(updates: Sequence[bytes]) -> list[bytes]:
    return [merge(updates[at : at + PACKET]) for at in range(0, len(updates), PACKET)]


async def _opened(server: NoteServer, times: int, note: str = LONG) -> list[float]:
    """Open a note so often, each time after nobody was there for a while."""
    taken = []
    for _ in range(times):
        begun = perf_counter()
        socket = await entered(server, note, 0)
        taken.append(perf_counter() - begun)
        socket.close()
        await asyncio.sleep(PAUSE)
    return taken


async def _told(server: NoteServer, note: str, socket: Socket, updates: list[bytes]) -> None:
    """Updates in packets, so that every server keeps up, and until all have been taken."""
    packets = _packets(updates)
    await answered(server, note, socket, [server.said(note, told(each)) for each in packets])


async def _opening(server: NoteServer, first: list[float], times: int) -> list[Row]:
    if server.who == "openspace":
        await asyncio.sleep(TELLING)
    await _opened(server, 1, SHORT)
    connected = await _openings(server, SHORT, times)
    opened = await _openings(server, LONG, times)
    row = partial(Row, f"a note of {EDITS:,} edits", server.who)
    return [
        *(row("first opened", 1000 * each, "ms") for each in first),
        row("connecting alone p50", connected[0], "ms"),
        row("opened p50", opened[0], "ms"),
        row("connecting alone, server", connected[1], "ms"),
        row("opened, server", opened[1], "ms"),
    ]


async def _after_a_restart(server: NoteServer) -> list[Row]:
    """Open the note when the server has nothing of it in its memory, but has been connected to."""
    await rested(server)
    await _opened(server, 3, SHORT)
    taken, used = await _openings(server, LONG, 1)
    row = partial(Row, f"a note of {EDITS:,} edits", server.who)
    return [
        row("opened after a restart", taken, "ms"),
        row("opened after a restart, server", used, "ms"),
    ]


async def _openings(server: NoteServer, note: str, times: int) -> tuple[float, float]:
    """Milliseconds that opening took, and the server's own; what it does anyhow is taken off."""
    used, begun = spent_by_all(server.pid), perf_counter()
    await asyncio.sleep(REST)
    anyhow = (spent_by_all(server.pid) - used) / (perf_counter() - begun)
    used, begun = spent_by_all(server.pid), perf_counter()
    taken = await _opened(server, times, note)
    used = spent_by_all(server.pid) - used - anyhow * (perf_counter() - begun)
    return 1000 * percentile(taken, 0.5), 1000 * used / times


async def rested(server: NoteServer) -> float:
    """Wait until the server does next to nothing; the seconds it has worked until then."""
    begun = used = spent_by_all(server.pid)
    for _ in range(int(PATIENCE / REST)):
        before = used
        await asyncio.sleep(REST)
        used = spent_by_all(server.pid)
        if used - before < AT_REST * REST:
            return before - begun
    return used - begun


async def _log_long_note(house: House, people: Sequence[Someone]) -> None:
    """Put the long note's keystrokes into our log, each as it would have come."""

    def work(tx: Transaction) -> None:
        topic = people[0].topic
        runs = tx.exec(select(BreakoutRow.id).where(BreakoutRow.topic == topic))
        breakout = runs.one()
        words = [(people[who].id, update) for who, update in _written()]
        notes.append(tx, CODE, breakout, words, house.clock())

    await house.store.write(work)


def ours(effort: Effort) -> list[Row]:
    """The product, with as many people and notes as are needed."""
    names = [LONG, SHORT, *(f"typing-{each}" for each in CROWDS)]
    names += [f"document-{number}" for number in range(effort.documents + 1)]
    with TemporaryDirectory() as folder:
        people, topics = max(CROWDS), len(names)
        with gathered(Path(folder), people, topics, prepare=_log_long_note) as there:
            runs = {row[0]: row[1] for row in there.rows("SELECT topic, id FROM breakout")}
            notes_ = {name: runs[topic] for name, topic in zip(names, there.topics, strict=True)}
            rows = uvloop.run(measured(product(there, notes_), effort))
        with again(there) as anew:
            return rows + uvloop.run(_after_a_restart(product(anew, notes_)))


def theirs(who: str, effort: Effort) -> list[Row]:
    """A peer; one that cannot be had or does not answer is left out, and said so."""
    try:
        with TemporaryDirectory() as folder:
            with peer(who, Path(folder)) as server:
                rows = uvloop.run(measured(server, effort))
            with peer(who, Path(folder)) as server:
                return rows + uvloop.run(_after_a_restart(server))
    except (OSError, ValueError, subprocess.CalledProcessError) as failed:
        print(f"{who} is left out: {failed!r}", file=sys.stderr)  # noqa: T201
        return []


def main() -> None:
    """Run it, print the table, keep the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="done within 50 seconds")
    parser.add_argument("--json", type=Path, help="a file for the rows")
    parser.add_argument("--only", choices=("openspace", *PEERS), help="measure only this one")
    asked = parser.parse_args()
    effort = QUICK if asked.quick else Effort()
    gc.freeze()  # what is there already is not gone through before every crowd
    rows: list[Row] = []
    for who in (asked.only,) if asked.only else ("openspace", *PEERS):
        rows += ours(effort) if who == "openspace" else theirs(who, effort)
    print(table(rows))  # noqa: T201
    if asked.json:
        keep(rows, asked.json)


if __name__ == "__main__":
    main()

"""A rehearsal: a copy of a gathering is served, with its day in a few minutes and a crowd inside.

Rules:
    RP1 What is copied is only read, beside its server if there is one. The copy has a folder of its
        own, which is gone afterwards unless one was named for it; nobody comes along (GC1).
    RP2 The day takes nine tenths of the time, the workbook the rest. It ends then, or when it is
        told to stop; told twice, it ends at once.
    RP3 It ends with one line: from what somebody did to the last sampled page, what the server and
        its workers took meanwhile, and how many errors there were.
"""

import asyncio
import json
import signal
import socket
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from openspace.config import Settings
from openspace.domain.gathering_file import GatheringFile, read
from openspace.domain.refusal import Refusal
from openspace.facilitation.gathering_file import Imported, set_up
from openspace.facilitation.house import House
from openspace.facilitation.organising import like
from openspace.rehearsal.attendance import proposers
from openspace.rehearsal.crossings import COUNTED
from openspace.rehearsal.day import practised, with_room
from openspace.rehearsal.document import demo_document
from openspace.rehearsal.meter import Meter
from openspace.serving import STOPS, Server, house_in, readable_house_in, run, server
from openspace.store import gatherings
from openspace.store.engine import FILE

THE_DAY: Final = 0.9
LOOKING: Final = 1.0
NOTHING: Final[Mapping[str, Any]] = {
    "people": 0,
    "cpu": 0.0,
    "p50": 0,
    "p99": 0,
    "errors": 1,
    "wrong": {},
    "kinds": {},
}


class NotCopied(Exception):
    """What should be rehearsed cannot be copied, for this reason."""


@dataclass(frozen=True, slots=True)
class Wished:
    """Which gathering (the demo's, where none is named) with how many people, for how long;
    ``into`` is a folder to keep the copy in."""

    code: str | None
    people: int
    seconds: float
    into: Path | None = None


@contextmanager
def rehearsed(data: Path, wished: Wished) -> Iterator[tuple[House, Imported]]:
    """A house with the copy in it (RP1).

    Raises ``NotCopied``, ``NothingThere``, ``FolderTaken``.
    """
    filed = _of_the_house(data, wished.code) if wished.code else _of_the_demo(wished.people)
    with _folder(wished.into) as folder, house_in(folder) as house:
        now = house.clock()
        copy = practised(filed, now, THE_DAY * wished.seconds)
        imported = asyncio.run(set_up(house, copy, now))
        if isinstance(imported, Refusal):
            raise NotCopied(imported.sentence % imported.values)
        yield house, imported


def practise(
    house: House, settings: Settings, opened: socket.socket, address: str, wished: Wished
) -> str:
    """Serve it with the crowd inside until it is over; answers the last line (RP3)."""
    meter, told = Meter(), dict(NOTHING)
    run(_served(server(house, settings), opened, address, wished, meter, told))
    for kind, figures in told["kinds"].items():
        sys.stderr.write(f"{kind}: {figures['followed']} followed, ")
        apart = ", counted once a second and not in the last line" if kind in COUNTED else ""
        sys.stderr.write(f"p50 {figures['p50']} ms, p99 {figures['p99']} ms{apart}\n")
    for wrong, often in told["wrong"].items():
        sys.stderr.write(f"{often} × {wrong}\n")
    return line_of(wished.people, told, told["cpu"], meter.rss)


def line_of(people: int, told: Mapping[str, Any], cpu: float, rss: float) -> str:
    """The line that it ends with."""
    return (
        f"people {people} p50 {told['p50']} ms p99 {told['p99']} ms"
        f" cpu {cpu:.0f} % rss {rss:.0f} MiB errors {told['errors']}"
    )


def _of_the_demo(people: int) -> GatheringFile:
    filed = read(demo_document(datetime.now().astimezone()))
    if isinstance(filed, Refusal):
        raise NotCopied(filed.sentence % filed.values)
    return with_room(filed, proposers(people))


def _of_the_house(data: Path, code: str) -> GatheringFile:
    with readable_house_in(data) as house:
        filed = asyncio.run(_like(house, code))
    if isinstance(filed, Refusal):
        raise NotCopied(filed.sentence % filed.values)
    return filed


async def _like(house: House, code: str) -> GatheringFile | Refusal:
    found = await house.store.read(lambda tx: gatherings.gathering(tx, code))
    if found is None:
        raise NotCopied(f"There is no gathering with the code {code}.")
    return await like(house, code, found.date, programme=True)


@contextmanager
def _folder(named: Path | None) -> Iterator[Path]:
    if named is None:
        with TemporaryDirectory(prefix="openspace-rehearsal-") as made:
            yield Path(made)
        return
    if (named / FILE).exists():
        raise NotCopied(f"There is a database in {named} already. Name an empty folder.")
    yield named


async def _served(
    ours: Server,
    opened: socket.socket,
    address: str,
    wished: Wished,
    meter: Meter,
    told: dict[str, Any],
) -> None:
    serving = asyncio.create_task(ours.serve(sockets=[opened]))
    while not (ours.started or serving.done()):  # noqa: ASYNC110
        await asyncio.sleep(0.01)  # uvicorn has no other sign
    crowd = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "openspace.rehearsal.practice"),
        *(address, str(wished.people), str(wished.seconds)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    meter.guest = crowd.pid
    looking = asyncio.create_task(_look(meter))
    _let_go(ours, crowd, wished.seconds)
    await _listen(crowd, meter, told)
    looking.cancel()
    await crowd.wait()
    ours.should_exit = True
    await serving


def _let_go(ours: Server, crowd: asyncio.subprocess.Process, seconds: float) -> None:
    """Have the crowd end in time, or when somebody tells us to stop; twice, and all ends."""
    loop = asyncio.get_running_loop()

    def stop(number: signal.Signals) -> None:
        if crowd.stdin and not crowd.stdin.is_closing():
            crowd.stdin.close()
        else:
            crowd.kill()
            ours.handle_exit(number, None)

    loop.call_later(seconds, stop, signal.SIGTERM)
    for each in STOPS:
        loop.add_signal_handler(each, stop, each)


async def _listen(crowd: asyncio.subprocess.Process, meter: Meter, told: dict[str, Any]) -> None:
    """Hear what came of it so far, again and again, and say so on standard error.

    What was taken is looked at then: a crowd that has ended counts as one of our own.
    """
    if crowd.stdout:
        async for each in crowd.stdout:
            told |= json.loads(each) | {"cpu": meter.cpu}
            inside = f"{told['inside']} inside, {told['followed']} deeds followed"
            so_far = line_of(told["people"], told, told["cpu"], meter.rss)
            sys.stderr.write(f"{so_far} ({inside}, {told['refused']} too late)\n")


async def _look(meter: Meter) -> None:
    while True:
        meter.look()
        await asyncio.sleep(LOOKING)

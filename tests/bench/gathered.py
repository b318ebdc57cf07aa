"""A gathering of hundreds on a server of its own: people with keys, topics, an open marketplace.

The rule: it is set up by the product's own verbs and served by its own command; a bench then
knows it as a browser does, by addresses, and as an auditor does, by the database file.
"""

import asyncio
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

from openspace.domain.facts.marketplace import TopicProposed
from openspace.domain.facts.participants import ParticipantRegistered
from openspace.domain.participants import Introduction
from openspace.domain.permissions import Caller, Role
from openspace.domain.proposals import Proposal
from openspace.domain.refusal import Refusal
from openspace.domain.timetable import Phase
from openspace.facilitation import agenda, door, marketplace
from openspace.facilitation import gathering as verbs
from openspace.facilitation.gathering_file import import_gathering
from openspace.facilitation.house import House, new_secret
from openspace.rehearsal import reading
from openspace.rehearsal.reading import Followed
from openspace.serving import house_in
from openspace.store import gatherings
from openspace.store.engine import FILE
from tests.bench.wire import Door, Line

CODE = "many"
SECTORS = ("kommune", "næringsliv", "innbygger")
LANGUAGES = ("nb", "nb", "nb", "en")


@dataclass(frozen=True, slots=True)
class Someone:
    """A participant: their id, the door as they come to it, and the topic they put up, if any."""

    id: str
    door: Door
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Gathered:
    """Which process serves it from which file, and who is there."""

    pid: int
    file: Path
    people: tuple[Someone, ...]

    @property
    def topics(self) -> tuple[str, ...]:
        """Everything on the wall."""
        return tuple(each.topic for each in self.people if each.topic)

    def rows(self, query: str) -> list[tuple[str, ...]]:
        """What the database says, asked beside the server."""
        with closing(sqlite3.connect(f"file:{self.file}?mode=ro", uri=True)) as connection:
            return connection.execute(query).fetchall()

    async def page(self, path: str) -> str:
        """A page as the first person sees it."""
        first = self.people[0].door
        line = Line(first)
        await line.ready()
        answer = await line.ask(first.get(path))
        line.close()
        assert answer.status == 200, answer.head
        return answer.body.decode()

    async def channels(self, path: str) -> tuple[Followed, ...]:
        """What everyone on this page follows, their own marks apart."""
        found = reading.channels(await self.page(path))
        return tuple(each for each in found if not each.channel.startswith("mine:"))


def following(someone: Someone, channels: tuple[Followed, ...]) -> tuple[Followed, ...]:
    """These, and one's own marks, where nothing has happened yet."""
    return *channels, Followed(f"mine:{someone.id}", channels[0].epoch, 0)


@contextmanager
def gathered(
    folder: Path,
    people: int,
    topics: int,
    rounds: int = 4,
    places: int = 20,
    *,
    running: bool = False,
    prepare: Callable[[House, Sequence[Someone]], Coroutine[None, None, None]] | None = None,
) -> Iterator[Gathered]:
    """So many people, of whom the first put up a topic each, and a grid that is free.

    With ``running`` every topic has a place, and the first round runs. ``prepare`` may do more in
    the house before it is served.
    """
    with house_in(folder) as house:
        came = asyncio.run(_gather(house, _document(rounds, places), people, topics))
        if running:
            asyncio.run(_begin(house))
        if prepare:
            asyncio.run(prepare(house, [someone for someone, _, _ in came]))
    with _served(folder) as (pid, port):
        here = Door("127.0.0.1", port, CODE, "")
        there = (
            replace(each, door=replace(here, key=key, language=language))
            for each, key, language in came
        )
        yield Gathered(pid, folder / FILE, tuple(there))


@contextmanager
def again(before: Gathered) -> Iterator[Gathered]:
    """The same people and folder, after the server of before has ended."""
    with _served(before.file.parent) as (pid, port):
        people = (replace(each, door=replace(each.door, port=port)) for each in before.people)
        yield replace(before, pid=pid, people=tuple(people))


@contextmanager
def _served(folder: Path) -> Iterator[tuple[int, int]]:
    words = [sys.executable, "-m", "openspace", "serve", "--port", "0", "--data", str(folder)]
    ours = os.environ | {"PYTHONUNBUFFERED": "1"}
    ours.pop("PYTHONDONTWRITEBYTECODE", None)  # else every start compiles the whole of it anew
    pipe = subprocess.PIPE
    with subprocess.Popen(words, stdout=pipe, text=True, env=ours) as server:
        assert server.stdout is not None
        try:
            address = urlsplit(server.stdout.readline().split()[-1])
            yield server.pid, address.port or 0
        finally:
            server.terminate()


async def _gather(
    house: House, document: dict[str, object], people: int, topics: int
) -> list[tuple[Someone, str, str]]:
    imported = await import_gathering(house, document, None, house.clock())
    assert not isinstance(imported, Refusal), imported
    return list(
        await asyncio.gather(
            *(_come(house, number, puts_up=number < topics) for number in range(people))
        )
    )


async def _come(house: House, number: int, *, puts_up: bool) -> tuple[Someone, str, str]:
    said = Introduction(f"Person {number}", sector=SECTORS[number % len(SECTORS)])
    key, outside = new_secret(), Caller(CODE, None, Role.OUTSIDE)
    outcome = await house.perform(door.register, outside, said, None, key)
    assert isinstance(outcome, tuple), outcome
    (fact,) = outcome
    assert isinstance(fact, ParticipantRegistered)
    caller = Caller(CODE, fact.participant, Role.PARTICIPANT)
    topic = await _put_up(house, caller, number) if puts_up else ""
    language = LANGUAGES[number % len(LANGUAGES)]
    return Someone(fact.participant, Door("", 0, CODE, ""), topic), key, language


async def _put_up(house: House, caller: Caller, number: int) -> str:
    title = f"Hva gjør vi med sak {number}, når den angår oss alle på begge sider av grensen?"
    outcome = await house.perform(marketplace.propose, caller, Proposal(title, sdgs=(11,)))
    assert isinstance(outcome, tuple), outcome
    (fact,) = outcome
    assert isinstance(fact, TopicProposed)
    return fact.topic


async def _begin(house: House) -> None:
    facilitator = Caller(CODE, None, Role.FACILITATOR)  # nobody by name: all who came take part
    found = await house.store.read(lambda tx: gatherings.gathering(tx, CODE))
    assert found is not None
    phases = [each.phase for each in found.timetable.stretches]
    opened = (phases.index(Phase.ROUND), found.timetable.position)
    for outcome in (
        await house.perform(agenda.place_rest, facilitator),
        await house.perform(verbs.open_phase, facilitator, *opened),
    ):
        assert isinstance(outcome, tuple), outcome


def _document(rounds: int, places: int) -> dict[str, object]:
    """A gathering file whose marketplace is open now and for an hour."""
    opens = datetime.now(UTC).replace(second=0, microsecond=0) - timedelta(minutes=5)
    hours = [opens + timedelta(hours=number + 1) for number in range(rounds + 1)]
    phases = ["marketplace", *(f"round {number + 1}" for number in range(rounds))]
    times = zip(phases, [opens, *hours], hours, strict=False)
    return {
        "code": CODE,
        "title": "De mange",
        "question": "Hva skjer når alle gjør det samtidig?",
        "language": "nb",
        "time_zone": "Europe/Oslo",
        "date": opens.date().isoformat(),
        "timetable": [
            {"phase": phase, "starts": starts.isoformat(), "ends": ends.isoformat()}
            for phase, starts, ends in times
        ],
        "places": [f"Rom {number + 1}" for number in range(places)],
        "sectors": list(SECTORS),
        "tags": {"sdg": list(range(1, 18))},
    }

"""The workbook of a full day: how soon it is there, and how much memory that takes.

    uv run python -m tests.bench.workbook [--quick] [--json FILE]

A hundred chapters of about 790 words. ``live`` is the page after one of them has changed, as a
participant's browser is answered it by the whole app; ``html``, ``pdf`` and ``docx`` are files, and
``all`` is the three of them at once, from the proceedings to the bytes. Memory is the most that all
processes together had, looked at every twentieth of a second.
"""

import argparse
import asyncio
import os
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from openspace.domain.chapters import Chapter
from openspace.domain.notes import Block, Run
from openspace.domain.proceedings import Proceedings
from openspace.domain.proposals import Proposal
from openspace.facilitation import marketplace, notes
from openspace.facilitation.house import House
from openspace.store import marketplace as topics
from openspace.workbook.press import Format, press
from tests.bench.rows import Row, keep, table
from tests.cast import BEN, CODE
from tests.editors import Editor
from tests.house import client, visited
from tests.workbook.books import BOOK

CHAPTERS, PARAGRAPHS, WORDS = 100, 10, 79
SAID = [
    "fjord",
    "fjell",
    "kyst",
    "vei",
    "skole",
    "båt",
    "havn",
    "ferje",
    "samarbeid",
    "kommune",
    "ungdom",
    "arbeid",
    "reise",
    "mat",
    "språk",
]
OFTEN = 0.05
MIB = 2**20


def words(chapter: int) -> tuple[str, ...]:
    """What a chapter says, paragraph by paragraph."""
    return tuple(
        " ".join(SAID[(line * 7 + word * 3 + chapter) % len(SAID)] for word in range(WORDS)) + "."
        for line in range(PARAGRAPHS)
    )


def book() -> Proceedings:
    """The proceedings of the day, in one round."""

    def chapter(number: int) -> Chapter:
        said = tuple(Block("paragraph", (Run(each),)) for each in words(number))
        return Chapter(number, f"Tema nummer {number} om noe viktig", notes=said)

    return replace(BOOK, chapters=tuple(map(chapter, range(1, CHAPTERS + 1))), images=())


async def live(rounds: int) -> list[Row]:
    """The page after a change of one chapter, each time of another."""
    with TemporaryDirectory() as folder:
        async with visited(Path(folder)) as (house, app), client(app, "chi", "nb") as chi:
            runs = await _written(house)
            first = await _timed(lambda: chi.get(f"/g/{CODE}/workbook"))
            seconds = []
            for run in runs[:rounds]:
                await _write(house, run, "Og mer.", client=2)
                seconds.append(await _timed(lambda: chi.get(f"/g/{CODE}/workbook")))
            page = (await chi.get(f"/g/{CODE}/workbook")).text
    assert page.count("Og mer.") == rounds
    figures = {"first": first, "after a change": median(seconds), "slowest": max(seconds)}
    return [Row("live", "openspace", name, value, "s") for name, value in figures.items()]


async def _written(house: House) -> tuple[str, ...]:
    for number in range(2, CHAPTERS + 1):
        await house.perform(marketplace.propose, BEN, Proposal(f"Tema nummer {number}"))
    every = await house.store.read(lambda tx: topics.topics(tx, CODE))
    for topic in every:
        await _write(house, topic.breakout, *words(topic.number))
    return tuple(topic.breakout for topic in every)


async def _write(house: House, run: str, *texts: str, client: int = 1) -> None:
    editor = Editor(client)
    for text in texts:
        editor.write(text)
    await house.perform(notes.write, BEN, run, [(BEN, each) for each in editor.made])


async def _timed(work: Callable[[], Awaitable[object]]) -> float:
    began = time.perf_counter()
    await work()
    return time.perf_counter() - began


async def files(case: str, forms: Sequence[Format]) -> list[Row]:
    """The book in these forms at once: seconds, and the most memory meanwhile."""
    made, most, done = book(), 0, asyncio.Event()

    async def watch() -> None:
        nonlocal most
        while not done.is_set():
            most = max(most, await asyncio.to_thread(memory))
            await asyncio.sleep(OFTEN)

    watching = asyncio.create_task(watch())
    seconds = await _timed(lambda: asyncio.gather(*(press(made, form) for form in forms)))
    done.set()
    await watching
    return [
        Row(case, "openspace", "seconds", seconds, "s"),
        Row(case, "openspace", "memory", most / MIB, "MiB"),
    ]


def memory() -> int:
    """How many bytes this process and its children have to themselves."""
    return sum(map(_own, (os.getpid(), *_children(os.getpid()))))


def _children(pid: int) -> tuple[int, ...]:
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    found = tuple(int(child) for each in tasks for child in each.read_text().split())
    return (*found, *(below for child in found for below in _children(child)))


def _own(pid: int) -> int:
    try:
        rows = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:  # it is over
        return 0
    kilobytes = [int(row.split()[1]) for row in rows if row.startswith("Pss:")]
    return sum(kilobytes) * 1024


async def measured(*, quick: bool) -> list[Row]:
    """Every case, one after the other."""
    rows = await live(3 if quick else 20)
    cases: dict[str, tuple[Format, ...]] = {form: (form,) for form in ("html", "pdf", "docx")}
    for case, forms in {**cases, "all": ("html", "pdf", "docx")}.items():
        rows += await files(case, forms)
    return rows


def main() -> None:
    """Measure, and say it."""
    asked = argparse.ArgumentParser()
    asked.add_argument("--quick", action="store_true")
    asked.add_argument("--json", type=Path)
    words = asked.parse_args()
    rows = asyncio.run(measured(quick=words.quick))
    print(table(rows))  # noqa: T201
    if words.json:
        keep(rows, words.json)


if __name__ == "__main__":
    main()

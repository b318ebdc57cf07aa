"""The workbook of a full day: how soon it is there, and how much memory that takes.

    uv run python -m tests.bench.workbook [--quick] [--json FILE]

A hundred chapters of about 790 words. ``live`` is the page after one of them has changed, as a
participant's browser is answered it by the whole app; ``html``, ``pdf`` and ``docx`` are files, and
``all`` is the three of them at once, from the proceedings to the bytes; ``after a change`` of one
chapter a file comes from the process that made the one before. Others make the same book
in the same run (``book_peers``); ``--quick`` measures once and leaves out WeasyPrint, which takes
longer than all others together. Memory is the most that all processes together had at a time: for
us this one too, for the others theirs alone; it is looked at in a run of its own, because looking
takes a tenth of a processor.
"""

import argparse
import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from openspace.domain.proceedings import Proceedings
from openspace.domain.proposals import Proposal
from openspace.facilitation import marketplace, notes
from openspace.facilitation.house import House
from openspace.store import marketplace as topics
from openspace.workbook.binding import bound
from openspace.workbook.forms import Format
from openspace.workbook.press import press
from openspace.workbook.pressroom import Pressroom
from tests.bench.book_peers import measured as peers
from tests.bench.book_peers import read_by_peers
from tests.bench.chapters import CHAPTERS, book, said
from tests.bench.memory import Watch
from tests.bench.rows import Row, keep, table
from tests.cast import BEN, CODE
from tests.editors import Editor
from tests.house import client, visited

PARAGRAPHS, WORDS = 10, 79


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
        await _write(
            house, topic.breakout, *(said(topic.number, each, WORDS) for each in range(PARAGRAPHS))
        )
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


async def files(case: str, forms: tuple[Format, ...], rounds: int) -> list[Row]:
    """The book in these forms at once: seconds, and the most memory that once more takes."""
    made = book()
    seconds = [await _timed(lambda: _pressed(made, forms)) for _ in range(rounds)]
    with Watch() as watch:
        await _pressed(made, forms)
    return [
        Row(case, "openspace", "seconds", median(seconds), "s"),
        Row(case, "openspace", "memory", watch.most, "MiB"),
    ]


async def again(rounds: int) -> list[Row]:
    """The book for word processors after a change of one chapter, each time of another."""
    made, room = book(), Pressroom(stays=True)
    await press(made, "docx", room=room)
    seconds = []
    for at in range(rounds):
        changed = replace(made.chapters[at], description="Og mer.")
        made = replace(made, chapters=(*made.chapters[:at], changed, *made.chapters[at + 1 :]))
        seconds.append(await _timed(lambda: press(made, "docx", room=room)))  # noqa: B023
    await room.close()
    return [Row("docx", "openspace", "after a change", median(seconds), "s")]


async def set_again(rounds: int) -> list[Row]:
    """The PDF a minute after the one before and a change of one chapter, each time of another."""
    made, room = book(), Pressroom(stays=True)
    seconds = []
    with Watch() as watch:
        await press(made, "pdf", room=room)
        for at in range(rounds):
            changed = replace(made.chapters[at], description="Og mer.")
            chapters = (*made.chapters[:at], changed, *made.chapters[at + 1 :])
            later = made.pressed_at + timedelta(minutes=1)
            made = replace(made, chapters=chapters, pressed_at=later)
            seconds.append(await _timed(partial(press, made, "pdf", room=room)))
    await room.close()
    return [
        Row("pdf", "openspace", "after a change", median(seconds), "s"),
        Row("pdf", "openspace", "memory after changes", watch.most, "MiB"),
    ]


async def _pressed(made: Proceedings, forms: tuple[Format, ...]) -> None:
    """One form as whoever asks for it gets it; several as an edition is bound."""
    if len(forms) == 1:
        await press(made, forms[0])
        return
    with TemporaryDirectory() as folder:
        await bound(Path(folder), made, {}, _nobody, forms=forms)


async def _nobody(_: str, __: int) -> None:
    """Is told of each form, and says nothing."""


async def measured(*, quick: bool) -> list[Row]:
    """Every case, one after the other."""
    rows: list[Row] = []
    cases: dict[str, tuple[Format, ...]] = {form: (form,) for form in ("html", "pdf", "docx")}
    for case, forms in {**cases, "all": ("html", "pdf", "docx")}.items():
        rows += await files(case, forms, 1 if quick else 3)
    rows += await set_again(3 if quick else 20)
    rows += await again(3 if quick else 20)
    rows += await live(3 if quick else 20)
    return [*rows, *peers(await read_by_peers(book()), leave=("weasyprint",) if quick else ())]


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

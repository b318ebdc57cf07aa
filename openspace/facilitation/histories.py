"""Notes as they were: read out of their logs by a process of its own, off the server's thread.

Rules:
    HN1 A log only grows, so what was read of it is kept, and read on from there.
    HN2 One question at a time goes to the process, whoever asks; who looks at a history waits for
        no page, and no page for them.
    HN3 What a note began with stands in no log (H4): it comes before it, and nobody wrote it.
    HN4 What the process cannot do is ``EngineFailed``; the log is as it was.
"""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field
from typing import Final, TypeVar

from openspace.domain.moments import Edit, Moment, extended
from openspace.facilitation.house import House
from openspace.notes.archive import Archive
from openspace.notes.workshop import Logged
from openspace.notes.written import Written, written
from openspace.store import histories, notes, snapshots

MOST_READ: Final = 128
MOST_TOLD: Final = 64
AT_ONCE: Final = 20_000
"""Updates that are counted with one question."""

What = TypeVar("What")
Found = TypeVar("Found")
Then = tuple[str, int, int]
"""A note, after so many updates, beside what it was after so many."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A log as far as it was read: its moments, and where words may go on."""

    length: int = 0
    moments: tuple[Moment, ...] = ()
    open_words: dict[int, int] = field(default_factory=dict)


class Histories:
    """The histories of a house's notes."""

    def __init__(self, house: House, archive: Archive | None = None) -> None:
        self._house = house
        self._archive = archive or Archive()
        self._read: OrderedDict[str, Reading] = OrderedDict()
        self._told: OrderedDict[Then, Written] = OrderedDict()
        self._begun: OrderedDict[str, list[Logged]] = OrderedDict()
        self._turn = asyncio.Lock()

    async def moments(self, gathering: str, breakout: str) -> tuple[Moment, ...] | None:
        """A note's moments, the first first; None if there is no such note here."""
        length = await self._length(gathering, breakout)
        if length is None:
            return None
        async with self._turn:
            known = self._read.get(breakout, Reading())
            while known.length < length:
                known = await self._read_on(breakout, known, length)
                _keep(self._read, breakout, known, MOST_READ)
        return known.moments

    async def told(self, breakout: str, number: int, since: int) -> Written:
        """What a note said after so many updates, and what was new since so many."""
        then = (breakout, number, since)
        async with self._turn:
            if then not in self._told:
                _keep(self._told, then, await self._tell(*then), MOST_TOLD)
            return self._told[then]

    async def whole(self, gathering: str, breakout: str, number: int) -> bytes | None:
        """A note after so many updates as one update; None if it has not so many."""
        length = await self._length(gathering, breakout)
        if length is None or not 0 < number <= length:
            return None
        async with self._turn:
            rows = await self._beginning(breakout) + await self._log(breakout, number)
            return await asyncio.to_thread(self._archive.merge, [update for _, update in rows])

    def close(self) -> None:
        """End the process."""
        self._archive.close()

    async def _length(self, gathering: str, breakout: str) -> int | None:
        read = self._house.store.read
        return await read(lambda tx: histories.length(tx, gathering, breakout))

    async def _read_on(self, breakout: str, known: Reading, length: int) -> Reading:
        until = min(length, known.length + AT_ONCE)
        rows = await self._house.store.read_long(
            lambda tx: histories.rows(tx, breakout, known.length, until)
        )
        counts, left = await asyncio.to_thread(
            self._archive.count, [row.update for row in rows], known.open_words
        )
        edits = (
            Edit(row.number, row.participant, row.at, words, gone)
            for row, (words, gone) in zip(rows, counts, strict=True)
        )
        moments = await asyncio.to_thread(extended, known.moments, edits)
        return Reading(until, moments, left)

    async def _tell(self, breakout: str, number: int, since: int) -> Written:
        before = await self._beginning(breakout)
        rows, earlier = before + await self._log(breakout, number), len(before) + since
        blocks, stretches = await asyncio.to_thread(self._archive.tell, rows, earlier)
        return await asyncio.to_thread(written, blocks, stretches)

    async def _log(self, breakout: str, number: int) -> list[Logged]:
        return await self._house.store.read_long(lambda tx: notes.log(tx, breakout)[:number])

    async def _beginning(self, breakout: str) -> list[Logged]:
        """What a note in which somebody has written began with, as a row or none (HN3)."""
        if breakout not in self._begun:
            read = self._house.store.read_long
            found = await read(lambda tx: snapshots.snapshot(tx, breakout))
            began = b""
            if found:
                beginning = self._archive.beginning
                began = await asyncio.to_thread(beginning, found.whole, found.ledger)
            _keep(self._begun, breakout, [("", began)] if began else [], MOST_READ)
        return self._begun[breakout]


def _keep(kept: OrderedDict[What, Found], what: What, found: Found, most: int) -> None:
    kept[what] = found
    kept.move_to_end(what)
    while len(kept) > most:
        kept.popitem(last=False)

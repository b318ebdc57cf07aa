"""Notes are read aside, so that no page waits for the document engine.

Rules:
    A1 What somebody wrote is read before pages are told of it, so that their pushes show it; when
       that takes long, they are told all the same and show what is known.
    A2 Whoever was shown less than a note said is told of it once more when it has been read: a
       page with its pushes is a fresh page in the end, however slow or hostile the note.
"""

import asyncio
from typing import Final

import structlog

from openspace.facilitation import notes as verbs
from openspace.facilitation.house import House
from openspace.store import words

AHEAD: Final = 1.0
"""Seconds for which telling of somebody's words waits until they have been read."""
PAUSE: Final = 0.5
"""Seconds between two looks at what is behind."""

log = structlog.get_logger()


class Aside:
    """Reads the notes of a house on the thread for what takes long, each once at a time."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._underway: dict[str, asyncio.Task[str | None]] = {}

    async def warm_up(self) -> None:
        """Start the engine, so that the first pages can be given what notes say."""
        await asyncio.to_thread(words.workshop.warm_up)

    async def ahead(self, note: str) -> None:
        """Read a note before others are told that somebody wrote in it (A1)."""
        await asyncio.wait([self._reading(note)], timeout=AHEAD)

    async def read_on(self) -> None:
        """Read what is behind, again and again, whatever goes wrong once (A2)."""
        while True:
            try:
                await self._catch_up()
            except Exception:
                log.exception("note_not_read_aside")
            await asyncio.sleep(PAUSE)

    async def _catch_up(self) -> None:
        if not words.any_behind():
            return
        for note in await self._house.store.read_long(words.behind):
            gathering = await self._reading(note)
            if gathering:
                verbs.tell(self._house, gathering, note)

    def _reading(self, note: str) -> asyncio.Task[str | None]:
        if note not in self._underway:
            self._underway[note] = asyncio.create_task(self._read(note))
            self._underway[note].add_done_callback(lambda _: self._underway.pop(note))
        return self._underway[note]

    async def _read(self, note: str) -> str | None:
        try:
            return await self._house.store.read_long(lambda tx: words.read_aside(tx, note))
        except Exception:
            log.exception("note_not_read_aside", note=note)
            return None

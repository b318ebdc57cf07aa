"""Snapshots of notes: made by the engine's process, one after the other, whenever they are due.

The rule: nobody waits for one. A note whose snapshot cannot be made goes on with its log, and is
tried again no sooner than after a rest.
"""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Final

import structlog

from openspace.notes.workshop import EngineFailed, Logged, Workshop
from openspace.store.snapshots import Opening, Snapshot

LONG: Final = 2_000
"""Updates after the last snapshot with which a note is not opened before there is a new one."""
SHORT: Final = 50
"""Updates after the last snapshot that are not worth one when everybody has left."""
REST: Final = 60.0

log = structlog.get_logger()

Read = Callable[[str], Awaitable[tuple[Snapshot | None, list[Logged]]]]
"""A note's snapshot and the rest of its log."""

Keep = Callable[[str, Snapshot], Awaitable[None]]


class Folding:
    """Makes snapshots, if ``read`` and ``keep`` let it."""

    def __init__(self, read: Read, keep: Keep, workshop: Workshop) -> None:
        self._read = read
        self._keep = keep
        self._workshop = workshop
        self._turn = asyncio.Lock()
        self._resting: dict[str, float] = {}

    async def fold(self, note: str) -> Snapshot | None:
        """A snapshot of all that is in the log now; None if there is nothing new, or no way."""
        async with self._turn:
            if self._resting.get(note, 0.0) > monotonic():
                return None
            try:
                return await self._folded(note)
            except EngineFailed:
                self._resting[note] = monotonic() + REST
                log.exception("note_not_folded", note=note)
                return None

    async def _folded(self, note: str) -> Snapshot | None:
        last, rest = await self._read(note)
        if not rest:
            return None
        before = last or Snapshot(0, b"", b"\0\0")
        whole, ledger = await asyncio.to_thread(
            self._workshop.fold, before.whole, before.ledger, rest
        )
        new = Snapshot(before.length + len(rest), ledger, whole)
        await self._keep(note, new)
        return new

    def close(self) -> None:
        """End the process."""
        self._workshop.close()


def is_long(opening: Opening) -> bool:
    """Whether a snapshot should be made before a note is opened."""
    return len(opening.rest) > LONG

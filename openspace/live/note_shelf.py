"""The store's side of notes, as the open ones see it: what is read, written, told and folded."""

from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass

from openspace.domain.permissions import Caller
from openspace.live.note_seat import Words
from openspace.live.note_window import LONGEST
from openspace.store.snapshots import Opening, Snapshot

Write = Callable[[str, int, Sequence[Words]], Awaitable[None]]
"""Commits updates to the log of a note of this generation, in order; returns when they are on the
disk, or raises."""


Tidings = Callable[[str, Sequence[Caller]], Awaitable[None]]
"""Says that some have written in a note, to whoever shows what it says."""


@dataclass(frozen=True, slots=True)
class Pen:
    """How words are written, and for how many seconds at most the first of them waits for others.

    ``tell`` is called when some have written, at once and then ``telling`` seconds apart.
    """

    write: Write
    tell: Tidings
    window: float = LONGEST
    telling: float = 2.0


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where notes stand.

    ``opening`` is a note's ledger and the rest of its log, ``snapshot`` the text of its first part;
    ``fold`` makes a new snapshot and answers it, or None, until ``close``.
    """

    opening: Callable[[str], Awaitable[Opening]]
    snapshot: Callable[[str], Awaitable[Snapshot | None]]
    fold: Callable[[str], Coroutine[None, None, Snapshot | None]]
    pen: Pen
    close: Callable[[], None]

"""What notes say, read out of their logs: each is read once, and then only what is new in it.

Rules:
    W1 No page waits for the engine: it shows the last reading. Of a note that was never read here
       a page takes a first glance, no longer than a moment; where that was too short, never again.
    W2 A page that shows less than the log held leaves word of it (``behind``). Whoever reads the
       note aside takes the word away first and has pages told afterwards, even of what was read
       meanwhile: so nobody is left with less.
    W3 A note that the engine cannot read shows what it last showed, and is tried again after a
       rest.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Final

import structlog

from openspace.domain.notes import Block
from openspace.notes.frames import EMPTY_UPDATE
from openspace.notes.workshop import EngineBusy, EngineFailed, Workshop
from openspace.store import notes, snapshots
from openspace.store.keeping import Transaction
from openspace.store.room_tables import NoteRow

MOST_KEPT: Final = 512
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Reading:
    """A note as far as a length of its log: its updates as one, and what they say."""

    length: int = 0
    whole: bytes = EMPTY_UPDATE
    blocks: tuple[Block, ...] = ()


Read = Callable[[Sequence[bytes]], tuple[bytes, tuple[Block, ...]]]

REST: Final = 30.0
"""Seconds for which a note that could not be read is left alone."""

workshop = Workshop()
_resting: dict[Key, float] = {}
_kept: OrderedDict[Key, Reading] = OrderedDict()
_too_long: set[Key] = set()
_behind: dict[Key, None] = {}
_lock = Lock()


def blocks_of(tx: Transaction, breakout: str, length: int) -> tuple[Block, ...]:
    """A note as a tree, when its log has this length; logs only ever grow. It takes its time.

    Where the engine cannot read it, what it said before; its log is as it was (W3).
    """
    return _reading(tx, breakout, length).blocks


def known_blocks(tx: Transaction, breakout: str, length: int) -> tuple[Block, ...]:
    """The same for a page: what is known of it, without waiting (W1)."""
    key = _key(tx, breakout)
    last = _remembered(key)
    if last.length == 0 and key not in _too_long and workshop.ready:
        last = _glanced(tx, key, length)
    if last.length < length:
        _behind[key] = None
    return last.blocks


def any_behind() -> bool:
    """Whether there is any note of which a page has shown less than there was (W2)."""
    return bool(_behind)


def behind(tx: Transaction) -> list[str]:
    """The notes of which a page has shown less than there was (W2)."""
    here = str(tx.get_bind().engine.url)
    return [breakout for database, breakout in [*_behind] if database == here]


def read_aside(tx: Transaction, breakout: str) -> str | None:
    """Read a note, however long it takes; answers its gathering when pages can show it all.

    Where it cannot be read, it stays behind.
    """
    row = tx.get(NoteRow, breakout)
    _behind.pop(_key(tx, breakout), None)
    if row is None:
        return None
    if _reading(tx, breakout, row.length).length < row.length:
        _behind[_key(tx, breakout)] = None
        return None
    return row.gathering


def _reading(tx: Transaction, breakout: str, length: int) -> Reading:
    key = _key(tx, breakout)
    last = _remembered(key)
    if last.length == length or _resting.get(key, 0.0) > monotonic():
        return last
    try:
        read = _read_on(tx, breakout, last if last.length < length else Reading(), length)
    except EngineFailed:
        structlog.get_logger().exception("note_not_read", note=breakout)
        _resting[key] = monotonic() + REST
        return last
    _remember(key, read)
    return read


def _glanced(tx: Transaction, key: Key, length: int) -> Reading:
    try:
        read = _read_on(tx, key[1], Reading(), length, workshop.glance)
    except EngineBusy:
        return Reading()
    except EngineFailed:
        _too_long.add(key)
        return Reading()
    _remember(key, read)
    return read


def _key(tx: Transaction, breakout: str) -> Key:
    return (str(tx.get_bind().engine.url), breakout)


def _read_on(
    tx: Transaction, breakout: str, last: Reading, length: int, read: Read | None = None
) -> Reading:
    found = None if last.length else snapshots.snapshot(tx, breakout)
    if found and found.length <= length:
        last = Reading(found.length, found.whole)
    later = notes.log(tx, breakout, after=last.length)[: length - last.length]
    whole, blocks = (read or workshop.read)([last.whole, *(update for _, update in later)])
    return Reading(length, whole, blocks)


def _remembered(key: Key) -> Reading:
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
        return _kept.get(key, Reading())


def _remember(key: Key, read: Reading) -> None:
    """Keep it, unless somebody has read further meanwhile."""
    with _lock:
        if key not in _kept or _kept[key].length < read.length:
            _kept[key] = read
            _kept.move_to_end(key)
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)

"""What notes say, read out of their logs: each is read once, and then only what is new in it.

The rule: a note that the engine cannot read shows what it last showed, and is tried again after a
rest; nobody's page waits for it meanwhile.
"""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from time import monotonic
from typing import Final

import structlog

from openspace.domain.notes import Block
from openspace.notes.frames import EMPTY_UPDATE
from openspace.notes.workshop import EngineFailed, Workshop
from openspace.store import notes, snapshots
from openspace.store.keeping import Transaction

MOST_KEPT: Final = 512


@dataclass(frozen=True, slots=True)
class Reading:
    """A note as far as a length of its log: its updates as one, and what they say."""

    length: int = 0
    whole: bytes = EMPTY_UPDATE
    blocks: tuple[Block, ...] = ()


REST: Final = 30.0
"""Seconds for which a note that could not be read is left alone."""

workshop = Workshop()
_resting: dict[tuple[str, str], float] = {}
_kept: OrderedDict[tuple[str, str], Reading] = OrderedDict()
_lock = Lock()


def blocks_of(tx: Transaction, breakout: str, length: int) -> tuple[Block, ...]:
    """A note as a tree, when its log has this length; logs only ever grow.

    Where the engine cannot read it, what it said before; its log is as it was.
    """
    key = (str(tx.get_bind().engine.url), breakout)
    last = _remembered(key)
    if last.length == length:
        return last.blocks
    if _resting.get(key, 0.0) > monotonic():
        return last.blocks
    try:
        read = _read_on(tx, breakout, last if last.length < length else Reading(), length)
    except EngineFailed:
        structlog.get_logger().exception("note_not_read", note=breakout)
        _resting[key] = monotonic() + REST
        return last.blocks
    _remember(key, read)
    return read.blocks


def _read_on(tx: Transaction, breakout: str, last: Reading, length: int) -> Reading:
    found = None if last.length else snapshots.snapshot(tx, breakout)
    if found and found.length <= length:
        last = Reading(found.length, found.whole)
    later = notes.log(tx, breakout, after=last.length)[: length - last.length]
    whole, blocks = workshop.read([last.whole, *(update for _, update in later)])
    return Reading(length, whole, blocks)


def _remembered(key: tuple[str, str]) -> Reading:
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
        return _kept.get(key, Reading())


def _remember(key: tuple[str, str], read: Reading) -> None:
    """Keep it, unless somebody has read further meanwhile."""
    with _lock:
        if key not in _kept or _kept[key].length < read.length:
            _kept[key] = read
            _kept.move_to_end(key)
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)

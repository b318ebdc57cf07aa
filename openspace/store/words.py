"""What notes say, read out of their logs: each is read once, and then only what is new in it."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock
from typing import Final

import structlog

from openspace.domain.notes import Block
from openspace.notes import engine
from openspace.notes.frames import EMPTY_UPDATE
from openspace.store import notes
from openspace.store.keeping import Transaction

MOST_KEPT: Final = 512


@dataclass(frozen=True, slots=True)
class Reading:
    """A note as far as a length of its log: its updates as one, and what they say."""

    length: int = 0
    whole: bytes = EMPTY_UPDATE
    blocks: tuple[Block, ...] = ()


_kept: OrderedDict[tuple[str, str], Reading] = OrderedDict()
_lock = Lock()


def blocks_of(tx: Transaction, breakout: str, length: int) -> tuple[Block, ...]:
    """A note as a tree, when its log has this length; logs only ever grow.

    A note that the engine cannot read shows nothing for now; its log is as it was.
    """
    key = (str(tx.get_bind().engine.url), breakout)
    last = _remembered(key)
    if last.length == length:
        return last.blocks
    try:
        read = _read_on(tx, breakout, last if last.length < length else Reading(), length)
    except engine.EngineFailed:
        structlog.get_logger().exception("note_not_read", note=breakout)
        return ()
    _remember(key, read)
    return read.blocks


def _read_on(tx: Transaction, breakout: str, last: Reading, length: int) -> Reading:
    later = notes.log(tx, breakout, after=last.length)[: length - last.length]
    whole = engine.merge([last.whole, *(update for _, update in later)])
    return Reading(length, whole, engine.blocks([whole]))


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

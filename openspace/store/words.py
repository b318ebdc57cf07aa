"""What notes say, read out of their logs; the same length of the same log is read once."""

from collections import OrderedDict
from threading import Lock

import structlog

from openspace.domain.notes import Block
from openspace.notes import engine
from openspace.store import notes
from openspace.store.keeping import Transaction

MOST_KEPT = 512

_kept: OrderedDict[tuple[str, str, int], tuple[Block, ...]] = OrderedDict()
_lock = Lock()


def blocks_of(tx: Transaction, breakout: str, length: int) -> tuple[Block, ...]:
    """A note as a tree, when its log has this length; logs only ever grow.

    A note that the engine cannot read shows nothing for now; its log is as it was.
    """
    key = (str(tx.get_bind().engine.url), breakout, length)
    with _lock:
        if (found := _kept.get(key)) is not None:
            return found
    try:
        read = engine.blocks(notes.log(tx, breakout)[:length])
    except engine.EngineFailed:
        structlog.get_logger().exception("note_not_read", note=breakout)
        return ()
    with _lock:
        _kept[key] = read
        while len(_kept) > MOST_KEPT:
            _kept.popitem(last=False)
    return read

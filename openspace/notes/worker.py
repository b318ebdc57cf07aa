"""The process in which the document engine runs; its other end is a ``Workshop``."""

from collections.abc import Sequence
from typing import Final

from openspace.notes import engine, leaves
from openspace.notes.answering import Tasks, answer_all, together
from openspace.notes.ledger import Ledger
from openspace.notes.reader import read_update
from openspace.notes.workshop import EngineFailed, Logged

LARGEST_LOGGED: Final = 2**30
"""What is in the log already was read strictly when it came; a whole note may be of any size."""


def read(updates: Sequence[bytes]) -> bytes:
    """The updates as one, and what the note says."""
    whole = engine.merge(updates)
    return together(whole, leaves.written(engine.blocks([whole])))


def fold(whole: bytes, ledger: bytes, rows: Sequence[Logged]) -> bytes:
    """The next snapshot: ``whole`` and ``ledger`` with these rows of the log.

    What an older release knew says nothing of halves; they are read off its words once.
    """
    known = Ledger.loaded(ledger) if ledger else Ledger()
    if ledger and b'"halves"' not in ledger:
        known.learn_halves(read_update(whole, LARGEST_LOGGED))
    for writer, update in rows:
        known.recall(read_update(update, LARGEST_LOGGED), writer)
    merged = engine.merge([whole, *(update for _, update in rows)])
    if engine.ends(merged) != known.ends():
        raise EngineFailed("the engine's document is not the log's")
    return together(merged, known.dumped())


TASKS: Final[Tasks] = {"read": read, "fold": fold}


if __name__ == "__main__":
    answer_all(TASKS)

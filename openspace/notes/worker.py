"""The process in which the document engine runs: questions in, answers out, until nobody asks.

Its other end is a ``Workshop``, whose questions are pickled. An answer is bytes behind their length
in four bytes: a zero and the answer, or a one and why there is none. The kernel ends the process
when it takes more memory or time than it may, even when nobody is left who could.
"""

import pickle
import resource
import sys
from collections.abc import Callable, Sequence
from typing import Any, BinaryIO, Final

from openspace.notes import engine, leaves
from openspace.notes.ledger import Ledger
from openspace.notes.reader import read_update
from openspace.notes.workshop import EngineFailed, Logged

LARGEST_LOGGED: Final = 2**30
"""What is in the log already was read strictly when it came; a whole note may be of any size."""


def serve(questions: BinaryIO, answers: BinaryIO, seconds: int) -> None:
    """Answer until the questions end; each may take so many seconds of the processor."""
    while size := questions.read(4):
        _allow(seconds)
        answer = _answered(questions.read(int.from_bytes(size)))
        answers.write(len(answer).to_bytes(4) + answer)
        answers.flush()


def read(updates: Sequence[bytes]) -> bytes:
    """The updates as one, and what the note says."""
    whole = engine.merge(updates)
    return _together(whole, leaves.written(engine.blocks([whole])))


def fold(whole: bytes, ledger: bytes, rows: Sequence[Logged]) -> bytes:
    """The next snapshot: ``whole`` and ``ledger`` with these rows of the log."""
    known = Ledger.loaded(ledger) if ledger else Ledger()
    for writer, update in rows:
        known.recall(read_update(update, LARGEST_LOGGED), writer)
    merged = engine.merge([whole, *(update for _, update in rows)])
    if engine.ends(merged) != known.ends():
        raise EngineFailed("the engine's document is not the log's")
    return _together(merged, known.dumped())


TASKS: Final[dict[str, Callable[..., bytes]]] = {"read": read, "fold": fold}


def _answered(question: bytes) -> bytes:
    task, given = pickle.loads(question)  # noqa: S301 - our own
    try:
        return b"\0" + TASKS[task](*given)
    except BaseException as broken:  # noqa: BLE001 - a panic is not an Exception
        return b"\1" + repr(broken).encode()


def _together(first: bytes, second: bytes) -> bytes:
    return len(first).to_bytes(4) + first + second


def _allow(seconds: int) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    _limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + seconds)


def _limit(what: int, most: int) -> None:
    hard: Any = resource.getrlimit(what)[1]
    resource.setrlimit(what, (most if hard < 0 else min(most, hard), hard))


if __name__ == "__main__":
    _limit(resource.RLIMIT_AS, int(sys.argv[1]) * 2**20)
    _limit(resource.RLIMIT_CORE, 0)
    serve(sys.stdin.buffer, sys.stdout.buffer, int(sys.argv[2]))

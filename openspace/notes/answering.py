"""The far end of ``apart``: questions in, answers out, until nobody asks.

Questions are pickled. An answer is bytes behind their length in four bytes: a zero and the answer,
or a one and why there is none. The kernel ends the process when it takes more memory or time than
it may, even when nobody is left who could.
"""

import pickle
import resource
import sys
from collections.abc import Callable, Mapping
from typing import Any, BinaryIO

Tasks = Mapping[str, Callable[..., bytes]]


def answer_all(tasks: Tasks) -> None:
    """Be such a process; its words are the MiB it may have and a question's seconds."""
    limit(resource.RLIMIT_AS, int(sys.argv[1]) * 2**20)
    limit(resource.RLIMIT_CORE, 0)
    serve(sys.stdin.buffer, sys.stdout.buffer, int(sys.argv[2]), tasks)


def serve(questions: BinaryIO, answers: BinaryIO, seconds: int, tasks: Tasks) -> None:
    """Answer until the questions end; each may take so many seconds of the processor."""
    while size := questions.read(4):
        allow(seconds)
        answer = _answered(questions.read(int.from_bytes(size)), tasks)
        answers.write(len(answer).to_bytes(4) + answer)
        answers.flush()


def together(first: bytes, second: bytes) -> bytes:
    """Two parts as one answer."""
    return len(first).to_bytes(4) + first + second


def limit(what: int, most: int) -> None:
    """Have no more of this than so much."""
    hard: Any = resource.getrlimit(what)[1]
    resource.setrlimit(what, (most if hard < 0 else min(most, hard), hard))


def _answered(question: bytes, tasks: Tasks) -> bytes:
    task, given = pickle.loads(question)  # noqa: S301 - our own
    try:
        return b"\0" + tasks[task](*given)
    except BaseException as broken:  # noqa: BLE001 - a panic is not an Exception
        return b"\1" + repr(broken).encode()


def allow(seconds: int) -> None:
    """Take no more of the processor from now on than this."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    limit(resource.RLIMIT_CPU, int(used.ru_utime + used.ru_stime) + seconds)

"""Work on what somebody made up, at arm's length: in a process of its own that may be killed.

Whatever goes over there can panic, loop for ever or eat all memory; here none of it reaches the
house. Bytes go over, bytes come back, nothing is kept over there. The other end is ``answering``.

Rules:
    G1 Whatever goes wrong is a ``ProcessFailed``: a panic, too long, too large, a process that
       died. The next question gets a fresh process.
    G2 A question that takes longer than its seconds is answered by killing the process; what the
       process may allocate is bounded by the kernel.
    G3 One question at a time; who asks waits, so ask from a thread.
"""

import atexit
import os
import pickle
import select
import subprocess
import sys
import threading
from time import monotonic
from typing import IO, ClassVar, Final

MEMORY: Final = 1024
"""MiB that a process may have, all its libraries included."""
LARGEST_ANSWER: Final = 2**30
DONE: Final = b"\0"


class ProcessFailed(Exception):
    """It could not be done; the reason is for logs."""


class Apart:
    """One process, started when it is needed."""

    failure: ClassVar[type[ProcessFailed]] = ProcessFailed

    def __init__(self, seconds: float, memory: int = MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._warm = False

    @property
    def ready(self) -> bool:
        """Whether it has answered before, and would now."""
        process = self._process
        alive = process is not None and process.poll() is None
        return alive and self._warm and not self._turn.locked()

    def close(self) -> None:
        """End the process; who waits for it is told that it failed."""
        if process := self._process:
            process.kill()
        with self._turn:
            self._end()

    def _words(self) -> tuple[str, ...]:
        """What Python is told to run, and with what."""
        raise NotImplementedError

    def _end(self) -> None:
        process, self._process = self._process, None
        self._warm = False
        atexit.unregister(self.close)
        if process is None:
            return
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe:
                pipe.close()

    def _ask(self, seconds: float, task: str, *given: object) -> bytes:
        with self._turn:
            return self._answered(seconds, task, *given)

    def _answered(self, seconds: float, task: str, *given: object) -> bytes:
        question = pickle.dumps((task, given))
        try:
            answer = self._answer(question, monotonic() + seconds)
        except (OSError, EOFError, ValueError) as broken:
            self._end()
            raise self.failure(repr(broken)) from None
        self._warm = True
        if answer[:1] != DONE:
            raise self.failure(answer[1:].decode("utf-8", "replace"))
        return answer[1:]

    def _answer(self, question: bytes, until: float) -> bytes:
        process = self._started()
        if process.stdin is None or process.stdout is None:
            raise EOFError("no pipes")
        _write(process.stdin, len(question).to_bytes(4) + question, until)
        size = int.from_bytes(_exactly(process.stdout, 4, until))
        if size > LARGEST_ANSWER:
            raise ValueError("an answer that is too large")
        return _exactly(process.stdout, size, until)

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._end()
            pipe = subprocess.PIPE
            words = [sys.executable, *self._words()]
            self._process = subprocess.Popen(
                words, stdin=pipe, stdout=pipe, bufsize=0, start_new_session=True
            )  # a terminal's Ctrl+C is for the server, which ends it
            atexit.register(self.close)
            for each in (self._process.stdin, self._process.stdout):
                if each:
                    os.set_blocking(each.fileno(), False)
        return self._process


def parted(answer: bytes) -> tuple[bytes, bytes]:
    """The two parts of an answer that were put ``together`` over there."""
    size = int.from_bytes(answer[:4])
    return answer[4 : 4 + size], answer[4 + size :]


def _write(pipe: IO[bytes], content: bytes, until: float) -> None:
    left = memoryview(content)
    while left:
        _wait(pipe, select.POLLOUT, until)
        left = left[os.write(pipe.fileno(), left) :]


def _exactly(pipe: IO[bytes], size: int, until: float) -> bytes:
    parts = bytearray()
    while len(parts) < size:
        _wait(pipe, select.POLLIN, until)
        part = os.read(pipe.fileno(), min(size - len(parts), 2**20))
        if not part:
            raise EOFError("the process ended")
        parts += part
    return bytes(parts)


def _wait(pipe: IO[bytes], event: int, until: float) -> None:
    """Until it can go on. ``poll``, for ``select`` knows no file beyond the thousandth."""
    waiting = select.poll()
    waiting.register(pipe, event)
    if not waiting.poll(max(0.0, until - monotonic()) * 1000):
        raise TimeoutError("not in time")

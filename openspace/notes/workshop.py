"""The document engine at arm's length: in a process of its own, with limits, that may be killed.

The engine is fast and can panic, loop for ever or eat all memory on what somebody made up; here
none of it reaches the house. Bytes go over, bytes come back, nothing is kept over there.

Rules:
    G1 Whatever goes wrong is ``EngineFailed``: a panic, too long, too large, a process that died.
       The next question gets a fresh process.
    G2 A question that takes longer than its seconds is answered by killing the process; what the
       process may allocate is bounded by the kernel.
    G3 One question at a time; who asks waits, so ask from a thread.
    G4 Who may not wait takes a ``glance``: only a process that has answered before and that nobody
       asks now is asked, for a moment; otherwise it is ``EngineBusy``, which is no answer's fault.
"""

import atexit
import os
import pickle
import select
import subprocess
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from time import monotonic
from typing import IO, Final

from openspace.domain.notes import Block
from openspace.notes import leaves
from openspace.notes.frames import EMPTY_UPDATE

SECONDS: Final = 5.0
MOMENT: Final = 0.25
FOLDING: Final = 30.0
MEMORY: Final = 1024
"""MiB that the process may have, all its libraries included."""
WORDS: Final = ("-P", "-m", "openspace.notes.worker")
LARGEST_ANSWER: Final = 2**30
DONE: Final = b"\0"

Logged = tuple[str, bytes]
"""A participant's id, and an update of theirs as the log holds it."""


class EngineFailed(Exception):
    """The engine could not do it; the reason is for logs."""


class EngineBusy(EngineFailed):
    """It was not asked: somebody else does, or there is no process that is warm."""


class Workshop:
    """One process, started when it is needed."""

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        self._seconds = seconds
        self._memory = memory
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._warm = False

    @property
    def ready(self) -> bool:
        """Whether a glance would be answered now."""
        process = self._process
        alive = process is not None and process.poll() is None
        return alive and self._warm and not self._turn.locked()

    def warm_up(self) -> None:
        """Have a process that is ready; where that cannot be, there is none."""
        if not self.ready:
            with suppress(EngineFailed):
                self.read([EMPTY_UPDATE])

    def read(self, updates: Sequence[bytes]) -> tuple[bytes, tuple[Block, ...]]:
        """All the updates as one, and what a note says after them."""
        return _read(self._ask(self._seconds, "read", list(updates)))

    def glance(self, updates: Sequence[bytes]) -> tuple[bytes, tuple[Block, ...]]:
        """The same, at once or not at all (G4)."""
        if not self.ready or not self._turn.acquire(blocking=False):
            raise EngineBusy
        try:
            return _read(self._answered(MOMENT, "read", list(updates)))
        finally:
            self._turn.release()

    def fold(self, whole: bytes, ledger: bytes, rows: Sequence[Logged]) -> tuple[bytes, bytes]:
        """A snapshot that is further by these rows of the log: the note as one update, its ledger.

        Answers only when both say the same.
        """
        return _parted(self._ask(FOLDING, "fold", whole, ledger, list(rows)))

    def close(self) -> None:
        """End the process; who waits for it is told that it failed."""
        if process := self._process:
            process.kill()
        with self._turn:
            self._end()

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
            raise EngineFailed(repr(broken)) from None
        self._warm = True
        if answer[:1] != DONE:
            raise EngineFailed(answer[1:].decode("utf-8", "replace"))
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
            words = [sys.executable, *WORDS, str(self._memory), str(int(FOLDING))]
            self._process = subprocess.Popen(words, stdin=pipe, stdout=pipe, bufsize=0)
            atexit.register(self.close)
            for each in (self._process.stdin, self._process.stdout):
                if each:
                    os.set_blocking(each.fileno(), False)
        return self._process


def _write(pipe: IO[bytes], content: bytes, until: float) -> None:
    left = memoryview(content)
    while left:
        _, ready, _ = select.select([], [pipe], [], max(0.0, until - monotonic()))
        if not ready:
            raise TimeoutError("not taken in time")
        left = left[os.write(pipe.fileno(), left) :]


def _exactly(pipe: IO[bytes], size: int, until: float) -> bytes:
    parts = bytearray()
    while len(parts) < size:
        ready, _, _ = select.select([pipe], [], [], max(0.0, until - monotonic()))
        if not ready:
            raise TimeoutError("not done in time")
        part = os.read(pipe.fileno(), min(size - len(parts), 2**20))
        if not part:
            raise EOFError("the process ended")
        parts += part
    return bytes(parts)


def _read(answer: bytes) -> tuple[bytes, tuple[Block, ...]]:
    whole, said = _parted(answer)
    return whole, leaves.blocks(said)


def _parted(answer: bytes) -> tuple[bytes, bytes]:
    size = int.from_bytes(answer[:4])
    return answer[4 : 4 + size], answer[4 + size :]

"""The document engine at arm's length: it can panic, loop or eat on what somebody made up.

Rules:
    G1 to G3 as in ``apart``; whatever goes wrong is ``EngineFailed``.
    G4 Who may not wait takes a ``glance``: only a process that has answered before and that nobody
       asks now is asked, for a moment; otherwise it is ``EngineBusy``, which is no answer's fault.
"""

from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from openspace.domain.notes import Block
from openspace.notes import leaves
from openspace.notes.apart import MEMORY, Apart, ProcessFailed, parted
from openspace.notes.frames import EMPTY_UPDATE

SECONDS: Final = 5.0
MOMENT: Final = 0.25
FOLDING: Final = 30.0
WORDS: Final = ("-P", "-m", "openspace.notes.worker")

Logged = tuple[str, bytes]
"""A participant's id, and an update of theirs as the log holds it."""


class EngineFailed(ProcessFailed):
    """The engine could not do it; the reason is for logs."""


class EngineBusy(EngineFailed):
    """It was not asked: somebody else does, or there is no process that is warm."""


class Workshop(Apart):
    """The engine's process."""

    failure = EngineFailed

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        super().__init__(seconds, memory)

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
        return parted(self._ask(FOLDING, "fold", whole, ledger, list(rows)))

    def _words(self) -> tuple[str, ...]:
        return (*WORDS, str(self._memory), str(int(FOLDING)))


def _read(answer: bytes) -> tuple[bytes, tuple[Block, ...]]:
    whole, said = parted(answer)
    return whole, leaves.blocks(said)

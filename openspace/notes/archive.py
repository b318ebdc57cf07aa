"""Logs of notes read in a process of their own: what a note said at any time, and who wrote that.

A log may be long, and what is in it was made up by others: the rules are those of ``apart``. It is
another process than the engine's, so that nobody's page waits while somebody looks back.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Final

from openspace.domain.notes import Block
from openspace.notes import leaves
from openspace.notes.apart import MEMORY, Apart, parted
from openspace.notes.chronicle import Stretch
from openspace.notes.tally import Counted
from openspace.notes.workshop import EngineFailed, Logged

SECONDS: Final = 30.0
WORDS: Final = ("-P", "-m", "openspace.notes.archivist")


class Archive(Apart):
    """The archivist's process."""

    failure = EngineFailed

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        super().__init__(seconds, memory)

    def count(
        self, updates: Sequence[bytes], open_words: Mapping[int, int]
    ) -> tuple[list[Counted], dict[int, int]]:
        """How many words each update typed; ``open_words`` is where a tally had left them."""
        asked = self._ask(self._seconds, "count", list(updates), dict(open_words))
        counts, left = json.loads(asked)
        return [(words, gone) for words, gone in counts], dict(left)

    def tell(
        self, log: Sequence[Logged], since: int
    ) -> tuple[tuple[Block, ...], tuple[Stretch, ...]]:
        """What a note says after these rows of its log, who wrote it and what is new."""
        said, told = parted(self._ask(self._seconds, "tell", list(log), since))
        return leaves.blocks(said), tuple(Stretch(*each) for each in json.loads(told))

    def beginning(self, whole: bytes, ledger: bytes) -> bytes:
        """What a note began with, as an update; empty if with nothing."""
        return self._ask(self._seconds, "beginning", whole, ledger)

    def merge(self, updates: Sequence[bytes]) -> bytes:
        """All the updates as one."""
        return self._ask(self._seconds, "merge", list(updates))

    def _words(self) -> tuple[str, ...]:
        return (*WORDS, str(self._memory), str(int(self._seconds)))

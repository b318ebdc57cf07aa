"""What was committed to a note since its last snapshot, and what of it somebody lacks.

The snapshot stays in the store. Held here are the few updates after it, and how far the note had
come with it: enough for everyone who was here lately. Who comes from further back, or with
nothing, is given the snapshot first.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from itertools import islice
from operator import attrgetter

from openspace.notes.frames import EMPTY_UPDATE
from openspace.notes.joining import joined
from openspace.notes.reader import Struct, Update
from openspace.notes.taken_away import TakenAway
from openspace.notes.tape import Tape
from openspace.notes.trimming import cut, written_structs

in_turn = attrgetter("client", "clock")


class NoteLog:
    """Updates in order, from after the first ``length``.

    ``ends`` is how far those had come, ``taken_away`` what they took away, which is asked for late.
    """

    def __init__(
        self, length: int, ends: Mapping[int, int], taken_away: Callable[[], TakenAway]
    ) -> None:
        self._length = length
        self._ends = ends
        self._before = taken_away
        self._updates: list[Update] = []

    @property
    def begins(self) -> int:
        """After how many updates it begins."""
        return self._length

    @property
    def length(self) -> int:
        """How many updates there are in all."""
        return self._length + len(self._updates)

    @property
    def tail(self) -> int:
        """How many updates are held."""
        return len(self._updates)

    def append(self, update: Update) -> None:
        """One more was committed."""
        self._updates.append(update)
        if update.deletions:
            self._taken_away.add(update.deletions)

    def rebase(self, length: int, ends: Mapping[int, int]) -> None:
        """The store has a snapshot of so many updates now: let go of them."""
        known = length - self._length
        if 0 < known <= len(self._updates):
            self._length, self._ends = length, ends
            self._updates = list(islice(self._updates, known, None))

    def since(self, state_vector: bytes) -> bytes | None:
        """What somebody lacks who has come so far; None if they need the snapshot first.

        All that was taken away by what was committed is in it: a state vector does not say what
        one knows of that.
        """
        reached = _read(state_vector)
        if any(reached.get(client, 0) < end for client, end in self._ends.items()):
            return None
        return self._after(reached)

    def rest(self) -> bytes:
        """What the snapshot lacks."""
        return joined(self._updates) if self._updates else EMPTY_UPDATE

    @cached_property
    def _taken_away(self) -> TakenAway:
        return self._before()

    def _after(self, reached: Mapping[int, int]) -> bytes:
        structs = [
            cut(struct, reached.get(struct.client, 0))
            for update in self._updates
            for struct in update.structs
            if struct.end > reached.get(struct.client, 0)
        ]
        return written_structs(_in_turn(structs)) + self._taken_away.written()


def _in_turn(structs: Sequence[Struct]) -> list[Struct]:
    return sorted(structs, key=in_turn)


def _read(state_vector: bytes) -> dict[int, int]:
    tape = Tape(state_vector)
    return {tape.number(): tape.number() for _ in range(tape.count(2))}

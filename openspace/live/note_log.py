"""A note's committed updates, and what of them a newcomer lacks.

They are kept as one merged update and the few that came since it was last asked for, so a long
note takes the room of its words and not of its keystrokes.
"""

from collections.abc import Sequence

from openspace.notes import engine

Logged = tuple[str, bytes]
"""A participant's id, and an update of theirs as the log holds it."""


class NoteLog:
    """Everything committed, in order. May raise ``EngineFailed``, as its questions may."""

    def __init__(self, updates: Sequence[bytes]) -> None:
        self._updates = [engine.merge(updates)]

    def append(self, update: bytes) -> None:
        """One more was committed."""
        self._updates.append(update)

    def whole(self) -> bytes:
        """All of it as one update."""
        if len(self._updates) != 1:
            self._updates = [engine.merge(self._updates)]
        return self._updates[0]

    def since(self, state_vector: bytes) -> bytes:
        """What someone lacks who has come as far as a state vector."""
        return engine.diff(self.whole(), state_vector)

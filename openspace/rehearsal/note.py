"""A note's socket as a simulated writer speaks on it: y-websocket's frames. No I/O.

The rule: nothing is written before the server has told what stands there, so that a line that
stands there already is not written again.
"""

import json
from typing import Any, Final

import pycrdt

from openspace.rehearsal.paper import Paper

SYNC: Final = bytes([pycrdt.YMessageType.SYNC])
ANSWER: Final = bytes([pycrdt.YMessageType.SYNC, pycrdt.YSyncMessageType.SYNC_STEP2])


class Note:
    """One opening of a note. ``told`` is true once the server has told what stands there."""

    def __init__(self, client: int) -> None:
        self.told = False
        self._paper = Paper(client)
        self._place: dict[str, Any] | None = None
        self._beats = 0

    def question(self) -> bytes:
        """The first frame: what is there?"""
        return pycrdt.create_sync_message(self._paper.doc)

    def hear(self, frame: bytes) -> list[bytes]:
        """Take a frame in, and answer it if it is a question."""
        if not frame.startswith(SYNC):
            return []
        reply = self._paper.hear(frame[1:])
        self.told = self.told or frame.startswith(ANSWER)
        return [] if reply is None else [reply, self.presence()]

    def texts(self) -> list[str]:
        """Every text that stands in the note, from the top."""
        return self._paper.texts()

    def begin(self, kind: str) -> list[bytes]:
        """Begin a heading, paragraph, item or task at the end: the frames that say so."""
        self._paper.begin(kind)
        self._place = self._paper.latest()
        return self._frames()

    def type(self, piece: str) -> list[bytes]:
        """Type on: the frames that say so, none when what was begun is gone."""
        return self._frames() if self._paper.type(piece) else []

    def rest(self) -> bytes:
        """Take the caret out of the text."""
        self._place = None
        return self.presence()

    def presence(self) -> bytes:
        """Where the caret is: at the end of what is typed, or nowhere."""
        self._beats += 1
        place = {"type": self._place, "assoc": 0}
        cursor = {"anchor": place, "head": place} if self._place else None
        numbers = (1, self._paper.client, self._beats)
        state = pycrdt.write_message(json.dumps({"cursor": cursor}).encode())
        return pycrdt.create_awareness_message(
            b"".join(map(pycrdt.write_var_uint, numbers)) + state
        )

    def _frames(self) -> list[bytes]:
        made, self._paper.made = self._paper.made, []
        return [*(pycrdt.create_update_message(update) for update in made), self.presence()]

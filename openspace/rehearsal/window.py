"""What a sampled person's page shows: as it was opened, and every push since.

The rule: nothing is read while the crowd is busy; it is put together when one asks whether the page
is what a fresh one would be.
"""

import json

from openspace.rehearsal.reading import PUSH
from openspace.rehearsal.sheet import Sheet

OF_THE_VIEWER = "mine"
"""The kind of channel that tells somebody what only their page shows."""


class Window:
    """A page by its name, its html, and the frames that came to it."""

    def __init__(self) -> None:
        self.page = ""
        self._html = ""
        self._frames: list[str] = []

    def turned(self, page: str, html: str) -> None:
        """Another page is open, or the same anew."""
        self.page, self._html, self._frames = page, html, []

    def heard(self, frame: str) -> None:
        """A push came for it."""
        if PUSH.match(frame):
            self._frames.append(frame)

    def shows(self, name: str) -> bool:
        """Whether the page had something under this id when it was opened."""
        return f'id="{name}"' in self._html

    def differs(self, fresh: str) -> list[str]:
        """What was pushed and is not as on a fresh page, by id."""
        sheet = Sheet(self._html)
        for frame in self._frames:
            said = json.loads(frame)
            if not said["channel"].startswith(OF_THE_VIEWER):
                sheet.put(said["html"])
        return sheet.differs(Sheet(fresh))

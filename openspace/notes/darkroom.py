"""Pictures at arm's length: what somebody sent is opened in a process of its own and nowhere else.

The rule: what comes out is a picture as it is kept, or what is wrong with what was sent; whatever
breaks over there is ``ProcessFailed``, and the next picture gets a fresh process (G1 to G3). No
more than one is in the server's memory at a time.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from typing import Any, Final

from openspace.domain.images import FLAWS, Flaw, Image, image
from openspace.notes.apart import MEMORY, Apart, parted

SECONDS: Final = 20.0
OF_THE_PROCESSOR: Final = 10
WORDS: Final = ("-P", "-m", "openspace.notes.developing")


class Darkroom(Apart):
    """The pictures' process."""

    def __init__(self, seconds: float = SECONDS, memory: int = MEMORY) -> None:
        super().__init__(seconds, memory)
        self._one = asyncio.Lock()

    async def developed(self, read: Callable[[], Awaitable[bytes]]) -> tuple[Image, bytes] | Flaw:
        """``develop`` what can be read, when it is its turn."""
        async with self._one:
            return await asyncio.to_thread(self.develop, await read())

    def develop(self, content: bytes) -> tuple[Image, bytes] | Flaw:
        """The picture that is kept, and what is in it. Raises ``ProcessFailed``."""
        head, kept = parted(self._ask(self._seconds, "develop", content))
        said: dict[str, Any] = json.loads(head)
        if "flaw" in said:
            return next(flaw for flaw in FLAWS if flaw == said["flaw"])
        return image(said["sort"], said["width"], said["height"], kept), kept

    def _words(self) -> tuple[str, ...]:
        return (*WORDS, str(self._memory), str(OF_THE_PROCESSOR))

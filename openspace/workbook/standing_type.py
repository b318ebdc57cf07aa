"""Type that is kept standing: the process that sets the PDF stays for a while after a book.

The idea: what typst made of a chapter is in its memory still, so that of the gathering's next book
only what has changed is set. The other end is ``presses.pdf``.

Rules, cited by tests:
ST1. A book is set by the process that set the gathering's last one, where that is there and has
     nothing to do; else by a new one.
ST2. One process at most stands and waits, for ``REST`` seconds, and none that is heavier than
     ``HEAVIEST``; where nobody has said that it may stay, it ends with its book.
ST3. What comes out is a whole PDF, or ``NotPressed`` is raised; whatever goes wrong, and whoever
     stops waiting, ends the process.
"""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from openspace.notes.apart import Apart
from openspace.workbook.apart import NotPressed, whole
from openspace.workbook.design import fonts
from openspace.workbook.galley import Galley
from openspace.workbook.pressroom import MEMORY, limits

REST = 300.0
"""Seconds that a process waits for the next book."""
HEAVIEST = 640
"""MiB that a process may have that waits."""
SECONDS = 240.0
"""The longest that a book is set, whoever asks."""
UNKNOWN = 2**30


class Typesetter(Apart):
    """The process; it is asked from a thread."""

    failure = NotPressed

    def __init__(self, fonts: Path) -> None:
        super().__init__(SECONDS, MEMORY)
        self._fonts = fonts

    def begin(self) -> None:
        """Be ready when the book is."""
        with self._turn:
            self._started()

    def set(self, galley: Galley, seconds: float) -> bytes:
        """The PDF, in so many seconds."""
        with TemporaryDirectory() as desk:
            galley.lay_out(Path(desk))
            made = self._ask(seconds, "set", int(limits(seconds)[1]), galley.texts, desk)
        if not whole("pdf", made):
            raise NotPressed("what came is no whole PDF")
        return made

    @property
    def weight(self) -> float:
        """MiB of its memory, where the system tells."""
        try:
            pages = Path(f"/proc/{self._process and self._process.pid}/statm").read_text().split()
        except OSError:
            return UNKNOWN
        return int(pages[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20

    def _words(self) -> tuple[str, ...]:
        module = "openspace.workbook.presses.pdf"
        return ("-P", "-m", module, *limits(self._seconds), str(self._fonts))


@dataclass(slots=True)
class _Standing:
    """A process that waits for the next book of a gathering."""

    gathering: str
    typesetter: Typesetter
    end: asyncio.TimerHandle


class StandingType:
    """The processes that set PDFs, and the one that waits."""

    def __init__(
        self, rest: float = REST, heaviest: float = HEAVIEST, *, stays: bool = False
    ) -> None:
        self.stays = stays
        self._rest = rest
        self._heaviest = heaviest
        self._standing: _Standing | None = None

    @asynccontextmanager
    async def typesetter(self, gathering: str) -> AsyncIterator[Typesetter]:
        """Who sets this gathering's next book (ST1); begun when it is handed over."""
        typesetter = self._taken(gathering) or Typesetter(fonts())
        try:
            await asyncio.to_thread(typesetter.begin)
            yield typesetter
        except BaseException:
            await asyncio.to_thread(typesetter.close)
            raise
        await self._keep(gathering, typesetter)

    async def close(self) -> None:
        """Let nobody wait."""
        if standing := self._standing:
            self._standing = None
            standing.end.cancel()
            await asyncio.to_thread(standing.typesetter.close)

    def _taken(self, gathering: str) -> Typesetter | None:
        standing, self._standing = self._standing, None
        if standing is None:
            return None
        standing.end.cancel()
        if standing.gathering == gathering:
            return standing.typesetter
        standing.typesetter.close()
        return None

    async def _keep(self, gathering: str, typesetter: Typesetter) -> None:
        """Let it wait, in place of another (ST2)."""
        if not self.stays or typesetter.weight > self._heaviest:
            await asyncio.to_thread(typesetter.close)
            return
        await self.close()
        end = asyncio.get_running_loop().call_later(self._rest, self._over)
        self._standing = _Standing(gathering, typesetter, end)

    def _over(self) -> None:
        standing, self._standing = self._standing, None
        if standing:
            standing.typesetter.close()

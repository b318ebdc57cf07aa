"""Type that is kept standing: the process that sets the PDF stays for a while after a book.

The idea: what typst made of a chapter is in its memory still, so that of the gathering's next book
only what has changed is set. The other end is ``presses.pdf``.

Rules, cited by tests:
ST1. A book is set by the process that set the gathering's last one, where that is there and has
     nothing to do; else by a new one.
ST2. One process at most stands and waits, for ``REST`` seconds, and none that is heavier than
     ``HEAVIEST`` or has stood for ``OLDEST``, so that what was erased does not stand in it for
     long; where nobody has said that it may stay, it ends with its book.
ST3. What comes out is a whole PDF, or ``NotPressed`` is raised; whatever goes wrong, and whoever
     stops waiting, ends the process.
"""

import asyncio
import os
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from openspace.notes.apart import Apart
from openspace.workbook.apart import NotPressed, whole
from openspace.workbook.design import fonts
from openspace.workbook.galley import Galley
from openspace.workbook.pressroom import MEMORY, limits, of_all

REST = 300.0
"""Seconds that a process waits for the next book."""
HEAVIEST = 640
"""MiB that a process may have that waits."""
OLDEST = 1800.0
"""Seconds after which a process waits for no other book."""
SECONDS = 240.0
"""The longest that a book is set, whoever asks."""
UNKNOWN = 2**30
"""The weight of a process of which the system does not tell."""


class Typesetter(Apart):
    """The process; it is asked from a thread."""

    failure = NotPressed

    def __init__(self, fonts: Path, desks: Path | None = None) -> None:
        super().__init__(SECONDS, MEMORY)
        self._fonts = fonts
        self._desks = desks
        self._over = False
        self._began = monotonic()

    @property
    def age(self) -> float:
        """Seconds since it was begun."""
        return monotonic() - self._began

    def begin(self) -> None:
        """Be ready when the book is."""
        with self._turn:
            self._started()

    def set(self, galley: Galley, seconds: float) -> bytes:
        """The PDF, in so many seconds."""
        with TemporaryDirectory(dir=self._desks) as desk:
            galley.lay_out(Path(desk))
            made = self._ask(seconds, "set", of_all(seconds), galley.texts, desk)
        if not whole("pdf", made):
            raise NotPressed("what came is no whole PDF")
        return made

    def close(self) -> None:
        """End it for good: whoever is about to ask begins no other."""
        self._over = True
        super().close()

    @property
    def weight(self) -> float:
        """MiB of its memory, where the system tells."""
        try:
            pages = Path(f"/proc/{self._process and self._process.pid}/statm").read_text().split()
        except OSError:
            return UNKNOWN
        return int(pages[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20

    def _started(self) -> "subprocess.Popen[bytes]":
        if self._over:
            raise EOFError("given up")
        return super()._started()

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
    """The processes that set PDFs, and the one that waits. Their desks lie in a folder, or where
    the system has such things."""

    def __init__(
        self,
        rest: float = REST,
        heaviest: float = HEAVIEST,
        oldest: float = OLDEST,
        *,
        stays: bool = False,
        desks: Path | None = None,
    ) -> None:
        self.stays = stays
        self._rest, self._heaviest, self._oldest = rest, heaviest, oldest
        self.desks = desks
        self._standing: _Standing | None = None

    @asynccontextmanager
    async def typesetter(self, gathering: str) -> AsyncIterator[Typesetter]:
        """Who sets this gathering's next book (ST1); begun when it is handed over."""
        typesetter = await self._taken(gathering) or Typesetter(fonts(), self.desks)
        try:
            await asyncio.to_thread(typesetter.begin)
            yield typesetter
        except BaseException:
            await asyncio.to_thread(typesetter.close)
            raise
        await self._keep(gathering, typesetter)

    async def close(self) -> None:
        """Let nobody wait any more."""
        self.stays = False
        if standing := self._lifted():
            await asyncio.to_thread(standing.typesetter.close)

    async def _taken(self, gathering: str) -> Typesetter | None:
        standing = self._lifted()
        if standing and standing.gathering != gathering:
            await asyncio.to_thread(standing.typesetter.close)
            return None
        return standing.typesetter if standing else None

    async def _keep(self, gathering: str, typesetter: Typesetter) -> None:
        """Let it wait, in place of another (ST2)."""
        too_much = typesetter.weight > self._heaviest or typesetter.age > self._oldest
        gone: Typesetter | None = typesetter
        if self.stays and not too_much:
            before = self._lifted()
            end = asyncio.get_running_loop().call_later(self._rest, self._end)
            self._standing = _Standing(gathering, typesetter, end)
            gone = before.typesetter if before else None
        if gone:
            await asyncio.to_thread(gone.close)

    def _lifted(self) -> _Standing | None:
        """The one that waits, which waits no more."""
        standing, self._standing = self._standing, None
        if standing:
            standing.end.cancel()
        return standing

    def _end(self) -> None:
        if standing := self._lifted():
            asyncio.get_running_loop().run_in_executor(None, standing.typesetter.close)

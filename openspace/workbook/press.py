"""The press: proceedings in, a whole file out, in any format and language.

The idea: a book that has not changed is not set twice, and however many ask for one at once, it
is set once. The rule: an edition is its content; only a change of content makes a new one, and
what is answered is always a whole file.
"""

import asyncio
from collections import OrderedDict
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Literal, get_args

from openspace.domain.proceedings import Proceedings
from openspace.workbook.apart import made_apart
from openspace.workbook.composition import compose
from openspace.workbook.markdown import markdown
from openspace.workbook.page import html
from openspace.workbook.pressroom import Form
from openspace.workbook.twin import twin

Format = Literal["html", "pdf", "docx", "odt", "epub", "md", "json"]
FORMATS: tuple[Format, ...] = get_args(Format)
APART: tuple[Form, ...] = get_args(Form)
MEDIA_TYPES: dict[Format, str] = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "epub": "application/epub+zip",
    "md": "text/markdown; charset=utf-8",
    "json": "application/json",
}
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
KEPT = 16

Edition = tuple[Proceedings, Format, str | None]


async def press(proceedings: Proceedings, form: Format, language: str | None = None) -> bytes:
    """The book as a file, in the gathering's language unless another is asked for."""
    if form in APART:
        return await made_apart(form, await asyncio.to_thread(compose, proceedings, language))
    return await asyncio.to_thread(_written, proceedings, form, language)


def _written(proceedings: Proceedings, form: Format, language: str | None) -> bytes:
    if form == "json":
        return twin(proceedings).encode()
    write = html if form == "html" else markdown
    return write(compose(proceedings, language)).encode("utf-8", "replace")


@dataclass(slots=True)
class Press:
    """A press that remembers the last files it made apart; one is at work at a time."""

    kept: "OrderedDict[Edition, asyncio.Task[bytes]]" = field(default_factory=OrderedDict)
    turn: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))

    async def press(
        self, proceedings: Proceedings, form: Format, language: str | None = None
    ) -> bytes:
        """As ``press``; a file of the same content is the one already made."""
        if form not in APART:
            return await press(proceedings, form, language)
        content = (replace(proceedings, pressed_at=LONG_AGO), form, language)
        if content not in self.kept:
            self.kept[content] = asyncio.create_task(self._in_turn(proceedings, form, language))
        self.kept.move_to_end(content)
        while len(self.kept) > KEPT:
            self.kept.popitem(last=False)
        return await self._answer(content)

    async def _in_turn(self, proceedings: Proceedings, form: Format, language: str | None) -> bytes:
        async with self.turn:
            return await press(proceedings, form, language)

    async def _answer(self, content: Edition) -> bytes:
        task = self.kept[content]
        try:
            return await asyncio.shield(task)
        except Exception:
            if self.kept.get(content) is task:
                del self.kept[content]
            raise

"""The press: proceedings in, a whole file out, in any format and language.

The idea: a book that has not changed is not set twice, and however many ask for one at once, it
is set once. The rule: an edition is its content; only a change of content makes a new one, and
what is answered is always a whole file.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import partial

from openspace.domain.proceedings import Proceedings
from openspace.locale.tables import CSV
from openspace.workbook.album import EMPTY, Album
from openspace.workbook.apart import made_apart
from openspace.workbook.at_once import at_once
from openspace.workbook.composition import compose
from openspace.workbook.forms import APART, Format
from openspace.workbook.pressroom import Pressroom
from openspace.workbook.twin import twin

MEDIA_TYPES: dict[Format, str] = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "odt": "application/vnd.oasis.opendocument.text",
    "epub": "application/epub+zip",
    "md": "text/markdown; charset=utf-8",
    "zip": "application/zip",
    "json": "application/json",
    "csv": CSV,
}
ILLUSTRATED: tuple[Format, ...] = ("html", "pdf", "docx", "odt", "epub", "zip")
"""The forms that carry the pictures themselves."""
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
KEPT = 16
MOST_BYTES = 128 * 2**20
"""So much of finished files is remembered, the last one aside, however large it is."""

Edition = tuple[Proceedings, Format, str | None]


async def no_pictures() -> Album:
    """An album with nothing in it."""
    return EMPTY


async def press(
    proceedings: Proceedings,
    form: Format,
    language: str | None = None,
    album: Album = EMPTY,
    room: Pressroom | None = None,
    as_of: float | None = None,
) -> bytes:
    """The book as a file, in the gathering's language unless another is asked for.

    Its pictures are in the ``album``; one that is not is none. What is made apart is made in the
    ``room``, or in one for this book alone, of what was read ``as_of`` a moment.
    """
    if form in ILLUSTRATED:
        there = tuple(each for each in proceedings.images if each.name in album)
        proceedings = replace(proceedings, images=there)
    if form in APART:
        composed = partial(compose, proceedings, language)
        return await made_apart(form, proceedings.code, composed, album, room=room, as_of=as_of)
    return await asyncio.to_thread(_written, proceedings, form, language, album)


def _written(proceedings: Proceedings, form: Format, language: str | None, album: Album) -> bytes:
    if form == "json":
        return twin(proceedings).encode()
    return at_once(compose(proceedings, language), form, album)


@dataclass(slots=True)
class Press:
    """A press that remembers the last files it made apart; one is at work at a time.

    So is one that carries pictures and is not made apart: the server holds one album at most.
    """

    room: Pressroom = field(default_factory=Pressroom)
    kept: "OrderedDict[Edition, asyncio.Task[bytes]]" = field(default_factory=OrderedDict)
    turn: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))

    async def press(
        self,
        proceedings: Proceedings,
        form: Format,
        language: str | None = None,
        album: Callable[[], Awaitable[Album]] = no_pictures,
        *,
        as_of: float,
    ) -> bytes:
        """As ``press``; a file of the same content is the one already made.

        The ``album`` is asked for when a book is made that shows pictures. Of what was read before
        all was to be forgotten (``as_of`` is the moment, of ``monotonic``, before it was read)
        nothing is remembered.
        """
        if form not in APART:
            return await self._at_once(proceedings, form, language, album)
        content = (replace(proceedings, pressed_at=LONG_AGO), form, language)
        if self.room.forgot(as_of):
            return await self._in_turn(content, proceedings, album, as_of)
        if content not in self.kept:
            making = self._in_turn(content, proceedings, album, as_of)
            self.kept[content] = asyncio.create_task(making)
        self.kept.move_to_end(content)
        while len(self.kept) > KEPT:
            self.kept.popitem(last=False)
        made = await self._answer(content)
        while len(self.kept) > 1 and sum(map(_size, self.kept.values())) > MOST_BYTES:
            self.kept.popitem(last=False)
        return made

    def forget(self) -> None:
        """Keep no file of what was read by now, and have nothing stand of it."""
        self.kept.clear()
        self.room.forget()

    async def _at_once(
        self,
        proceedings: Proceedings,
        form: Format,
        language: str | None,
        album: Callable[[], Awaitable[Album]],
    ) -> bytes:
        if form not in ILLUSTRATED:
            return await press(proceedings, form, language)
        async with self.turn:
            return await press(proceedings, form, language, await album())

    async def _in_turn(
        self,
        content: Edition,
        proceedings: Proceedings,
        album: Callable[[], Awaitable[Album]],
        as_of: float,
    ) -> bytes:
        _, form, language = content
        async with self.turn:
            shown = await album() if form in ILLUSTRATED else EMPTY
            return await press(proceedings, form, language, shown, self.room, as_of)

    async def _answer(self, content: Edition) -> bytes:
        task = self.kept[content]
        try:
            return await asyncio.shield(task)
        except Exception:
            if self.kept.get(content) is task:
                del self.kept[content]
            raise


def _size(task: asyncio.Task[bytes]) -> int:
    """How many bytes a finished file has; one that is not made yet has none."""
    made = task.done() and not task.cancelled() and task.exception() is None
    return len(task.result()) if made else 0

"""A book as it goes to whoever sets it in type: the files that typst may read, by their names.

The idea: typst keeps what it made of a file that did not change, so what is written in a chapter is
a file of its own, the same as long as nobody writes in it, and so is what stands at the foot of
every page. The rule: people's text enters as data, never as part of a document, so that whatever it
looks like is printed as text.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, fields, is_dataclass
from functools import cache
from typing import Any, NamedTuple

from openspace.domain.notes import Block, Run
from openspace.workbook.album import EMPTY, FOLDER, Album
from openspace.workbook.design import Design
from openspace.workbook.fitting import BOOK
from openspace.workbook.manuscript import ChapterPart, Manuscript

WRITTEN = ("description", "reports", "notes", "days", "pictures", "additions", "links", "amended")
"""What of a chapter is a file of its own; the rest of it stands elsewhere in the book too."""


class Galley(NamedTuple):
    """The files that lie on the desk as they are, and the JSON of what is printed: it is made fit
    for the fonts where it is set."""

    files: Mapping[str, bytes]
    texts: Mapping[str, str]


def galley(
    book: Manuscript, look: Design, album: Album = EMPTY, drawn: tuple[str, ...] = ()
) -> Galley:
    """The book in a design, with the pictures of its notes, and the names of those to be drawn."""
    tones = look.sectors and look.tones()
    said = asdict(look) | {"layers": (), "sectors": tones}
    files = dict(_layers(look)) | {f"{FOLDER}/{name}": each for name, each in album.items()}
    files |= {"design.json": _data(said).encode(), "pictures.json": _data(drawn).encode()}
    foot = book.publisher, " · ".join(filter(None, (book.licence, book.edition)))
    texts = {f"chapters/{each.id}.json": _data(_written(each)) for each in book.chapters}
    return Galley(files, texts | {BOOK: _data(book), "foot.json": _data(foot)})


def _layers(look: Design) -> Iterator[tuple[str, bytes]]:
    """The design's files, a later layer's over an earlier one's."""
    for layer in look.layers:
        for path in layer.rglob("*"):
            if path.is_file():
                yield path.relative_to(layer).as_posix(), path.read_bytes()


def _data(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, check_circular=False, default=_plain)


def _written(chapter: ChapterPart) -> dict[str, object]:
    return {name: getattr(chapter, name) for name in WRITTEN}


def _plain(value: Any) -> object:
    """A part of the book as JSON has it; what a note does not say of a block is not there."""
    if isinstance(value, Run):
        return _said(value) if value.bold or value.italic or value.link else value.text
    if isinstance(value, Block):
        return _said(value)
    if not is_dataclass(value):
        raise TypeError(f"{type(value).__name__} is not part of a book")
    kind: Any = type(value)
    left = WRITTEN if kind is ChapterPart else ()
    return {name: getattr(value, name) for name, _ in _parts(kind) if name not in left}


def _said(value: Run | Block) -> dict[str, object]:
    kind: Any = type(value)
    parts = _parts(kind)
    return {name: said for name, usual in parts if (said := getattr(value, name)) != usual}


@cache
def _parts(kind: Any) -> tuple[tuple[str, object], ...]:
    """The names of its fields, with what they are where nothing is said."""
    return tuple((each.name, each.default) for each in fields(kind))

"""What stands as an empty square in print: which characters, and in which chapters.

The rule: a square that somebody wrote is none of these.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from openspace.workbook.coverage import Fonts, coverage
from openspace.workbook.design import FAMILIES, fonts
from openspace.workbook.glyphs import FILES, undrawn
from openspace.workbook.manuscript import Manuscript


def unprinted(*texts: str) -> str:
    """The characters of these texts that no font of ours can draw, each once."""
    ours = coverage(fonts(), FAMILIES)
    return "".join(dict.fromkeys(each for text in texts for each in undrawn(text, ours)))


def explained(book: Manuscript, fonts: Fonts) -> tuple[str, ...]:
    """What a reader is told of the squares in a book, as a title and sentences; or nothing."""
    chapters = [str(each.number) for each in book.chapters if _lacks(each, fonts)]
    if not chapters and not _lacks(book, fonts):
        return ()
    said = (book.words["squares_in"] % {"numbers": ", ".join(chapters)},) if chapters else ()
    return (book.words["squares"], book.words["squares_stand"], *said)


def _lacks(value: object, fonts: Fonts) -> bool:
    return any(next(undrawn(text, fonts), "") for text in _texts(value))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, Mapping) or is_dataclass(value):
        named = value if isinstance(value, Mapping) else _fields(value)
        for key, each in named.items():
            if key not in FILES:
                yield from _texts(each)


def _fields(value: Any) -> dict[str, Any]:
    return {each.name: getattr(value, each.name) for each in fields(value)}

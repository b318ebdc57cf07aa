"""JSON made fit for print, and what is told of characters that are not printed.

The rule: a text that is printed as it stands is not taken apart; most are.
"""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from openspace.workbook.coverage import Fonts
from openspace.workbook.glyphs import FILES, SQUARE, as_it_stands, throughout, undrawn

ODD = re.compile(r'\\[^n"\\]')
"""How JSON says a character that nobody sees, the end of a line aside."""

BOOK = "manuscript.json"


def fit(texts: Mapping[str, str], fonts: Fonts) -> dict[str, str]:
    """Each of these texts, in JSON, with nothing in it that has no glyph; the book says so."""
    made = {name: _fit(text, fonts) for name, text in texts.items()}
    if told := explained({name: texts[name] for name in made if SQUARE in made[name]}, fonts):
        book = json.loads(made[BOOK])
        title, *said = told
        book["method"].append({"title": title, "paragraphs": said})
        made[BOOK] = json.dumps(book, ensure_ascii=False)
    return made


def _fit(text: str, fonts: Fonts) -> str:
    if as_it_stands(text, fonts) and not ("\\" in text and ODD.search(text)):
        return text
    return json.dumps(throughout(json.loads(text), fonts), ensure_ascii=False)


def explained(texts: Mapping[str, str], fonts: Fonts) -> tuple[str, ...]:
    """What a reader is told of the squares in a book, as a title and sentences; or nothing.

    The ``texts`` are those with squares, as they were written; the book's words have one.
    """
    if BOOK not in texts:
        return ()
    book = json.loads(texts[BOOK])
    chapters = [each for part in book["rounds"] for each in part["chapters"]]
    lacking = [
        str(each["number"])
        for each in chapters
        if _lacks(each, fonts)
        or _lacks(json.loads(texts.get(f"chapters/{each['id']}.json", "{}")), fonts)
    ]
    if not lacking and not _lacks(book, fonts):
        return ()
    words = book["words"]
    said = (words["squares_in"] % {"numbers": ", ".join(lacking)},) if lacking else ()
    return (words["squares"], words["squares_stand"], *said)


def _lacks(value: object, fonts: Fonts) -> bool:
    return any(next(undrawn(text, fonts), "") for text in _texts(value))


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, Mapping):
        for key, each in value.items():
            if key not in FILES:
                yield from _texts(each)

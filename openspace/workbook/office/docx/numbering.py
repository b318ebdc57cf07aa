"""The lists of a DOCX: points, tasks, and as many ordered ones as the book has."""

import re

from openspace.workbook.office.docx.paragraphs import BULLETS, DEEPEST, NAMED, TASKS
from openspace.workbook.office.docx.parts import part
from openspace.workbook.office.docx.words import w

POINTS, BOXES, NUMBERS = 1, 2, 3
"""The kinds of list: with a mark, with a box that is part of the words, with numbers."""

STEP = 360
"""How much further in a list within a list begins, in twentieths of a point."""


BY_NAME = re.compile(f'<w:numId w:val="({NAMED}[0-9-]+)"')
"""An ordered list as a chapter names it; what people wrote has no such quotes left in it."""


def numbered(document: str) -> tuple[str, int]:
    """The document with a number in the place of each list's name, and how many there are."""
    numbers: dict[str, int] = {}

    def number(found: re.Match[str]) -> str:
        return f'<w:numId w:val="{TASKS + numbers.setdefault(found[1], len(numbers) + 1)}"'

    return BY_NAME.sub(number, document), len(numbers)


def numbering(ordered: int) -> str:
    """The whole part."""
    kinds = (_kind(POINTS, "bullet", "–"), _kind(BOXES, "bullet", ""), _kind(NUMBERS, "decimal"))
    shared = (_list(BULLETS, POINTS), _list(TASKS, BOXES))
    own = (_list(TASKS + index, NUMBERS, begins=1) for index in range(1, ordered + 1))
    return part("numbering", *kinds, *shared, *own)


def _kind(id_: int, form: str, mark: str | None = None) -> str:
    levels = (
        w(
            "lvl",
            w("start", val=1),
            w("numFmt", val=form),
            *((w("suff", val="nothing"),) if mark == "" else ()),
            w("lvlText", val=f"%{level + 1}." if mark is None else mark),
            w("lvlJc", val="left"),
            w("pPr", w("ind", left=STEP * (level + 1), hanging=STEP)),
            ilvl=level,
        )
        for level in range(DEEPEST + 1)
    )
    return w("abstractNum", w("multiLevelType", val="hybridMultilevel"), *levels, abstractNumId=id_)


def _list(id_: int, kind: int, begins: int | None = None) -> str:
    anew = w("lvlOverride", w("startOverride", val=begins), ilvl=0) if begins else ""
    return w("num", w("abstractNumId", val=kind), anew, numId=id_)

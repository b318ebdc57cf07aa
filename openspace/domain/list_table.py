"""A list of people as somebody's program saved it: from its bytes to rows of cells.

Rules:
    LT1 A list has at most 2 MB and 5,000 lines. Excel's own is read too (``list_workbook``);
        what is no text besides is refused with what to do about it.
    LT2 A byte order mark says how it is written. Without one it is UTF-8 where it can be, else
        Windows, Mac or DOS, whichever makes the most letters of the north.
    LT3 Cells are divided by that of ``;``, ``,``, tab and ``|`` which leaves the most mail
        addresses alone in their cells, then the most rows of the same length. A first line
        ``sep=;`` says it.
    LT4 A cell in quotes may hold line breaks and separators. A quote that nobody closed is a sign
        like others, so that it swallows nothing.
    LT5 A row is known by the line it begins on. Empty rows count, and are passed over.
"""

import csv
import re
from collections import Counter
from collections.abc import Sequence
from io import StringIO
from itertools import islice
from typing import Final

from openspace.domain.addresses import is_address
from openspace.domain.list_rows import (
    EMPTY,
    LARGEST,
    MOST_LINES,
    NO_TEXT,
    TOO_LARGE,
    TOO_LONG,
    WORKBOOK,
    Row,
)
from openspace.domain.list_workbook import rows_of
from openspace.domain.refusal import Refusal

SEPARATORS: Final = ";,\t|"
TRIED: Final = 60
LONGEST_QUOTE: Final = 20
"""So many line breaks in one cell are a quote that nobody closed (LT4)."""
NORTHERN: Final = frozenset("åäöæøÅÄÖÆØéÉèüÜáčđŋšŧžÁČĐŊŠŽ")
MARKS: Final = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
OLD: Final = ("cp1252", "mac_roman", "cp850", "latin-1")


def table_of(content: bytes) -> tuple[Row, ...] | Refusal:
    """The rows of a file (LT1 to LT5)."""
    if len(content) > LARGEST:
        return TOO_LARGE
    if content.startswith(b"PK\x03\x04"):
        return rows_of(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return WORKBOOK
    return table_in(decoded(content))


def table_in(text: str) -> tuple[Row, ...] | Refusal:
    """The rows of a text."""
    if len(text) > LARGEST:
        return TOO_LARGE
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    if "\0" in text:
        return NO_TEXT
    if not text.strip():
        return EMPTY
    if text.count("\n") > 2 * MOST_LINES:
        return TOO_LONG
    said = re.match(r"sep=([;,\t|])\n", text, re.IGNORECASE)
    rows = _rows(text[said.end() :], said[1], 1) if said else _rows(text, separator_of(text))
    return rows if len(rows) <= MOST_LINES + 1 else TOO_LONG


def decoded(content: bytes) -> str:
    """What the bytes say (LT2)."""
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return content[len(mark) :].decode(encoding, "replace")
    if content[1:400:2].count(0) > len(content[1:400:2]) // 2:
        return content.decode("utf-16-le", "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        readings = [content.decode(each, "replace") for each in OLD]
        return max(readings, key=_northern)


def separator_of(text: str) -> str:
    """What stands between cells (LT3)."""
    return max(SEPARATORS, key=lambda each: _alone(text, each))


def _northern(text: str) -> int:
    found = Counter(each for each in text if each > "\x7f")
    return sum(count if each in NORTHERN else -count for each, count in found.items())


def _alone(text: str, separator: str) -> tuple[int, int]:
    rows = [cells for _, cells in islice(_read(text, separator), TRIED) if cells]
    addresses = sum(any(is_address(cell.strip()) for cell in cells) for cells in rows)
    lengths = Counter(len(cells) for cells in rows if len(cells) > 1)
    return addresses, max(lengths.values(), default=0)


def _rows(text: str, separator: str, passed: int = 0) -> tuple[Row, ...]:
    try:
        read = list(_read(text, separator))
    except csv.Error:
        read = []
    if not read or any(cell.count("\n") > LONGEST_QUOTE for _, cells in read for cell in cells):
        read = [
            (at, [cell.strip('"') for cell in told.split(separator)])
            for at, told in enumerate(text.split("\n"), 1)
        ]
    found = (Row(at + passed, _trimmed(cells)) for at, cells in read)
    return tuple(row for row in found if any(row.cells))


def _read(text: str, separator: str) -> Sequence[tuple[int, list[str]]]:
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    begun, rows = 1, []
    for cells in reader:
        rows.append((begun, cells))
        begun = reader.line_num + 1
    return rows


def _trimmed(cells: Sequence[str]) -> tuple[str, ...]:
    return tuple(each.strip() for each in cells)

"""A list as Excel saves it by itself: from the workbook's bytes to rows of cells.

Rules (of lists as text LT1 to LT5 in ``list_table``):
    LW1 The first sheet is read that is not hidden and holds anything. A cell is its words, whether
        they stand in it or with the others, its number as it is written, or what its formula came
        to. A row is known by its number.
    LW2 At most ``MOST`` bytes are unpacked in all, whatever the parts say of themselves. No sheet
        is read twice, and of each at most so many lines and columns; more than that is refused.
    LW3 A workbook that declares anything of its own (a document type, entities) is none.
    LW4 What cannot be read is refused with what to do about it: damaged, locked, or another kind.
"""

import re
import zlib
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Final
from xml.parsers.expat import ExpatError, ParserCreate
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile

from openspace.domain.list_rows import (
    EMPTY,
    LARGEST,
    MOST_LINES,
    TOO_LARGE,
    TOO_LONG,
    WORKBOOK,
    Row,
)
from openspace.domain.refusal import Refusal

MOST: Final = 8 * 1024 * 1024
PIECE: Final = 1024 * 1024
MOST_SHEETS: Final = 8
MOST_COLUMNS: Final = 100
BOOK: Final = "xl/workbook.xml"
LINKS: Final = "xl/_rels/workbook.xml.rels"
STRINGS: Final = "xl/sharedStrings.xml"
PLACE: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
Attributes = dict[str, str]
UNLIKE: Final = (
    *(BadZipFile, ExpatError, zlib.error, EOFError, LookupError, ValueError),
    *(RuntimeError, NotImplementedError),
)
"""What reading anything else may come to; a locked part is a ``RuntimeError``."""


class TooMuch(Exception):
    """There is more than is read (LW2); ``refusal`` says so."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


def rows_of(content: bytes) -> tuple[Row, ...] | Refusal:
    """The rows of a workbook (LW1 to LW4)."""
    try:
        with ZipFile(BytesIO(content)) as packed:
            return _rows(Parts(packed))
    except TooMuch as much:
        return much.refusal
    except UNLIKE:
        return WORKBOOK


class Parts:
    """The parts of a workbook, unpacked one by one while they are not too much together (LW2)."""

    def __init__(self, packed: ZipFile) -> None:
        self._packed = packed
        self._left = MOST

    def __contains__(self, name: str) -> bool:
        return name in self._packed.namelist()

    def __getitem__(self, name: str) -> bytes:
        info = self._packed.getinfo(name)
        if info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
            raise ValueError(name)
        with self._packed.open(info) as part:
            content = part.read(self._left + 1)
        self._left -= len(content)
        if self._left < 0:
            raise TooMuch(TOO_LARGE)
        return content


def _rows(parts: Parts) -> tuple[Row, ...] | Refusal:
    strings = Strings().read(parts[STRINGS]) if STRINGS in parts else []
    for sheet in dict.fromkeys(_sheets(parts)):
        found = Cells(strings).read(parts[sheet])
        if any(any(row.cells) for row in found):
            return tuple(row for row in found if any(row.cells))
    return EMPTY


def _sheets(parts: Parts) -> Iterator[str]:
    """The parts of the sheets that are not hidden, in their order."""
    targets: dict[str, str] = {}
    shown: list[str] = []

    def linked(name: str, told: Attributes) -> None:
        if name == "Relationship":
            targets[told["Id"]] = told["Target"]

    def listed(name: str, told: Attributes) -> None:
        if name == "sheet" and told.get("state", "visible") == "visible":
            shown.append(next(value for key, value in told.items() if key.endswith(":id")))

    _walk(parts[LINKS], linked)
    _walk(parts[BOOK], listed)
    for each in shown[:MOST_SHEETS]:
        target = targets[each]
        yield target[1:] if target.startswith("/") else f"xl/{target}"


class Strings:
    """The words that stand with the others, without how they are pronounced."""

    def __init__(self) -> None:
        self._found: list[str] = []
        self._pieces: list[str] = []
        self._aside, self._reads = 0, False

    def read(self, xml: bytes) -> list[str]:
        """All of them, as cells count them."""
        _walk(xml, self._started, self._ended, self._said)
        return self._found

    def _started(self, name: str, _: Attributes) -> None:
        if name == "si":
            self._pieces = []
        self._aside += name == "rPh"
        self._reads = name == "t" and not self._aside

    def _said(self, text: str) -> None:
        if self._reads:
            self._pieces.append(text)

    def _ended(self, name: str) -> None:
        if name == "si":
            self._found.append("".join(self._pieces))
        self._aside -= name == "rPh"
        self._reads = False


class Cells:
    """The cells of a sheet, put where they stand; ``strings`` are the words of all of them."""

    def __init__(self, strings: list[str]) -> None:
        self._strings = strings
        self._rows: list[Row] = []
        self._cells: dict[int, str] = {}
        self._line = self._column = self._size = 0
        self._pieces: list[str] = []
        self._kind, self._reads = "", False

    def read(self, xml: bytes) -> list[Row]:
        """The rows, those that hold nothing too."""
        _walk(xml, self._started, self._ended, self._said)
        return self._rows

    def _started(self, name: str, told: Attributes) -> None:
        if name == "row":
            self._line = int(told.get("r", self._line + 1))
            self._cells, self._column = {}, 0
        elif name == "c":
            place = PLACE.fullmatch(told.get("r", ""))
            self._column = _number_of(place[1]) if place else self._column + 1
            self._kind, self._pieces = told.get("t", "n"), []
        self._reads = name in ("v", "t")

    def _said(self, text: str) -> None:
        if self._reads:
            self._pieces.append(text)

    def _ended(self, name: str) -> None:
        self._reads = False
        if name == "c" and self._pieces:
            told = "".join(self._pieces)
            self._keep(self._strings[int(told)] if self._kind == "s" else told)
        elif name == "row" and self._cells:
            cells = (self._cells.get(at, "") for at in range(1, max(self._cells) + 1))
            self._rows.append(Row(self._line, tuple(cells)))
            if len(self._rows) > MOST_LINES + 1:
                raise TooMuch(TOO_LONG)

    def _keep(self, told: str) -> None:
        self._size += len(told)
        if self._size > LARGEST or self._column > MOST_COLUMNS:
            raise TooMuch(TOO_LARGE)
        self._cells[self._column] = " ".join(told.split())


def _number_of(letters: str) -> int:
    """A column's number, of its letters: A is 1."""
    number = 0
    for each in letters:
        number = number * 26 + ord(each) - ord("A") + 1
    return number


def _walk(
    xml: bytes,
    started: Callable[[str, Attributes], None],
    ended: Callable[[str], None] = lambda _: None,
    said: Callable[[str], None] = lambda _: None,
) -> None:
    """Go through a part, by the names of its elements alone (LW3)."""
    parser = ParserCreate()
    parser.buffer_text, parser.buffer_size = True, PIECE
    parser.StartDoctypeDeclHandler = _declared
    parser.StartElementHandler = lambda name, told: started(name.rpartition(":")[2], told)
    parser.EndElementHandler = lambda name: ended(name.rpartition(":")[2])
    parser.CharacterDataHandler = said
    parser.Parse(xml, True)


def _declared(*_: object) -> None:
    raise ValueError("a document type")

"""A list of people to invite, understood: who stands there, and which lines say nobody.

Rules (from bytes to rows LT1 to LT5 in ``list_table``):
    GL1 Words over the columns say what they hold. Without any it is guessed: where the addresses
        stand, where sectors do, then a name, then an organisation. One may choose otherwise.
    GL2 First and last name are joined. An address may stand with a name, ``Kari <kari@x.org>``.
    GL3 A line needs a name and an address (P1, MA1). What is over-long is told, never cut.
    GL4 The same address a second time (MA2) is a double: the first line counts. Whoever is invited
        already is told apart, and is not invited twice.
    GL5 A sector is what the gathering calls it; a word that means none is told, and the person is
        asked at the door.
    GL6 A national identity number is never read: its column is passed over, a line that holds one
        where something is read from is not understood, and what is shown of it has dots there.
    GL7 The list as it was read, without what is passed over by GL6, can be read once more.
"""

import csv
import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from io import StringIO
from typing import Final

from openspace.domain.addresses import address_of, folded, is_address
from openspace.domain.identity_numbers import UNSEEN, has_number, without_numbers
from openspace.domain.list_rows import Row
from openspace.domain.list_words import FIELDS, Field, field_of_head, sector_called
from openspace.domain.participants import LONGEST_NAME, LONGEST_ORGANISATION
from openspace.domain.refusal import Refusal
from openspace.domain.wording import line

MOST_COLUMNS: Final = 40
LONGEST_SHOWN: Final = 120
WITH_NAME: Final = re.compile(r"(.*?)\s*<([^<>\s]+)>")
NO_NAME: Final = Refusal("list_name", "There is no name.")
NO_ADDRESS: Final = Refusal("list_address", "There is no mail address.")
BAD_ADDRESS: Final = Refusal("list_address", "“%(told)s” does not look like a mail address.")
NAME_LONG: Final = Refusal("list_name", "The name is longer than %(most)s characters.")
ORGANISATION_LONG: Final = Refusal(
    "list_organisation", "The organisation is longer than %(most)s characters."
)
HOLDS_NUMBER: Final = Refusal(
    "list_number", "What looks like a national identity number stands where a name or address does."
)
DOUBLE: Final = Refusal("list_double", "The same address as on line %(line)s.")


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody to invite, as they are called there; ``email`` may be empty for one by hand."""

    name: str
    email: str
    organisation: str = ""
    sector: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what stands over it, what it is read as, and what stands there first.

    ``closed`` when national identity numbers stand there: it is read as nothing.
    """

    head: str
    field: Field
    sample: str
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that said nobody, or somebody once more: what stood there, and why."""

    line: int
    told: str
    why: Refusal


@dataclass(frozen=True, slots=True)
class GuestList:
    """What was understood of a list."""

    columns: tuple[Column, ...]
    guests: tuple[Guest, ...]
    unread: tuple[Unread, ...]
    doubles: tuple[Unread, ...]
    known: tuple[Guest, ...]
    strange_sectors: tuple[str, ...]
    headed: bool
    text: str

    @property
    def has_numbers(self) -> bool:
        """Whether national identity numbers stand in columns of their own."""
        return any(each.closed for each in self.columns)


def understood(
    rows: Sequence[Row],
    sectors: Collection[str],
    invited: Collection[str] = (),
    chosen: Sequence[str] = (),
) -> GuestList:
    """Read the rows. ``invited`` are the folded addresses of those invited already; ``chosen``
    what each column is to be read as, where somebody has said so (GL1)."""
    headed = bool(rows) and _is_head(rows[0])
    body = rows[1:] if headed else rows
    columns = _columns(rows, body, sectors, chosen, headed=headed)
    fields = [each.field for each in columns]
    read = GuestList(columns, (), (), (), (), (), headed, _written(rows, columns))
    guests: dict[str, Guest] = {}
    unread, doubles, known, strange = [], [], [], dict[str, None]()
    for row in body:
        found = _guest(row, fields, sectors, strange)
        if isinstance(found, Refusal):
            unread.append(Unread(row.line, _shown(row, columns), found))
        elif first := guests.get(folded(found.email)):
            why = replace(DOUBLE, values={"line": first.line})
            doubles.append(Unread(row.line, _shown(row, columns), why))
        else:
            guests[folded(found.email)] = found
    known = [each for at, each in guests.items() if at in invited]
    new = [each for at, each in guests.items() if at not in invited]
    return replace(
        read,
        guests=tuple(new),
        unread=tuple(unread),
        doubles=tuple(doubles),
        known=tuple(known),
        strange_sectors=tuple(strange),
    )


def _is_head(row: Row) -> bool:
    words = any(map(field_of_head, row.cells))
    return words and not any(is_address(each) for each in row.cells)


def _columns(
    rows: Sequence[Row],
    body: Sequence[Row],
    sectors: Collection[str],
    chosen: Sequence[str],
    *,
    headed: bool,
) -> tuple[Column, ...]:
    count = min(max((len(row.cells) for row in rows), default=0), MOST_COLUMNS)
    cells = [[_cell(row, at) for row in body] for at in range(count)]
    closed = [_is_closed(each) for each in cells]
    heads = [line(_cell(rows[0], at)) if headed else "" for at in range(count)]
    fields = _chosen(chosen, count) or (
        [field_of_head(each) for each in heads] if headed else _guessed(cells, closed, sectors)
    )
    samples = (next(filter(None, each), "") for each in cells)
    seen: set[Field] = set()
    columns = []
    for head, field, sample, shut in zip(heads, fields, samples, closed, strict=True):
        read: Field = "" if shut or field in seen else field
        seen |= {read} - {""}
        words = without_numbers(line(sample))[:LONGEST_SHOWN]
        columns.append(Column(without_numbers(head)[:LONGEST_SHOWN], read, words, shut))
    return tuple(columns)


def _is_closed(cells: Sequence[str]) -> bool:
    """Whether identity numbers are what a column is for (GL6)."""
    told = [each for each in cells if each]
    return sum(map(has_number, told)) * 4 > len(told) if told else False


def _chosen(chosen: Sequence[str], count: int) -> list[Field]:
    told: list[Field] = [next((f for f in FIELDS if f == each), "") for each in chosen[:count]]
    return [*told, *[""] * (count - len(told))] if any(told) else []  # type: ignore[list-item]


def _guessed(
    cells: Sequence[Sequence[str]], closed: Sequence[bool], sectors: Collection[str]
) -> list[Field]:
    fields: list[Field] = [""] * len(cells)
    counted = [Counter(_kind(each, sectors) for each in column) for column in cells]
    for field in ("email", "sector"):
        most = max(range(len(cells)), key=lambda at: counted[at][field], default=0)
        if cells and counted[most][field] * 2 > sum(map(bool, cells[most])):
            fields[most] = "email" if field == "email" else "sector"
    words = [
        at for at, each in enumerate(counted) if not (fields[at] or closed[at]) and each["words"]
    ]
    for at, field in zip(words, ("name", "organisation"), strict=False):
        fields[at] = "name" if field == "name" else "organisation"
    return fields


def _kind(cell: str, sectors: Collection[str]) -> str:
    if not cell:
        return ""
    if "@" in cell:
        return "email"
    if sector_called(cell, sectors):
        return "sector"
    return "words" if any(each.isalpha() for each in cell) else "figures"


def _guest(
    row: Row, fields: Sequence[Field], sectors: Collection[str], strange: dict[str, None]
) -> Guest | Refusal:
    told = {field: _cell(row, at) for at, field in enumerate(fields) if field}
    if any(map(has_number, told.values())):
        return HOLDS_NUMBER
    name = line(told.get("name", "")) or line(f"{told.get('first', '')} {told.get('last', '')}")
    address, organisation = told.get("email", ""), line(told.get("organisation", ""))
    if both := WITH_NAME.fullmatch(address):
        name, address = name or line(both[1].strip("\"' ")), both[2]
    if refusal := _refused(name, address, organisation):
        return refusal
    sector = sector_called(told.get("sector", ""), sectors)
    if told.get("sector") and sectors and not sector:
        strange[line(told["sector"])[:LONGEST_SHOWN]] = None
    return Guest(name, address_of(_bare(address)) or "", organisation, sector, row.line)


def _bare(address: str) -> str:
    return address.removeprefix("mailto:")


def _refused(name: str, address: str, organisation: str) -> Refusal | None:
    if not line(address):
        return NO_ADDRESS
    if not address_of(_bare(address)):
        return replace(BAD_ADDRESS, values={"told": line(address)[:LONGEST_SHOWN]})
    if not name:
        return NO_NAME
    if len(name) > LONGEST_NAME:
        return replace(NAME_LONG, values={"most": LONGEST_NAME})
    if len(organisation) > LONGEST_ORGANISATION:
        return replace(ORGANISATION_LONG, values={"most": LONGEST_ORGANISATION})
    return None


def _shown(row: Row, columns: Sequence[Column]) -> str:
    """What stood there, for whoever has to find it in their list (GL6)."""
    open_ = (
        each for at, each in enumerate(row.cells) if at >= len(columns) or not columns[at].closed
    )
    told = without_numbers(" · ".join(filter(None, map(line, open_))))
    return told if len(told) <= LONGEST_SHOWN else f"{told[:LONGEST_SHOWN]} …"


def _written(rows: Sequence[Row], columns: Sequence[Column]) -> str:
    """The same list, each row on the line where it began (GL7)."""
    file = StringIO()
    writer = csv.writer(file, delimiter=";", lineterminator="\n")
    at = 1
    for row in rows:
        file.write("\n" * (row.line - at))
        cells = [_open(_cell(row, n), column) for n, column in enumerate(columns)]
        before = file.tell()
        writer.writerow(cells)
        file.seek(before)
        at = row.line + file.read().count("\n")
    return file.getvalue()


def _open(cell: str, column: Column) -> str:
    return UNSEEN if column.closed and has_number(cell) else without_numbers(cell)


def _cell(row: Row, at: int) -> str:
    return row.cells[at] if at < len(row.cells) else ""

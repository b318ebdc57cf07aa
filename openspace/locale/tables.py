"""Tables as files for spreadsheets (CSV, RFC 4180).

Rules:
    SP1 A table begins with the mark by which spreadsheets know UTF-8. Where a comma stands before
        decimals they divide columns by semicolons, elsewhere by commas.
    SP2 A cell that a spreadsheet could take for a formula, or that begins with a control
        character, gets an apostrophe before it.
    SP3 A cell is no longer than spreadsheets hold; what is, is cut and ends with an ellipsis, for
        they would put the rest of it into the cells beside and below.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from babel import Locale

CSV = "text/csv; charset=utf-8"
FORMULA = frozenset("=+-@＝＋－＠")
LONGEST = 32_767
"""The characters of a cell, as UTF-16 counts them."""

CUT = " …"


def table(headings: Sequence[str], rows: Iterable[Sequence[str]], language: str) -> bytes:
    """A table that opens in the spreadsheets of a language (SP1, SP2)."""
    written = io.StringIO()
    writer = csv.writer(written, delimiter=_separator(language), quoting=csv.QUOTE_ALL)
    writer.writerows([_guarded(cell) for cell in row] for row in (headings, *rows))
    return written.getvalue().encode("utf-8-sig")


def _separator(language: str) -> str:
    symbols = Locale.parse(language).number_symbols["latn"]
    return ";" if symbols["decimal"] == "," else ","


def _guarded(cell: str) -> str:
    odd = cell[:1] in FORMULA or cell[:1] < " " or "\x7f" <= cell[:1] <= "\x9f"
    return _held(f"'{cell}" if cell and odd else cell)


def _held(cell: str) -> str:
    """As much of it as a cell holds (SP3)."""
    counted = cell.encode("utf-16-le", "surrogatepass")
    if len(counted) <= 2 * LONGEST:
        return cell
    return counted[: 2 * (LONGEST - len(CUT))].decode("utf-16-le", "ignore") + CUT
